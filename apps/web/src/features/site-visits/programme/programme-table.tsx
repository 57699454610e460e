import type { ProgrammeRow } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { type Column, Table } from '../../../ui/table/table.tsx';
import { useWords, valueName } from '../../../workflow/locale.tsx';
import { inOrder } from './row.ts';

type Props = {
  readonly rows: readonly ProgrammeRow[];
  /** The working days of the visit. */
  readonly days: readonly string[];
  readonly nameOf: (id: string) => string;
};

/** The programme as it is read: when, what, with whom, where, by whom. */
export const ProgrammeTable = ({ rows, days, nameOf }: Props): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.visit.agenda;
  const many = days.length > 1 || rows.some(({ dayNo }) => dayNo > 1);
  const dayOf = ({ dayNo }: ProgrammeRow): string => {
    const day = days[dayNo - 1];
    return day === undefined ? said.day(dayNo) : format.civil(day);
  };
  const columns: readonly Column<ProgrammeRow>[] = [
    {
      key: 'time',
      title: said.time,
      cell: (row) => (many ? `${dayOf(row)} ` : '') + said.span(row.begins, row.ends),
    },
    { key: 'activity', title: said.activity, cell: (row) => valueName(spoken, 'activity', row.activity) },
    { key: 'participants', title: said.participants, cell: (row) => row.participants },
    { key: 'place', title: said.place, cell: (row) => row.place },
    {
      key: 'members',
      title: said.by,
      cell: ({ members = [] }) =>
        members.length === 0 ? said.wholeTeam : members.map(nameOf).join(t.listComma),
    },
  ];
  const ordered = inOrder(rows);
  return (
    <Table
      caption={said.title}
      columns={columns}
      rows={ordered}
      rowKey={(row) => String(ordered.indexOf(row))}
    />
  );
};
