import { type ClipboardEvent, useRef, useState } from 'react';
import { fromClipboard, type Matrix, toHtml, toTsv } from './clipboard.ts';
import type { GridProps, Line } from './column.ts';
import { pasteOf } from './paste.ts';
import { type Box, columnsIn, rowsIn } from './range.ts';

type Clipped<R> = Pick<GridProps<R>, 'columns' | 'words' | 'onPaste' | 'onWrite'> & {
  readonly lines: readonly Line<R>[];
  readonly box: Box | null;
};

/** While a cell is open the clipboard is its input's. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** Copy, cut and paste of the chosen cells, as texts and as a table. */
export const useClipboard = <R>({ lines, columns, box, words, onPaste, onWrite }: Clipped<R>) => {
  const insert = useRef(false);
  const [said, setSaid] = useState('');
  const cells = (): Matrix =>
    box === null
      ? []
      : rowsIn(box).map((row) =>
          columnsIn(box).map((at) => {
            const line = lines[row];
            return line === undefined ? '' : (columns[at - 1]?.text(line.row) ?? '');
          }),
        );
  const copy = (event: ClipboardEvent): boolean => {
    if (box === null || isTyping(event.target)) return false;
    const copied = cells();
    event.preventDefault();
    event.clipboardData.setData('text/plain', toTsv(copied));
    event.clipboardData.setData('text/html', toHtml(copied));
    setSaid(words.copied({ rows: copied.length, columns: copied[0]?.length ?? 0 }));
    return true;
  };
  const cut = (event: ClipboardEvent): void => {
    if (box === null || !copy(event)) return;
    onWrite(
      rowsIn(box).flatMap((row) =>
        columnsIn(box).flatMap((at) => {
          const [line, column] = [lines[row], columns[at - 1]];
          return line && column?.editable(line.row) ? [{ row: line.key, column: column.key, text: '' }] : [];
        }),
      ),
    );
  };
  const paste = (event: ClipboardEvent): void => {
    if (box === null || isTyping(event.target)) return;
    const read = fromClipboard(event.clipboardData);
    event.preventDefault();
    if (read === null) return;
    const at = { ...box, left: box.left - 1, right: box.right - 1 };
    onPaste(pasteOf({ lines, columns }, { box: at, cells: read, insert: insert.current }));
    insert.current = false;
  };
  return {
    copy: (event: ClipboardEvent): void => void copy(event),
    cut,
    paste,
    said,
    insertNext: (next: boolean): void => {
      insert.current = next;
      setSaid('');
    },
  };
};
