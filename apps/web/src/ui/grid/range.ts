/** A cell by its place among the shown rows and the columns. */
export type Cell = { readonly row: number; readonly column: number };
/** From the cell where it began to the one it was drawn to; both belong to it. */
export type Range = { readonly from: Cell; readonly to: Cell };
export type Box = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

export const boxOf = ({ from, to }: Range): Box => ({
  top: Math.min(from.row, to.row),
  bottom: Math.max(from.row, to.row),
  left: Math.min(from.column, to.column),
  right: Math.max(from.column, to.column),
});

export const holds = (box: Box, { row, column }: Cell): boolean =>
  row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;

export const isSingle = ({ from, to }: Range): boolean => from.row === to.row && from.column === to.column;

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The range drawn one step further by an arrow key, or null for another key; `bounds` are the cells that there are. */
export const drawn = (range: Range, key: string, bounds: Box): Range | null => {
  const step = steps[key];
  if (step === undefined) return null;
  const to = {
    row: within(range.to.row + step[0], bounds.top, bounds.bottom),
    column: within(range.to.column + step[1], bounds.left, bounds.right),
  };
  return { from: range.from, to };
};

const upTo = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);

/** The rows and columns of a box. */
export const rowsIn = ({ top, bottom }: Box): readonly number[] => upTo(top, bottom);
export const columnsIn = ({ left, right }: Box): readonly number[] => upTo(left, right);
