import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../../ui/panel.tsx';
import { type Column, Table } from '../../../ui/table/table.tsx';
import { stageName, useWords } from '../../../workflow/locale.tsx';
import type { Period, PeriodUnit } from '../queries.ts';
import css from '../records.module.css';

/** What the sheets of each unit come to; a number leads to the sheets. */
export const PeriodUnits = ({ period }: { period: Period }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.records.periodPage;
  const columns: readonly Column<PeriodUnit>[] = [
    {
      key: 'unit',
      title: t.records.unit,
      cell: (row) => (
        <Link
          className={css.name}
          to="/cases/$machine/$id"
          params={{ machine: 'periodReview', id: row.reviewId }}
          search={{}}
        >
          {row.unit.name}
        </Link>
      ),
    },
    { key: 'stage', title: said.stage, cell: (row) => stageName(spoken, 'periodReview', row.stage) },
    { key: 'positive', title: said.positive, figure: true, cell: (row) => row.positive },
    { key: 'problems', title: said.problems, figure: true, cell: (row) => row.problems },
    { key: 'neutral', title: said.neutral, figure: true, wide: true, cell: (row) => row.neutral },
    { key: 'late', title: t.records.late, figure: true, wide: true, cell: (row) => row.late },
    { key: 'open', title: said.open, figure: true, wide: true, cell: (row) => row.open },
    ...(period.meeting === null
      ? []
      : [
          {
            key: 'presence',
            title: said.presence,
            wide: true,
            cell: (row: PeriodUnit) =>
              row.presence === null ? said.notRecorded : said.presences[row.presence],
          },
        ]),
    { key: 'points', title: said.points, figure: true, cell: (row) => format.points(row.points, true) },
    {
      key: 'report',
      title: said.report,
      wide: true,
      cell: (row) => (row.report === null ? said.noReport : said.reports[row.report]),
    },
  ];
  return (
    <Panel
      title={said.assembled}
      aside={period.end === '' ? null : said.ends(format.day(new Date(Date.parse(period.end) - 1)))}
      flush
    >
      <Table caption={said.assembled} columns={columns} rows={period.units} rowKey={(row) => row.reviewId} />
    </Panel>
  );
};
