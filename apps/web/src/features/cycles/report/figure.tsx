import { type ReportColumn, reportBar, reportColumns, reportCounts, reportKey } from '@kaohe/wording';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../../ui/panel.tsx';
import { type Column, Table } from '../../../ui/table/table.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import type { Chosen, Count, Figure, Figures } from './queries.ts';
import css from './report.module.css';
import { Rows } from './rows.tsx';
import { speechOf } from './told.ts';

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
  /** What is written, where it isn't the number of rows. */
  said: string;
}): ReactNode => {
  const spoken = useWords();
  const { cycleId, figure, of, value, said } = props;
  if (value === 0) return said;
  return (
    <Link
      to="/report/$cycleId"
      params={{ cycleId }}
      search={(old) => ({ cycle: old.cycle, figure, key: of.key })}
      hash={`figure-${figure}`}
      aria-label={spoken.t.report.rows.open(reportKey(speechOf(spoken), figure, of), said)}
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
  const said = spoken.t.report;
  const speech = speechOf(spoken);
  const { cycle, previous } = figures;
  const compared = previous !== null;
  const bar = (one: Count) => reportBar(figure, one, compared);
  const most = Math.max(
    1,
    ...reportCounts(figures, figure).flatMap((one) => {
      const { now, before } = bar(one);
      return [now, before ?? 0];
    }),
  );
  const cell = ({ said: write, opens }: ReportColumn, one: Count): ReactNode => {
    const cycleId = opens === 'before' ? previous?.id : cycle.id;
    if (opens === null || cycleId === undefined) return write(one);
    const value = opens === 'before' ? one.before : one.count;
    return <Opens cycleId={cycleId} figure={figure} of={one} value={value} said={write(one)} />;
  };
  return [
    { key: 'name', title: said.key, cell: (one) => reportKey(speech, figure, one) },
    {
      key: 'chart',
      title: said.chart,
      wide: true,
      cell: (one) => <Bars {...bar(one)} most={most} />,
    },
    ...reportColumns(speech, figure, compared).map((column) => ({
      key: column.key,
      title: column.title,
      figure: true,
      cell: (one: Count) => cell(column, one),
    })),
  ];
};

/** One figure: its keys as bars and as a table, and the rows of the one that is open. */
export const FigurePanel = (props: Props): ReactNode => {
  const { t } = useWords();
  const said = t.report;
  const { figures, figure, chosen } = props;
  const columns = useColumns(props);
  const counts = reportCounts(figures, figure);
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
