import type { ReactNode } from 'react';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import type { Bulletin } from '../queries.ts';
import css from '../records.module.css';

type Matters = Bulletin['common'];

const Group = ({ title, matters }: { title: string; matters: Matters }): ReactNode => {
  const { t } = useWords();
  const said = t.records.periodPage;
  return (
    <section>
      <h3>{title}</h3>
      {matters.length === 0 ? <p>{said.nothing}</p> : null}
      <ul className={css.matters}>
        {matters.map((one) => (
          <li key={`${one.indicator} ${one.name}`}>
            <strong>
              {one.indicator} {one.name}
            </strong>{' '}
            <small>{[said.unitsOf(one.units), said.sheetsOf(one.sheets)].join(' · ')}</small>
            <p className={css.typed}>{one.facts.join('\n')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What the bulletin is drafted from: the records, counted. */
export const Drafted = ({ bulletin, published }: { bulletin: Bulletin; published: boolean }): ReactNode => {
  const { t, format } = useWords();
  const said = t.records.periodPage;
  return (
    <Panel title={said.facts} aside={said.recorded(bulletin.recorded, bulletin.units)}>
      <Group title={said.progress} matters={bulletin.progress} />
      <Group title={said.improved} matters={bulletin.improved} />
      <Group title={said.common} matters={bulletin.common} />
      {bulletin.single === 0 ? null : <p>{said.single(bulletin.single)}</p>}
      {published ? null : (
        <p>
          <a
            href={`/records/bulletin?${new URLSearchParams({ cycleId: bulletin.cycle.id, no: String(bulletin.period.no) })}`}
            download
          >
            {said.draftWord}
          </a>
        </p>
      )}
      {bulletin.ranks === null ? (
        <p>{said.noRanks}</p>
      ) : (
        <ol className={css.matters}>
          {bulletin.ranks.map(({ unit, points, rank }) => (
            <li key={unit} value={rank}>
              {unit} {format.points(points, true)}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
};
