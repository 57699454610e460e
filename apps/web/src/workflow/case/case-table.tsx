import type { ReactNode } from 'react';
import { type Column, Table } from '../../ui/table/table.tsx';
import type { CaseRow } from '../api.ts';
import { DaysLeft, DueOn } from '../due.tsx';
import { awaited, stageName, useWords } from '../locale.tsx';
import { CaseLink } from './case-name.tsx';

/** Cases in a table: what, where it stands, whom it awaits, until when. */
export const CaseTable = ({ rows, caption }: { rows: readonly CaseRow[]; caption: string }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const columns: readonly Column<CaseRow>[] = [
    { key: 'case', title: t.column.case, cell: (row) => <CaseLink row={row} /> },
    { key: 'stage', title: t.column.stage, cell: (row) => stageName(spoken, row.machine, row.stage) },
    { key: 'awaits', title: t.column.awaits, wide: true, cell: (row) => awaited(spoken, row.awaits) },
    {
      key: 'due',
      title: t.column.due,
      wide: true,
      cell: (row) => (row.dueAt === null ? null : <DueOn dueAt={row.dueAt} />),
    },
    {
      key: 'left',
      title: t.column.left,
      cell: (row) => (row.closedAt === null ? <DaysLeft dueAt={row.dueAt} /> : t.closed),
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
};
