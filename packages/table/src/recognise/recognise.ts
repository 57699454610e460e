import type { StandardContent, TableFate, TableSeverity } from '@kaohe/domain';
import type { Table } from '../layout/table.ts';
import { readLevel } from '../meaning/choice.ts';
import type { RowAccount } from './account.ts';
import { readLevelled } from './levelled.ts';
import type { Mapping } from './mapping.ts';
import { readWild } from './wild.ts';

export type Recognised = {
  readonly content: StandardContent;
  readonly mapping: Mapping;
  /** Every row of the table that isn't blank, in order, with what became of it. */
  readonly rows: readonly RowAccount[];
  readonly counts: {
    readonly rows: number;
    readonly fates: Readonly<Record<TableFate, number>>;
    readonly findings: Readonly<Record<TableSeverity, number>>;
  };
};

const countsOf = (rows: readonly RowAccount[]): Recognised['counts'] => {
  const fates = { title: 0, header: 0, taken: 0, merged: 0, text: 0, refused: 0 };
  const findings = { error: 0, warning: 0, text: 0 };
  for (const row of rows) {
    fates[row.fate] += 1;
    for (const { severity } of row.findings) findings[severity] += 1;
  }
  return { rows: rows.length, fates, findings };
};

/** A column of levels says of some row what it is in our words; another column under that heading is somebody's own. */
const saysLevels = (table: Table, mapping: Mapping): boolean =>
  table.columns.some(
    ({ column, letters }) =>
      mapping[letters] === 'level' &&
      table.rows.some(({ cells }) =>
        cells.some((cell) => cell.column === column && readLevel(cell.text) !== null),
      ),
  );

const withoutLevels = (mapping: Mapping): Mapping =>
  Object.fromEntries(
    Object.entries(mapping).map(([letters, field]) => [letters, field === 'level' ? 'remark' : field]),
  );

/**
 * The standard that a table holds, and an account of each of its rows. Nothing is lost: what isn't understood is in a rule or a remark, with
 * its column's name, and said with the cell's address.
 */
export const recognise = (table: Table, asked: Mapping): Recognised => {
  const levelled = saysLevels(table, asked);
  const mapping = levelled ? asked : withoutLevels(asked);
  const { content, rows } = levelled ? readLevelled(table, mapping) : readWild(table, mapping);
  return { content, mapping, rows, counts: countsOf(rows) };
};
