import type { StandardContent, TableFate, TableSeverity } from '@kaohe/domain';
import type { Table } from '../layout/table.ts';
import { readLevel } from '../meaning/choice.ts';
import type { RowAccount } from './account.ts';
import { readLevelled } from './levelled.ts';
import type { Mapping } from './mapping.ts';
import { Tree } from './tree.ts';
import { type Read, readWild } from './wild.ts';

/** A table, and what its columns hold. */
export type Part = { readonly table: Table; readonly mapping: Mapping };

/** What became of one table. */
export type Account = {
  readonly mapping: Mapping;
  /** Every row of the table that isn't blank, in order, with what became of it. */
  readonly rows: readonly RowAccount[];
  readonly counts: {
    readonly rows: number;
    readonly fates: Readonly<Record<TableFate, number>>;
    readonly findings: Readonly<Record<TableSeverity, number>>;
  };
};
export type Recognised = Account & { readonly content: StandardContent };
/** Several tables as one standard, each accounted for by itself. */
export type Joined = { readonly content: StandardContent; readonly parts: readonly Account[] };

export const countsOf = (rows: readonly RowAccount[]): Account['counts'] => {
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

/** What the points should come to: as stated; of several tables what each states, or else comes to. */
const totalOf = (reads: readonly Read[]): number | null => {
  const [only, second] = reads;
  if (second === undefined) return only?.stated ?? null;
  const sum = reads.reduce((all, one) => all + (one.sum === 0 ? 0 : (one.stated ?? one.sum)), 0);
  return sum === 0 ? null : sum;
};

/**
 * The standard that several tables hold together, one behind the other: dimensions of the same name are joined, codes that an earlier table
 * has are given anew, and the points of all of them count. Nothing is lost, as in `recognise`.
 */
export const recogniseAll = (parts: readonly Part[]): Joined => {
  const tree = new Tree();
  const reads = parts.map(({ table, mapping: asked }) => {
    tree.turn();
    const levelled = saysLevels(table, asked);
    const mapping = levelled ? asked : withoutLevels(asked);
    const read = levelled ? readLevelled(table, mapping, tree) : readWild(table, mapping, tree);
    return { mapping, read };
  });
  for (const { read } of reads) read.compare();
  return {
    content: tree.content(totalOf(reads.map(({ read }) => read))),
    parts: reads.map(({ mapping, read: { rows } }) => ({ mapping, rows, counts: countsOf(rows) })),
  };
};

/**
 * The standard that a table holds, and an account of each of its rows. Nothing is lost: what isn't understood is in a rule or a remark, with
 * its column's name, and said with the cell's address.
 */
export const recognise = (table: Table, mapping: Mapping): Recognised => {
  const { content, parts } = recogniseAll([{ table, mapping }]);
  const [own] = parts;
  if (own === undefined) throw new Error('a table was read');
  return { content, ...own };
};
