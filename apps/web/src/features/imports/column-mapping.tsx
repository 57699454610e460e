import { type TableField, tableFields } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Table } from '../../ui/table/table.tsx';
import css from './imports.module.css';
import type { Ask, Preview } from './queries.ts';
import { useTableWords } from './table-words.tsx';

type Props = { readonly seen: Preview; readonly ask: Ask; readonly onAsk: (ask: Ask) => void };

/** Which table of the file, where there are several. */
export const TableChoice = ({ seen, onAsk }: Omit<Props, 'ask'>): ReactNode => {
  const { page } = useTableWords();
  if (seen.tables.length < 2) return null;
  const now = seen.tables.findIndex(({ sheet, no }) => sheet === seen.chosen.sheet && no === seen.chosen.no);
  return (
    <label className={css.choice}>
      <span>{page.whichTable(seen.tables.length)}</span>
      <select
        value={String(now)}
        onChange={(change) => {
          const found = seen.tables[Number(change.target.value)];
          if (found !== undefined) onAsk({ sheet: found.sheet, table: found.no });
        }}
      >
        {seen.tables.map(({ sheet, no, range, title, rows }, i) => (
          <option key={`${sheet} ${no}`} value={i}>
            {page.tableName({ sheet, range, title, rows })}
          </option>
        ))}
      </select>
    </label>
  );
};

/** What each column holds: a guess that is corrected here, with the first texts below each heading. */
export const ColumnMapping = ({ seen, ask, onAsk }: Props): ReactNode => {
  const { page, fields } = useTableWords();
  const set = (letters: string, field: string): void => {
    const found = tableFields.find((one) => one === field);
    if (found === undefined) return;
    const guess = Object.fromEntries(
      seen.columns.map((one): [string, TableField] => [one.letters, one.field]),
    );
    const { sheet, no } = seen.chosen;
    onAsk({ ...ask, sheet, table: no, mapping: { ...guess, [letters]: found } });
  };
  const nameOf = ({ letters, heading }: Preview['columns'][number]): string =>
    heading === '' ? page.column(letters) : heading;
  return (
    <Table
      caption={page.columns}
      rows={seen.columns}
      rowKey={({ letters }) => letters}
      columns={[
        { key: 'name', title: page.heading, cell: (one) => `${one.letters} · ${nameOf(one)}` },
        {
          key: 'field',
          title: page.readAs,
          cell: (one) => (
            <select
              className={css.select}
              aria-label={page.readColumnAs(nameOf(one))}
              value={one.field}
              onChange={(change) => set(one.letters, change.target.value)}
            >
              {tableFields.map((field) => (
                <option key={field} value={field}>
                  {fields[field]}
                </option>
              ))}
            </select>
          ),
        },
        {
          key: 'sample',
          title: page.sample,
          wide: true,
          cell: (one) => <span className={css.faint}>{one.sample.join(' ／ ')}</span>,
        },
      ]}
    />
  );
};
