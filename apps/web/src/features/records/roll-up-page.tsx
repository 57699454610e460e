import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { RecordFrame } from './frame.tsx';
import { type RollUp, useRollUp } from './queries.ts';
import css from './records.module.css';
import { StateBadge } from './sheet-table.tsx';

type Rolled = RollUp['indicators'][number];

/** One indicator: full points, what each sheet adds or takes, what is left; each opens its sheet. */
const Indicator = ({ rolled }: { rolled: Rolled }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.records.rollUpPage;
  const figure = (points: number): string => format.points(points);
  return (
    <Panel
      title={`${rolled.code} ${rolled.name}`}
      aside={`${said.counted} ${figure(rolled.points)} / ${figure(rolled.most)}`}
    >
      {rolled.sheets.length === 0 ? (
        <p>{said.noSheets}</p>
      ) : (
        <p>
          {[
            `${said.base} ${figure(rolled.base)}`,
            `${said.added} ${format.points(rolled.added, true)}`,
            `${said.taken} ${format.points(rolled.taken, true)}`,
          ].join(' · ')}
        </p>
      )}
      <ul className={css.matters}>
        {rolled.sheets.map((sheet) => (
          <li key={sheet.id}>
            <Link to="/cases/$machine/$id" params={{ machine: 'workSheet', id: sheet.id }} search={{}}>
              {sheet.facts}
            </Link>{' '}
            <small>
              {[
                format.civil(sheet.occurredOn),
                valueName(spoken, 'direction', sheet.direction),
                sheet.counts ? format.points(sheet.points, true) : t.records.sheet.carriesNot,
              ].join(' · ')}
            </small>{' '}
            <StateBadge state={sheet.state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** The daily record of a unit over the year, every point at its sheets. */
export const RollUpPage = ({ assessmentId }: { assessmentId: string }): ReactNode => {
  const { t, format } = useWords();
  const { data } = useRollUp(assessmentId);
  const said = t.records.rollUpPage;
  if (data === undefined) return <Skeleton label={t.loading} lines={8} />;
  return (
    <RecordFrame heading={said.of(data.unit)} cycleId={data.cycleId}>
      <p>
        <strong>{said.total(format.points(data.points), format.points(data.most))}</strong>
        {data.component === null ? '' : ` · ${said.component(format.points(data.component), data.weight)}`}
      </p>
      <p className={css.hint}>{said.hint}</p>
      {data.open === 0 ? null : <Alert kind="note" title={said.open(data.open)} />}
      {data.indicators.map((one) => (
        <Indicator key={one.code} rolled={one} />
      ))}
    </RecordFrame>
  );
};
