import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../../ui/panel.tsx';
import { type Column, Table } from '../../../ui/table/table.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import type { Chosen, Count, Figure, Figures } from './queries.ts';
import css from './report.module.css';
import { Rows } from './rows.tsx';
import { countsOf, nameOf } from './told.ts';

type Props = {
  readonly figures: Figures;
  readonly figure: Figure;
  readonly chosen: Chosen | null;
  readonly aside?: ReactNode;
};

/** A number that opens its rows; none of nothing. */
const Opens = (props: {
  cycleId: string;
  figure: Figure;
  of: Count;
  value: number;
  /** What is written instead of the number of rows. */
  said?: string;
}): ReactNode => {
  const spoken = useWords();
  const { cycleId, figure, of, value, said = String(value) } = props;
  if (value === 0) return 0;
  return (
    <Link
      to="/report/$cycleId"
      params={{ cycleId }}
      search={(old) => ({ cycle: old.cycle, figure, key: of.key })}
      hash={`figure-${figure}`}
      aria-label={spoken.t.report.rows.open(nameOf(spoken, figure, of), said)}
    >
      {said}
    </Link>
  );
};

/** This year over the year before; the figures beside them say the same. */
const Bars = ({ now, before, most }: { now: number; before: number | null; most: number }): ReactNode => (
  <span className={css.bars} aria-hidden="true">
    <span style={{ inlineSize: `${(100 * now) / most}%` }} />
    {before === null ? null : <span data-before style={{ inlineSize: `${(100 * before) / most}%` }} />}
  </span>
);

const useColumns = ({ figures, figure }: Props): readonly Column<Count>[] => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.report;
  const averages = figure === 'score';
  const all = countsOf(figures, figure);
  const { previous } = figures;
  const most = Math.max(
    1,
    ...all.flatMap((one) =>
      averages ? [one.mean ?? 0, one.meanBefore ?? 0] : [one.count, previous === null ? 0 : one.before],
    ),
  );
  const points = (value: number | null): string => (value === null ? '—' : format.points(value));
  const opened = (of: Count): ReactNode => (
    <Opens cycleId={figures.cycle.id} figure={figure} of={of} value={of.count} />
  );
  const changed = figure === 'disputed' || figure === 'item' ? said.changed[figure] : null;
  const ofUnits = ['achievement', 'indicator', 'subject', 'category', 'appeal', 'disputed', 'item'];
  return [
    { key: 'name', title: said.key, cell: (one) => nameOf(spoken, figure, one) },
    {
      key: 'chart',
      title: said.chart,
      wide: true,
      cell: (one) => (
        <Bars
          now={averages ? (one.mean ?? 0) : one.count}
          before={previous === null ? null : averages ? (one.meanBefore ?? 0) : one.before}
          most={most}
        />
      ),
    },
    { key: 'count', title: said.count, figure: true, cell: opened },
    ...(ofUnits.includes(figure)
      ? [{ key: 'units', title: said.units, figure: true, cell: (one: Count) => one.units }]
      : []),
    ...(changed === null
      ? []
      : [{ key: 'changed', title: changed, figure: true, cell: (one: Count) => one.changed }]),
    ...(averages
      ? [
          { key: 'mean', title: said.mean, figure: true, cell: (one: Count) => points(one.mean) },
          { key: 'median', title: said.median, figure: true, cell: (one: Count) => points(one.median) },
        ]
      : []),
    ...(previous === null
      ? []
      : [
          {
            key: 'before',
            title: averages ? said.meanBefore : said.before,
            figure: true,
            cell: (one: Count) => (
              <Opens
                cycleId={previous.id}
                figure={figure}
                of={one}
                value={one.before}
                said={averages ? points(one.meanBefore) : String(one.before)}
              />
            ),
          },
        ]),
  ];
};

/** One figure: its keys as bars and as a table, and the rows of the one that is open. */
export const FigurePanel = (props: Props): ReactNode => {
  const { t } = useWords();
  const said = t.report;
  const { figures, figure, chosen } = props;
  const columns = useColumns(props);
  const counts = countsOf(figures, figure);
  return (
    <div id={`figure-${figure}`} className={css.figure}>
      <Panel title={said.figure[figure]} aside={props.aside} flush={counts.length > 0}>
        {counts.length === 0 ? (
          <p>{said.none}</p>
        ) : (
          <Table caption={said.figure[figure]} rows={counts} rowKey={(one) => one.key} columns={columns} />
        )}
        {chosen?.figure === figure ? <Rows figures={figures} chosen={chosen} /> : null}
      </Panel>
    </div>
  );
};
