import type { Counts } from '../drive/tally.ts';

/** How many columns of a terminal a text takes: Chinese characters take two. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffdc]/u.test(letter) ? 2 : 1), 0);
const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** Rows in columns; the last column is aligned to the right when it holds numbers. */
export const table = (rows: readonly (readonly (string | number)[])[]): string => {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => width(String(row[i] ?? '')))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const text = String(cell);
          const wide = widths[i] ?? 0;
          return typeof cell === 'number' ? ' '.repeat(wide - width(text)) + text : padded(text, wide);
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
};

/** Counts by group and name as rows, the group named once. */
export const countRows = (counts: Counts): readonly (readonly (string | number)[])[] =>
  Object.entries(counts).flatMap(([group, own]) =>
    Object.entries(own).map(([name, count], i) => [i === 0 ? group : '', name, count]),
  );
