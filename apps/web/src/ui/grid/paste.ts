import type { Matrix } from './clipboard.ts';
import type { GridColumn, Line, Pasted, Write } from './column.ts';
import { type Box, columnsIn, rowsIn } from './range.ts';

type Sheet<R> = { readonly lines: readonly Line<R>[]; readonly columns: readonly GridColumn<R>[] };

/** A text laid on a cell: a write, nothing where it says what stands there, or lost where it can't be edited. */
const laid = <R>({ row, key }: Line<R>, column: GridColumn<R>, text: string): Write | 'lost' | null => {
  if (column.editable(row)) return { row: key, column: column.key, text };
  return text.trim() === '' || text.trim() === column.text(row) ? null : 'lost';
};

/** One text for every cell of the box. */
const filled = <R>({ lines, columns }: Sheet<R>, box: Box, text: string): Pasted => {
  const writes = rowsIn(box).flatMap((row) =>
    columnsIn(box).flatMap((at) => {
      const [line, column] = [lines[row], columns[at]];
      const write = line && column ? laid(line, column, text) : null;
      return write === null || write === 'lost' ? [] : [write];
    }),
  );
  return { writes, added: [], after: null, lost: writes.length === 0 ? [text] : [] };
};

/**
 * What pasting cells does: they are laid out from the corner of the box over the shown rows, what is left over becomes rows of its own;
 * with `insert` all of them do. A single text fills the box.
 */
export const pasteOf = <R>(
  sheet: Sheet<R>,
  { box, cells, insert }: { box: Box; cells: Matrix; insert: boolean },
): Pasted => {
  const { lines, columns } = sheet;
  const [[only, ...beside] = [], ...below] = cells;
  if (!insert && only !== undefined && beside.length === 0 && below.length === 0)
    return filled(sheet, box, only);
  const room = insert ? 0 : Math.max(0, lines.length - box.top);
  const writes: Write[] = [];
  const lost: string[] = [];
  for (const [at, texts] of cells.slice(0, room).entries())
    for (const [across, text] of texts.entries()) {
      const [line, column] = [lines[box.top + at], columns[box.left + across]];
      const write = line && column ? laid(line, column, text) : 'lost';
      if (write === 'lost') lost.push(...(text.trim() === '' ? [] : [text]));
      else if (write !== null) writes.push(write);
    }
  const added = cells.slice(room).map((texts) =>
    texts.flatMap((text, across) => {
      const column = columns[box.left + across];
      if (column !== undefined) return [{ column: column.key, text }];
      lost.push(...(text.trim() === '' ? [] : [text]));
      return [];
    }),
  );
  const last = insert ? lines[box.bottom] : lines.at(-1);
  return { writes, added, after: last?.key ?? null, lost };
};
