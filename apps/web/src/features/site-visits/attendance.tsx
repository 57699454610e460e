import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { KickoffForm } from './kickoff.tsx';
import type { Visit } from './queries.ts';
import css from './site-visits.module.css';

const Pass = lazy(() => import('./pass.tsx').then((loaded) => ({ default: loaded.Pass })));
type Attendant = Visit['attendance'][number];

const Standing = ({ one }: { one: Attendant }): ReactNode => {
  const { t, format } = useWords();
  const said = t.visit.attendance;
  const signed = one.signedInAt === null ? null : format.time(one.signedInAt);
  if (one.present === false)
    return <Badge tone="overdue">{signed === null ? said.absent : said.late(signed)}</Badge>;
  if (signed !== null) return <Badge tone="done">{said.signedIn(signed)}</Badge>;
  return one.present === null ? (
    <Badge tone="risk">{said.waits}</Badge>
  ) : (
    <Badge tone="done">{said.present}</Badge>
  );
};

const Row = ({ one }: { one: Attendant }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.attendance;
  return (
    <li className={css.item}>
      <span className={css.line}>
        <strong>{one.person?.name ?? one.post}</strong>
        <span className={css.small}>{valueName(spoken, 'subjectKind', one.kind)}</span>
        <Standing one={one} />
      </span>
      {one.reason ? (
        <p className={css.small}>
          {said.because(one.reason)}
          {one.standIn ? ` · ${said.by(one.standIn)}` : ''}
        </p>
      ) : null}
    </li>
  );
};

/** Who came to the kick-off: by the code on one's own phone, or by the lead's list. */
export const Attendance = ({ view, visit }: { view: CaseView; visit: Visit }): ReactNode => {
  const { t } = useWords();
  const said = t.visit.attendance;
  const [shown, setShown] = useState(false);
  const shows =
    visit.team.some(({ lead, me }) => lead && me) && ['announced', 'inField'].includes(view.stage);
  const holds = view.allowed.includes('siteVisit.kickoff');
  const came = visit.attendance.filter(({ present, signedInAt }) => present === true || signedInAt !== null);
  return (
    <Panel title={said.title} aside={said.came(came.length, visit.attendance.length)}>
      {visit.attendance.length === 0 ? <p className={css.small}>{said.none}</p> : null}
      {holds ? <p className={css.small}>{said.hint}</p> : null}
      {shows ? (
        <p>
          <Button type="primary" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? said.hide : said.show}
          </Button>
        </p>
      ) : null}
      {shown ? (
        <Suspense fallback={<p className={css.small}>{t.loading}</p>}>
          <Pass id={view.id} />
        </Suspense>
      ) : null}
      {holds ? (
        <KickoffForm view={view} visit={visit} />
      ) : (
        <ul className={css.list}>
          {visit.attendance.map((one) => (
            <Row key={one.person?.id ?? one.post} one={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
};
