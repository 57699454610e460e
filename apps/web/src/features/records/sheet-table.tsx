import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { useWords, valueName, wordOf } from '../../workflow/locale.tsx';
import type { Sheet } from './queries.ts';
import css from './records.module.css';

/** Where a sheet stands; what awaits somebody stands out. */
export const StateBadge = ({ state }: { state: string }): ReactNode => {
  const { t } = useWords();
  const tone = state === 'disputed' || state === 'filed' ? { tone: 'risk' as const } : {};
  return <Badge {...tone}>{wordOf(t.records.states, state)}</Badge>;
};

/** When it happened, and that it was recorded late. */
export const Happened = ({ sheet }: { sheet: Pick<Sheet, 'occurredOn' | 'late' | 'delay'> }): ReactNode => {
  const { t, format } = useWords();
  return (
    <>
      <span className={css.day}>{format.civil(sheet.occurredOn)}</span>
      {sheet.late ? (
        <>
          {' '}
          <span title={t.records.lateBy(sheet.delay)}>
            <Badge tone="risk">{t.records.lateMark}</Badge>
          </span>
        </>
      ) : null}
    </>
  );
};

type Props = { readonly caption: string; readonly rows: readonly Sheet[]; readonly unit?: boolean };

/** Sheets as rows; each leads to its own page. */
export const SheetTable = ({ caption, rows, unit = true }: Props): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.records;
  const columns: readonly Column<Sheet>[] = [
    {
      key: 'facts',
      title: said.facts,
      cell: (row) => (
        <Link
          className={css.facts}
          to="/cases/$machine/$id"
          params={{ machine: 'workSheet', id: row.id }}
          search={{}}
        >
          {row.facts}
        </Link>
      ),
    },
    ...(unit
      ? [
          {
            key: 'unit',
            title: said.unit,
            cell: (row: Sheet) => <span className={css.name}>{row.unit.name}</span>,
          },
        ]
      : []),
    {
      key: 'indicator',
      title: said.indicator,
      wide: true,
      cell: (row) => `${row.indicator} ${row.indicatorName}`,
    },
    {
      key: 'direction',
      title: said.direction,
      wide: true,
      cell: (row) => valueName(spoken, 'direction', row.direction),
    },
    { key: 'points', title: said.points, figure: true, cell: (row) => format.points(row.points, true) },
    { key: 'happened', title: said.occurredOn, wide: true, cell: (row) => <Happened sheet={row} /> },
    {
      key: 'filed',
      title: said.filedOn,
      wide: true,
      cell: (row) => <span className={css.day}>{format.civil(row.filedOn)}</span>,
    },
    { key: 'by', title: said.filedBy, wide: true, cell: (row) => row.filedBy?.name ?? '' },
    { key: 'state', title: said.state, cell: (row) => <StateBadge state={row.state} /> },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
};
