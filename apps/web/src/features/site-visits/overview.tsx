import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../workflow/locale.tsx';
import type { Visit } from './queries.ts';
import css from './site-visits.module.css';

/** When, who, what: the visit as it was announced. */
export const Overview = ({ visit }: { visit: Visit }): ReactNode => {
  const { t, format } = useWords();
  const said = t.visit;
  const days = visit.from === visit.to ? [visit.from] : [visit.from, visit.to];
  const team = visit.team.map(({ name, lead }) => (lead ? said.lead(name) : name));
  return (
    <Panel title={said.plan}>
      <Facts
        rows={[
          { key: 'days', label: said.days, value: days.map((day) => format.civil(day)).join(' – ') },
          { key: 'team', label: said.team, value: team.join(t.listComma) },
          { key: 'seed', label: said.seed, value: visit.seed ?? said.kept },
        ]}
      />
    </Panel>
  );
};

/** What was read out, and who stands by it; who thinks otherwise says so beside his name. */
export const WrapUp = ({ visit }: { visit: Visit }): ReactNode => {
  const { t, format } = useWords();
  const said = t.visit.wrapUp;
  if (visit.wrapUp === null) return null;
  const { summary, comments, unanswered } = visit.wrapUp;
  const text = (value: string): ReactNode => <p className={css.text}>{value}</p>;
  return (
    <Panel title={said.title}>
      <Facts
        rows={[
          { key: 'summary', label: said.summary, value: text(summary) },
          { key: 'comments', label: said.comments, value: text(comments) },
          ...(unanswered === null
            ? []
            : [{ key: 'unanswered', label: said.unanswered, value: text(unanswered) }]),
        ]}
      />
      <ul className={css.list}>
        {visit.team.map(({ id, name }) => {
          const signed = visit.signatures.find((one) => one.person.id === id);
          return (
            <li key={id} className={css.item}>
              <span className={css.line}>
                <strong>{name}</strong>
                {signed === undefined ? (
                  <Badge tone="risk">{said.waits}</Badge>
                ) : (
                  <Badge tone="done">{said.signed(format.time(signed.at))}</Badge>
                )}
              </span>
              {signed?.dissent ? <p className={css.text}>{said.dissent(signed.dissent)}</p> : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
