import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Columns } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ActionBar } from '../../../workflow/action-bar.tsx';
import type { Done } from '../../../workflow/event-form.tsx';
import { SourcesProvider } from '../../../workflow/form/control/options.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import { RecordFrame } from '../frame.tsx';
import { type Bulletin, type Period, useBulletin, useCycleCase, usePeriod, usePeriods } from '../queries.ts';
import css from '../records.module.css';
import { Drafted } from './drafted.tsx';
import { Meeting } from './meeting.tsx';
import { PeriodUnits } from './period-units.tsx';

const publishing = 'cycle.publishBulletin';

type About = { readonly cycleId: string; readonly period: Period; readonly bulletin: Bulletin | undefined };

/** The bulletin of a period is published: an event of the cycle. */
const Actions = ({ cycleId, period, bulletin }: About): ReactNode => {
  const { data: view } = useCycleCase(cycleId);
  const [open, setOpen] = useState<string | undefined>(undefined);
  const [done, setDone] = useState<Done | null>(null);
  if (view === undefined) return null;
  if (period.bulletin !== null) return null;
  const about = {
    ...view,
    allowed: view.allowed.filter((event) => event === publishing),
    withheld: view.withheld.filter(({ event }) => event === publishing),
  };
  if (about.allowed.length === 0 && about.withheld.length === 0) return null;
  return (
    <SourcesProvider sources={{ caseId: view.id, lines: [], findings: [] }}>
      <ActionBar
        key={period.no}
        view={about}
        machine="cycle"
        open={open}
        onOpen={(event) => {
          setDone(null);
          setOpen(event);
        }}
        done={done}
        onDone={setDone}
        presets={{
          'cycle.publishBulletin': () => ({
            period: period.no,
            ...bulletin?.draft,
          }),
        }}
      />
    </SourcesProvider>
  );
};

const Published = ({ period }: { period: Period }): ReactNode => {
  const { t, format } = useWords();
  const said = t.records.periodPage;
  const { bulletin } = period;
  return (
    <Panel
      title={said.bulletin}
      aside={bulletin === null ? null : said.bulletinPublished(format.day(bulletin.at))}
    >
      {bulletin === null ? (
        <p>{said.bulletinNone}</p>
      ) : (
        <article>
          <h3>{bulletin.title}</h3>
          <p className={css.typed}>{bulletin.text}</p>
        </article>
      )}
    </Panel>
  );
};

const OnePeriod = ({ cycleId, no }: { cycleId: string; no: number }): ReactNode => {
  const { t } = useWords();
  const { data: period } = usePeriod(cycleId, no);
  const { data: bulletin } = useBulletin(cycleId, no);
  if (period === undefined) return <Skeleton label={t.loading} lines={8} />;
  const open = period.units.filter(({ stage }) => ['open', 'reporting', 'closing'].includes(stage)).length;
  return (
    <>
      {bulletin === undefined ? null : <Actions cycleId={cycleId} period={period} bulletin={bulletin} />}
      {bulletin !== undefined && open > 0 ? (
        <Alert kind="note" title={t.records.periodPage.notVerified(open)} />
      ) : null}
      <Columns
        main={
          <>
            <PeriodUnits period={period} />
            {bulletin === undefined ? null : (
              <Drafted bulletin={bulletin} published={period.bulletin !== null} />
            )}
          </>
        }
        side={
          <>
            <Meeting cycleId={cycleId} period={period} />
            <Published period={period} />
          </>
        }
      />
    </>
  );
};

type Props = {
  readonly cycleId: string;
  readonly no: number | undefined;
};

/** The periods of a cycle: each assembled from the sheets of all units, discussed once, reported once. */
export const PeriodPage = ({ cycleId, no }: Props): ReactNode => {
  const { t } = useWords();
  const periods = usePeriods(cycleId);
  const all = periods.data ?? [];
  // The one that is being worked on: the first that isn't locked.
  const shown = no ?? all.find(({ locked }) => !locked)?.no ?? all.at(-1)?.no;
  return (
    <RecordFrame heading={t.records.periods} cycleId={cycleId}>
      {periods.isPending ? <Skeleton label={t.loading} /> : null}
      {periods.isSuccess && all.length === 0 ? (
        <Empty title={t.records.periodPage.none} hint={t.records.periodPage.noneHint} />
      ) : null}
      {all.length === 0 ? null : (
        <nav className={css.periods} aria-label={t.records.periodPage.choose}>
          {all.map((one) => (
            <Link
              key={one.no}
              to="/periods/$cycleId"
              params={{ cycleId }}
              search={{ no: one.no }}
              aria-current={one.no === shown ? 'page' : undefined}
            >
              {one.name}
            </Link>
          ))}
        </nav>
      )}
      {shown === undefined ? null : <OnePeriod key={shown} cycleId={cycleId} no={shown} />}
    </RecordFrame>
  );
};
