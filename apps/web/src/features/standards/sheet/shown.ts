import type { SheetColumn } from './cell.ts';
import { endOf } from './change.ts';
import type { Row } from './row.ts';

export type Target = { readonly row: string; readonly column: string };
/** What is wrong with a cell, by row and column. */
export type Marks = ReadonlyMap<string, string>;
export const markKey = (row: string, column: string): string => `${row} ${column}`;

/** The rows that are shown: without what stands under folded ones, or with what the search finds and what holds it. */
export const shownOf = (
  rows: readonly Row[],
  {
    folded,
    search,
    columns,
  }: { folded: ReadonlySet<string>; search: string; columns: readonly SheetColumn[] },
): readonly Row[] => {
  const sought = search.normalize('NFKC').trim().toLowerCase();
  if (sought === '') {
    const hidden = new Set<number>();
    for (const [at, row] of rows.entries())
      if (folded.has(row.key))
        for (let under = at + 1; under < endOf(rows, at); under += 1) hidden.add(under);
    return rows.filter((_, at) => !hidden.has(at));
  }
  const hit = rows.map((row) =>
    columns.some((column) => column.text(row).normalize('NFKC').toLowerCase().includes(sought)),
  );
  return rows.filter((_, at) => hit.slice(at, endOf(rows, at)).includes(true));
};
