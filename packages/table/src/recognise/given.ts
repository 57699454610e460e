import type { TableField, TableFinding, TableIssue } from '@kaohe/domain';
import { tableIssues } from '@kaohe/domain';
import type { SheetRow } from '../file/cell.ts';
import type { Table } from '../layout/table.ts';
import type { Mapping } from './mapping.ts';

/** What a row has of a field. */
export type Given = {
  readonly text: string;
  readonly at: string;
  readonly heading: string;
  readonly date: boolean;
  /** The row above shows the same merged cell. */
  readonly inherited: boolean;
  /** It reaches down over rows below. */
  readonly spans: boolean;
};

/** A row by its fields. */
export type GivenRow = {
  readonly row: SheetRow;
  readonly of: (field: TableField) => readonly Given[];
  /** The address at which a field of this row would stand. */
  readonly place: (field: TableField) => string;
};

const rowNo = (at: string): string => at.replace(/^[A-Z]+/, '');

/** The rows of a table by their fields. */
export const givenRows = (table: Table, mapping: Mapping): readonly GivenRow[] => {
  const columns = new Map(table.columns.map((column) => [column.column, column]));
  const reaching = new Set(
    table.rows.flatMap(({ cells }) =>
      cells.flatMap(({ from, at }) => (from !== null && rowNo(from) !== rowNo(at) ? [from] : [])),
    ),
  );
  return table.rows.map((row) => {
    const fields = new Map<TableField, Given[]>();
    for (const cell of row.cells) {
      const column = columns.get(cell.column);
      const sideways = cell.from !== null && rowNo(cell.from) === rowNo(cell.at);
      if (column === undefined || sideways) continue;
      const field = mapping[column.letters] ?? 'remark';
      const inherited = cell.from !== null;
      const given = {
        text: cell.text,
        at: cell.at,
        heading: column.heading === '' ? column.letters : column.heading,
        date: cell.date,
        inherited,
        spans: reaching.has(cell.at),
      };
      fields.set(field, [...(fields.get(field) ?? []), given]);
    }
    const letters = (field: TableField): string =>
      Object.entries(mapping).find(([, own]) => own === field)?.[0] ??
      row.cells[0]?.at.replace(/\d+$/, '') ??
      'A';
    return {
      row,
      of: (field) => fields.get(field) ?? [],
      place: (field) => `${letters(field)}${row.no}`,
    };
  });
};

/** The texts of a field, a line each. */
export const textOf = (given: readonly Given[]): string => given.map(({ text }) => text).join('\n');
export const ownOf = (given: readonly Given[]): readonly Given[] =>
  given.filter(({ inherited }) => !inherited);

/** What is to be said of the cells of a row. */
export const finding = (
  issue: TableIssue,
  at: string,
  params: TableFinding['params'] = {},
): TableFinding => ({ issue, severity: tableIssues[issue], at, params });

/** A text as a message quotes it. */
export const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
