import type { TableFate, TableField, TableFinding, TableLevel } from '@kaohe/domain';
import type { SheetRow } from '../file/cell.ts';
import { type Table, texts } from '../layout/table.ts';
import { finding } from './given.ts';
import type { Mapping } from './mapping.ts';

/** What became of a row of the sheet. */
export type RowAccount = {
  /** Its sheet, and which of the sheet's tables. */
  readonly sheet: string;
  readonly table: number;
  /** As the sheet counts. */
  readonly no: number;
  /** The address of its first cell. */
  readonly at: string;
  fate: TableFate;
  /** What it is in the standard. */
  level: TableLevel | null;
  /** Where it is in the standard: codes from the dimension in, `A · A1 · A1.2`. */
  into: string | null;
  /** Its own cells, each with the field it was read as; null: outside the columns. */
  readonly cells: readonly {
    readonly at: string;
    readonly text: string;
    readonly field: TableField | null;
  }[];
  readonly findings: TableFinding[];
};

/** The account of a row of the table, still to be settled. */
export const openAccount = (row: SheetRow, table: Table, mapping: Mapping): RowAccount => {
  const letters = new Map(table.columns.map((column) => [column.column, column.letters]));
  const at = row.cells[0]?.at ?? `A${row.no}`;
  return {
    sheet: table.sheet,
    table: table.no,
    no: row.no,
    at,
    fate: 'text',
    level: null,
    into: null,
    cells: texts(row).map((cell) => ({
      at: cell.at,
      text: cell.text,
      field: mapping[letters.get(cell.column) ?? ''] ?? null,
    })),
    findings: row.hidden ? [finding('hiddenRow', at)] : [],
  };
};

const outside = (row: SheetRow, fate: TableFate, table: Table): RowAccount => {
  const at = row.cells[0]?.at ?? `A${row.no}`;
  return {
    sheet: table.sheet,
    table: table.no,
    no: row.no,
    at,
    fate,
    level: null,
    into: null,
    cells: texts(row).map((cell) => ({ at: cell.at, text: cell.text, field: null })),
    findings: fate === 'text' ? [finding('outsideTable', at)] : [],
  };
};

/** The rows above, of headings and below the table's own. */
export const around = (table: Table, own: readonly RowAccount[]): readonly RowAccount[] => [
  ...table.before.map((row) => outside(row, 'title', table)),
  ...table.header.map((row) => outside(row, 'header', table)),
  ...own,
  ...table.after.map((row) => outside(row, 'text', table)),
];
