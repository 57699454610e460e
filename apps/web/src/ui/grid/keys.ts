import type { RefObject } from 'react';
import type { CellKeyboardEvent, CellKeyDownArgs, DataGridHandle } from 'react-data-grid';
import type { Command, GridColumn, Line, Write } from './column.ts';
import { type Box, boxOf, columnsIn, drawn, isSingle, type Range, rowsIn } from './range.ts';

type Keys<R> = {
  readonly grid: RefObject<DataGridHandle | null>;
  readonly lines: readonly Line<R>[];
  readonly columns: readonly GridColumn<R>[];
  readonly range: Range | null;
  readonly bounds: Box;
  readonly setRange: (range: Range) => void;
  /** What was pressed last: whether a cell is opened or typed over. */
  readonly note: (key: string) => void;
  readonly onWrite: (writes: readonly Write[]) => void;
  /** What is pasted next comes in as rows of its own. */
  readonly onInsertPaste: (insert: boolean) => void;
  readonly onCommand: (command: Command) => void;
};

/** The key with what is held down, `Mod` for Ctrl or ⌘. */
const chordOf = (event: CellKeyboardEvent): string =>
  [
    event.ctrlKey || event.metaKey ? 'Mod+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey ? 'Shift+' : '',
    event.key.length === 1 ? event.key.toLowerCase() : event.key,
  ].join('');

const commands: Readonly<Record<string, Command>> = {
  'Mod+z': 'undo',
  'Mod+y': 'redo',
  'Mod+Shift+z': 'redo',
  'Mod+s': 'save',
  'Alt+ArrowUp': 'up',
  'Alt+ArrowDown': 'down',
  'Alt+ArrowLeft': 'collapse',
  'Alt+ArrowRight': 'expand',
  'Mod+Enter': 'insert',
  'Mod+Delete': 'remove',
  'Mod+Backspace': 'remove',
  Escape: 'leave',
  F6: 'leave',
};

/** The cells of the box that can be written, each with the text that it is to have. */
const written = <R>(
  { lines, columns }: Pick<Keys<R>, 'lines' | 'columns'>,
  box: Box,
  text: (column: GridColumn<R>) => string,
): readonly Write[] =>
  rowsIn(box).flatMap((row) =>
    columnsIn(box).flatMap((at) => {
      const [line, column] = [lines[row], columns[at - 1]];
      if (line === undefined || column === undefined || !column.editable(line.row)) return [];
      return [{ row: line.key, column: column.key, text: text(column) }];
    }),
  );

/** What deletes, fills down, chooses all, or waits for the clipboard; false: none of them. */
const onCells = <R>(keys: Keys<R>, chord: string, box: Box): boolean => {
  const top = keys.lines[box.top];
  switch (chord) {
    case 'Delete':
    case 'Backspace':
      keys.onWrite(written(keys, box, () => ''));
      return true;
    case 'Mod+d':
      if (top !== undefined)
        keys.onWrite(written(keys, { ...box, top: box.top + 1 }, (column) => column.text(top.row)));
      return true;
    case 'Mod+a':
      keys.setRange({
        from: { row: keys.bounds.top, column: keys.bounds.left },
        to: { row: keys.bounds.bottom, column: keys.bounds.right },
      });
      return true;
    default:
      return false;
  }
};

const isComposing = (event: CellKeyboardEvent): boolean =>
  event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;

type Args<R> = CellKeyDownArgs<Line<R>>;
const taken = (event: CellKeyboardEvent): void => {
  event.preventGridDefault();
  event.preventDefault();
};

/** While a cell is open: Enter and Tab end it and go on. */
const whileEditing = <R>(keys: Keys<R>, args: Args<R>, event: CellKeyboardEvent): void => {
  const move = (row: number, column: number): void => {
    taken(event);
    const position = {
      rowIdx: Math.max(0, Math.min(keys.bounds.bottom, args.rowIdx + row)),
      idx: Math.max(keys.bounds.left, Math.min(keys.bounds.right, (args.column?.idx ?? 1) + column)),
    };
    keys.grid.current?.setActivePosition(position, { shouldFocus: true });
  };
  // Enter that chooses a word of an input method is not the end of the cell.
  if (isComposing(event)) event.preventGridDefault();
  else if (event.key === 'Enter' && (event.altKey || event.shiftKey)) event.preventGridDefault();
  else if (event.key === 'Enter') move(1, 0);
  else if (event.key === 'Tab') move(0, event.shiftKey ? -1 : 1);
};

/** Draws the range further, deletes, fills; what is none of it stays the grid's. */
const onRange = <R>(keys: Keys<R>, range: Range, event: CellKeyboardEvent): void => {
  const next = event.shiftKey ? drawn(range, event.key, keys.bounds) : null;
  if (next !== null) {
    taken(event);
    keys.setRange(next);
    keys.grid.current?.scrollToCell({ rowIdx: next.to.row, idx: next.to.column });
  } else if (onCells(keys, chordOf(event), boxOf(range))) taken(event);
};

/** The keys of a spreadsheet on top of the grid's own. */
export const keysOf =
  <R>(keys: Keys<R>) =>
  (args: Args<R>, event: CellKeyboardEvent): void => {
    if (args.mode === 'EDIT') {
      whileEditing(keys, args, event);
      return;
    }
    const { range } = keys;
    const chord = chordOf(event);
    keys.note(event.key);
    // The first columns stand still, so that going there would scroll nothing.
    if (event.key === 'Home') keys.grid.current?.element?.scrollTo({ left: 0 });
    const command = commands[chord];
    if (chord === 'Escape' && range !== null && !isSingle(range)) {
      keys.setRange({ from: range.from, to: range.from });
      taken(event);
    } else if (command !== undefined) {
      taken(event);
      keys.onCommand(command);
    } else if (/^Mod\+(Shift\+)?[cxv]$/.test(chord)) {
      // The browser's own clipboard events follow.
      keys.onInsertPaste(chord === 'Mod+Shift+v');
      event.preventGridDefault();
    } else if (range !== null) onRange(keys, range, event);
  };
