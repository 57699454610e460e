import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import { type Period, useCycleCase } from '../queries.ts';
import css from '../records.module.css';

const MeetingForm = lazy(() =>
  import('./meeting-form.tsx').then((loaded) => ({ default: loaded.MeetingForm })),
);

/** Those of whom it matters, by name: who was away. */
const Away = ({ period }: { period: Period }): ReactNode => {
  const said = useWords().t.records.periodPage;
  const away = period.units.filter(({ presence }) => presence === 'absent' || presence === 'excused');
  if (away.length === 0) return null;
  return (
    <ul>
      {away.map(({ unit, presence, excuse }) => (
        <li key={unit.id}>
          {unit.name} {presence === null ? '' : said.presences[presence]} {excuse}
        </li>
      ))}
    </ul>
  );
};

const Recorded = ({ period }: { period: Period }): ReactNode => {
  const said = useWords().t.records.periodPage;
  const { meeting } = period;
  if (meeting === null) return <p>{said.meetingNone}</p>;
  const { present, absent, excused } = meeting.came;
  return (
    <>
      {present + absent + excused === 0 ? null : (
        <>
          <h3>{said.presence}</h3>
          <p>{said.came(present, absent, excused)}</p>
          <Away period={period} />
        </>
      )}
      {meeting.attendance === '' ? null : (
        <>
          <h3>{said.attendance}</h3>
          <p className={css.typed}>{meeting.attendance}</p>
        </>
      )}
      <h3>{said.minutes}</h3>
      <p className={css.typed}>{meeting.minutes}</p>
    </>
  );
};

/** The one meeting on a period of all units: which of them came, who else, what was said, and until when it is due. */
export const Meeting = ({ cycleId, period }: { cycleId: string; period: Period }): ReactNode => {
  const { t, format } = useWords();
  const said = t.records.periodPage;
  const { meeting, minutesDue } = period;
  const { data: view } = useCycleCase(cycleId);
  const [open, setOpen] = useState(false);
  const records = view?.allowed.includes('cycle.recordMeeting') === true;
  const aside =
    meeting !== null
      ? said.heldOn(format.civil(meeting.heldOn))
      : minutesDue === null
        ? undefined
        : said.minutesDue(format.due(minutesDue));
  return (
    <Panel title={said.meeting} aside={aside}>
      {open && view !== undefined ? (
        <Suspense fallback={<p>{t.loading}</p>}>
          <MeetingForm view={view} period={period} onDone={() => setOpen(false)} />
        </Suspense>
      ) : (
        <>
          <Recorded period={period} />
          {records ? (
            <p>
              <Button type={meeting === null ? 'primary' : 'default'} onClick={() => setOpen(true)}>
                {meeting === null ? said.record : said.correct}
              </Button>
            </p>
          ) : null}
        </>
      )}
    </Panel>
  );
};
