import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords, valueName } from '../../workflow/locale.tsx';
import type { Visit } from './queries.ts';
import css from './site-visits.module.css';

type Session = Visit['sessions'][number];

/** The way to the form of an event, which opens above on the same page. */
const Way = (props: { id: string; act: string; children: ReactNode }): ReactNode => (
  <Link to="/cases/$machine/$id" params={{ machine: 'siteVisit', id: props.id }} search={{ act: props.act }}>
    {props.children}
  </Link>
);

const Row = ({ one, view }: { one: Session; view: CaseView }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.visit.sessions;
  return (
    <li className={css.item}>
      <span className={css.line}>
        <strong>{valueName(spoken, 'method', one.method)}</strong>
        <span>{one.place}</span>
        {one.endsAt === null ? (
          <Badge tone="house">{said.running(format.time(one.startsAt))}</Badge>
        ) : (
          <span>{said.span(format.time(one.startsAt), format.time(one.endsAt))}</span>
        )}
        {one.endsAt === null && view.allowed.includes('siteVisit.endSession') ? (
          <Way id={view.id} act="siteVisit.endSession">
            {said.end}
          </Way>
        ) : null}
      </span>
      <p className={css.small}>
        {one.people === null || one.participants === null
          ? ''
          : `${said.people(one.people, one.participants)} · `}
        {said.members(one.members.map(({ name }) => name).join(t.listComma))}
      </p>
      {one.evidence.length === 0 ? null : (
        <ul className={css.line}>
          {one.evidence.map(({ id, name }) => (
            <li key={id}>
              <a href={`/files/${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};

/** What the team did, method by method. */
export const Sessions = ({ view, visit }: { view: CaseView; visit: Visit }): ReactNode => {
  const { t } = useWords();
  const said = t.visit.sessions;
  if (visit.sessions.length === 0 && view.stage !== 'inField') return null;
  return (
    <Panel
      title={said.title}
      aside={
        view.allowed.includes('siteVisit.beginSession') ? (
          <Way id={view.id} act="siteVisit.beginSession">
            {said.begin}
          </Way>
        ) : undefined
      }
    >
      {visit.sessions.length === 0 ? <p className={css.small}>{said.none}</p> : null}
      <ul className={css.list}>
        {visit.sessions.map((one) => (
          <Row key={one.id} one={one} view={view} />
        ))}
      </ul>
    </Panel>
  );
};
