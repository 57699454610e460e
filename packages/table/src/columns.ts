import { letters, type Sheet } from './file/cell.ts';
import { readSheets } from './file/sheets.ts';

/** A column of a sheet as a list: what is shown in it from top to bottom, a merged cell once, hidden rows left out. */
export type ListColumn = {
  readonly sheet: string;
  readonly letters: string;
  readonly items: readonly string[];
};

const columnsOf = ({ name, hidden, rows }: Sheet): readonly ListColumn[] => {
  if (hidden) return [];
  const found = new Map<number, string[]>();
  for (const { cells } of rows.filter((row) => !row.hidden))
    for (const { column, text, from } of cells) {
      if (from !== null) continue;
      const items = found.get(column);
      if (items) items.push(text);
      else found.set(column, [text]);
    }
  return [...found]
    .toSorted(([a], [b]) => a - b)
    .map(([column, items]) => ({ sheet: name, letters: letters(column), items }));
};

/**
 * The columns of a file, Excel or comma-separated text, whatever is in it: for lists, which have neither titles nor headings that would
 * make a table of them.
 * @throws Fault as `readTables`
 */
export const readColumns = async (bytes: Uint8Array, name: string): Promise<readonly ListColumn[]> => {
  const { sheets } = await readSheets(bytes, name);
  return sheets.flatMap(columnsOf);
};
