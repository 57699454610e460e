import { addressOf, type Cell, columnOf } from '../file/cell.ts';
import type { Table } from '../layout/table.ts';

/** Corrections of cells, by address; an empty text makes the cell blank. */
export type Mends = Readonly<Record<string, string>>;

const written = (at: string, column: number, text: string): Cell => ({
  at,
  column,
  text,
  from: null,
  date: false,
});

/** The table with cells corrected by hand. */
export const mendTable = (table: Table, mends: Mends): Table => {
  const asked = Object.entries(mends).flatMap(([at, text]) => {
    const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(at) ?? [];
    const column = columnOf(letters);
    return column === null ? [] : [{ row: Number(row), column, text: text.trim() }];
  });
  const rows = table.rows.map((row) => {
    const own = asked.filter((mend) => mend.row === row.no);
    if (own.length === 0) return row;
    const kept = row.cells.filter((cell) => !own.some(({ column }) => column === cell.column));
    const added = own
      .filter(({ text }) => text !== '')
      .map(({ column, text }) => written(addressOf(column, row.no), column, text));
    return { ...row, cells: [...kept, ...added].sort((a, b) => a.column - b.column) };
  });
  return { ...table, rows };
};
