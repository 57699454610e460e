import { useState } from 'react';
import type { Command, Pasted, Write } from '../../../ui/grid/column.ts';
import { useWords } from '../../../workflow/locale.tsx';
import { type SheetColumn, written } from './cell.ts';
import { dropped, duplicated, inserted, levelled, moved, removed } from './change.ts';
import type { Level, Row, RowValues, Sheet } from './row.ts';
import type { Target } from './shown.ts';
import type { SheetState } from './use-sheet.ts';

/** What stands beside the rows. */
export const tabs = ['checks', 'row', 'gauges'] as const;
export type Tab = (typeof tabs)[number];

export type Actions = {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  /** How often focus was asked to go beside the rows. */
  readonly asked: number;
  /** Nothing is active any more. */
  readonly close: () => void;
  readonly active: Row | null;
  readonly target: Target | null;
  readonly folded: ReadonlySet<string>;
  /** What the last act did, where it must be said. */
  readonly said: string;
  readonly say: (text: string) => void;
  readonly onActive: (row: string | null) => void;
  readonly onFold: (row: string) => void;
  readonly onFoldAll: () => void;
  readonly goTo: (row: string, column: string) => void;
  readonly onWrite: (writes: readonly Write[]) => void;
  readonly onPaste: (pasted: Pasted) => void;
  readonly onAdd: (level: Level) => void;
  readonly onRemove: (rows: readonly string[]) => void;
  readonly onDuplicate: () => void;
  readonly onMove: (by: 'up' | 'down') => void;
  readonly onDrop: (row: string, over: string) => void;
  readonly onLevel: (level: Level) => void;
  readonly onValues: (row: string, values: Partial<RowValues>, typing: string) => void;
  readonly onCommand: (command: Command, rows: readonly string[]) => void;
};

const without = <T>(set: ReadonlySet<T>, gone: readonly T[]): ReadonlySet<T> =>
  new Set([...set].filter((one) => !gone.includes(one)));

/** The rows that hold a row: they are unfolded before it can be seen. */
const holders = (rows: readonly Row[], key: string): readonly string[] => {
  const at = rows.findIndex((row) => row.key === key);
  const above = rows.slice(0, Math.max(0, at));
  const dimension = above.findLast(({ level }) => level === 'dimension');
  const indicator = above.findLast(({ level }) => level === 'indicator');
  return [dimension, indicator].flatMap((row) => row?.key ?? []);
};

/** The sheet with what was pasted: texts laid on cells, and rows of their own. */
const pastedInto = (sheet: Sheet, columns: readonly SheetColumn[], pasted: Pasted): Sheet => {
  const laid = written(sheet, columns, pasted.writes);
  if (pasted.added.length === 0) return laid;
  const before = laid.rows.find((row) => row.key === pasted.after);
  const level = before === undefined || before.level === 'dimension' ? 'indicator' : before.level;
  const grown = inserted(laid, { after: pasted.after, level, count: pasted.added.length });
  const writes = grown.added.flatMap(({ key }, at) =>
    (pasted.added[at] ?? []).filter(({ text }) => text.trim() !== '').map((cell) => ({ ...cell, row: key })),
  );
  return written(grown.sheet, columns, writes);
};

/** Where one stands in the sheet: the active row, where to go next, what is folded, what stands beside it. */
const usePlace = (sheet: Sheet) => {
  const [key, setActive] = useState<string | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [said, say] = useState('');
  const [tab, onTab] = useState<Tab>('checks');
  const [asked, setAsked] = useState(0);
  /** To a cell of a row, of the sheet as it will be; what holds the row is unfolded. */
  const go = (row: string, { column, rows }: { column: string; rows: readonly Row[] }): void => {
    setFolded(without(folded, holders(rows, row)));
    setActive(row);
    setTarget({ row, column });
  };
  const dimensions = (): ReadonlySet<string> =>
    new Set(sheet.rows.filter(({ level }) => level === 'dimension').map((row) => row.key));
  const seen = {
    active: sheet.rows.find((row) => row.key === key) ?? null,
    target,
    folded,
    said,
    say,
    tab,
    onTab,
    asked,
    close: () => setActive(null),
    onActive: (row: string | null) => row !== null && setActive(row),
    onFold: (row: string) => setFolded(folded.has(row) ? without(folded, [row]) : new Set([...folded, row])),
    onFoldAll: () => setFolded(folded.size > 0 ? new Set() : dimensions()),
    goTo: (row: string, column: string) => go(row, { column, rows: sheet.rows }),
  };
  const leave = (): void => {
    onTab('row');
    setAsked(asked + 1);
  };
  return { seen, go, leave, forget: () => setActive(null) };
};
type Place = ReturnType<typeof usePlace>;

/** Adding, taking away, doubling and moving rows; where one stands goes along. */
const rowActs = (state: SheetState, { seen, go, forget }: Place) => {
  const { sheet } = state;
  const key = seen.active?.key ?? null;
  const put = (next: Sheet, row: string | null | undefined, column: string): void => {
    state.change(() => next);
    if (row === null || row === undefined) forget();
    else go(row, { column, rows: next.rows });
  };
  return {
    onAdd: (level: Level): void => {
      const grown = inserted(sheet, { after: key, level });
      put(grown.sheet, grown.added[0]?.key, 'name');
    },
    onRemove: (rows: readonly string[]): void => {
      const at = sheet.rows.findIndex((row) => row.key === rows[0]);
      const next = removed(sheet, rows);
      put(next, next.rows[Math.min(at, next.rows.length - 1)]?.key, 'code');
    },
    onDuplicate: (): void => {
      const twice = duplicated(sheet, key ?? '');
      put(twice.sheet, twice.key, 'name');
    },
    onMove: (by: 'up' | 'down'): void => {
      if (key !== null) put(moved(sheet, key, by), key, 'code');
    },
    onDrop: (row: string, over: string): void => state.change((now) => dropped(now, row, over)),
    onLevel: (level: Level): void => state.change((now) => levelled(now, key ?? '', level)),
  };
};

/** The row with values typed into its form; what couldn't be read in those fields is gone. */
const typedInto = (row: Row, values: Partial<RowValues>): Row => {
  const unread = Object.entries(row.unread).filter(([field]) => !(field in values));
  return { ...row, values: { ...row.values, ...values }, unread: Object.fromEntries(unread) };
};

/** What can be done with a sheet, and where one stands in it. */
export const useActions = (
  state: SheetState,
  { columns, onSave }: { columns: readonly SheetColumn[]; onSave: () => void },
): Actions => {
  const { t } = useWords();
  const place = usePlace(state.sheet);
  const { seen } = place;
  const acts = rowActs(state, place);
  const fold = ([row = '']: readonly string[], shut: boolean): void => {
    if (seen.folded.has(row) !== shut) seen.onFold(row);
  };
  const commands: Readonly<Record<Command, (rows: readonly string[]) => void>> = {
    undo: state.undo,
    redo: state.redo,
    save: onSave,
    leave: place.leave,
    up: () => acts.onMove('up'),
    down: () => acts.onMove('down'),
    insert: () => acts.onAdd(seen.active?.level ?? 'indicator'),
    remove: acts.onRemove,
    collapse: (rows) => fold(rows, true),
    expand: (rows) => fold(rows, false),
  };
  return {
    ...seen,
    ...acts,
    onWrite: (writes) => state.change((now) => written(now, columns, writes)),
    onPaste: (pasted) => {
      const { added, lost } = pasted;
      state.change((now) => pastedInto(now, columns, pasted));
      const dropped = lost.length === 0 ? '' : `${t.sheet.lost(lost.length)}${lost.join(t.listComma)}`;
      seen.say(`${added.length === 0 ? '' : t.sheet.pasted(added.length)}${dropped}`);
    },
    onValues: (key, values, typing) =>
      state.change(
        (now) => ({ ...now, rows: now.rows.map((row) => (row.key === key ? typedInto(row, values) : row)) }),
        typing,
      ),
    onCommand: (command, rows) => commands[command](rows),
  };
};
