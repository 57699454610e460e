import type { Calendar } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import type { inferOutput } from '@trpc/tanstack-react-query';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { useTRPC } from '../../workflow/api.ts';
import { standingOf, useCalendar, useNow } from '../../workflow/due.tsx';
import { stageName, useWords } from '../../workflow/locale.tsx';
import css from './board.module.css';

export type HeatRow = inferOutput<ReturnType<typeof useTRPC>['board']['byCycle']>['units'][number];
type Health = 'done' | 'onTime' | 'risk' | 'overdue';
const marks: Record<Health, IconName> = { done: 'tick', onTime: 'next', risk: 'clock', overdue: 'alert' };

type Clock = { readonly now: Date; readonly calendar: Calendar };

const healthOf = (row: HeatRow['assessment'], clock: Clock): Health => {
  if (row.closedAt !== null) return 'done';
  const { overdue, tone } = standingOf(row.dueAt, clock);
  if (overdue) return 'overdue';
  return tone === 'risk' ? 'risk' : 'onTime';
};

type UnitProps = { row: HeatRow; stages: readonly string[]; clock: Clock };

/** The present stage: a colour, a mark and a word. */
const Present = ({ row, clock }: UnitProps): ReactNode => {
  const { t } = useWords();
  const health = healthOf(row.assessment, clock);
  return (
    <td className={`${css.cell} ${css[health]}`}>
      <Icon name={marks[health]} size={0.875} />
      {t.board.health[health]}
    </td>
  );
};

const Unit = (props: UnitProps): ReactNode => {
  const { t } = useWords();
  const { assessment, open } = props.row;
  const at = props.stages.indexOf(assessment.stage);
  const below = Object.values(open).reduce((sum, count) => sum + count, 0);
  return (
    <tr>
      <th scope="row" className={css.unit}>
        <Link to="/cases/$machine/$id" params={{ machine: 'assessment', id: assessment.id }} search={{}}>
          {assessment.unit?.shortName ?? assessment.id}
        </Link>
        {below === 0 ? null : <span className={css.below}>{t.board.below(below)}</span>}
      </th>
      {props.stages.map((stage, index) => {
        if (index === at) return <Present key={stage} {...props} />;
        const past = index < at;
        return (
          <td key={stage} className={`${css.cell} ${past ? css.past : ''}`}>
            {past ? <span className="sr-only">{t.board.past}</span> : null}
          </td>
        );
      })}
    </tr>
  );
};

/** The groups of the organisation's tree: by the path above the unit. */
const groups = (rows: readonly HeatRow[]): readonly (readonly [string, readonly HeatRow[]])[] => {
  const found = new Map<string, HeatRow[]>();
  for (const row of rows) {
    const path = row.assessment.unit?.path ?? '';
    const above = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    found.set(above, [...(found.get(above) ?? []), row]);
  }
  return [...found];
};

/** Units × stages as a heat map, grouped by the tree. `unitName` finds the name of a path. */
export const Heat = (props: {
  rows: readonly HeatRow[];
  stages: readonly string[];
  nameOf: (path: string) => string;
}): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const clock = { now: useNow(), calendar: useCalendar() };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take focus (WCAG 2.1.1)
    <section className={css.scroll} tabIndex={0} aria-label={t.place.board}>
      <table className={css.heat}>
        <caption className="sr-only">{t.place.board}</caption>
        <thead>
          <tr>
            <th scope="col">{t.column.unit}</th>
            {props.stages.map((stage) => (
              <th key={stage} scope="col">
                {stageName(spoken, 'assessment', stage)}
              </th>
            ))}
          </tr>
        </thead>
        {groups(props.rows).map(([path, members]) => (
          <tbody key={path}>
            <tr className={css.group}>
              <th scope="rowgroup" colSpan={props.stages.length + 1}>
                {props.nameOf(path)} <span className={css.below}>{t.count(members.length)}</span>
              </th>
            </tr>
            {members.map((row) => (
              <Unit key={row.assessment.id} row={row} stages={props.stages} clock={clock} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
};
