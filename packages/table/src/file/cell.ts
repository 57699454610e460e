/** A cell that shows something. */
export type Cell = {
  /** Its address, `C5`. */
  readonly at: string;
  /** From 1. */
  readonly column: number;
  /** What it shows, without spaces around it; a date as `YYYY-MM-DD`, a share as `30%`. */
  readonly text: string;
  /** Of a merged cell that isn't the first of its range: the address of the first, whose text it shows. */
  readonly from: string | null;
  readonly date: boolean;
};

export type SheetRow = {
  /** As the sheet counts, from 1. */
  readonly no: number;
  readonly hidden: boolean;
  /** By column; blank ones are left out. */
  readonly cells: readonly Cell[];
};

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** Blank ones are left out. */
  readonly rows: readonly SheetRow[];
};

/** The letters of a column: 1 → `A`, 28 → `AB`. */
export const letters = (column: number): string =>
  column < 1
    ? ''
    : `${letters(Math.floor((column - 1) / 26))}${String.fromCharCode(65 + ((column - 1) % 26))}`;

/** The column of its letters: `AB` → 28; null: these are none. */
export const columnOf = (name: string): number | null =>
  /^[A-Z]{1,3}$/i.test(name)
    ? [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    : null;

/** The address of a cell; both from 1. */
export const addressOf = (column: number, row: number): string => `${letters(column)}${row}`;
