import type { Cell, Sheet, SheetRow } from '../file/cell.ts';
import { fieldOf, plain } from './heading.ts';

export type Column = {
  readonly column: number;
  /** Letters of the sheet. */
  readonly letters: string;
  /** What stands above it; empty: nothing. */
  readonly heading: string;
  readonly at: string | null;
};

/** One table of a sheet. Every row of the sheet that isn't blank stands in exactly one of the lists of one table. */
export type Table = {
  readonly sheet: string;
  /** Of the tables of its sheet, from 1. */
  readonly no: number;
  readonly hidden: boolean;
  /** Where it stands, `A3:F20`. */
  readonly range: string;
  /** What stands above it. */
  readonly before: readonly SheetRow[];
  /** The rows of headings; none: the table has none. */
  readonly header: readonly SheetRow[];
  readonly columns: readonly Column[];
  readonly rows: readonly SheetRow[];
  /** Notes below it. */
  readonly after: readonly SheetRow[];
};

/** A row's own texts: a merged cell counts once. */
export const texts = (row: SheetRow): readonly Cell[] => row.cells.filter((cell) => cell.from === null);

const numeric = /^[-+−]?[\d.,%]+分?$/;
const isHeadingLike = ({ text }: Cell): boolean =>
  text.length <= 30 && !numeric.test(plain(text)) && !/[：:。；]/.test(text.slice(0, -1));

const known = (row: SheetRow): number => new Set(texts(row).flatMap(({ text }) => fieldOf(text) ?? [])).size;

/** Headings that the vocabulary knows: two or more, and none that reads like a sentence. */
const isKnownHeader = (row: SheetRow): boolean => {
  const own = texts(row);
  return known(row) >= 2 && known(row) * 2 >= own.length && own.every(isHeadingLike);
};

/** A first row of short words over a row at least as wide: headings of a table about something else. */
const isPlainHeader = (row: SheetRow, next: SheetRow | undefined): boolean => {
  const own = texts(row);
  return own.length >= 2 && own.every(isHeadingLike) && next !== undefined && texts(next).length >= 2;
};

/** A second row of headings: below a merge over several columns, or with cells that reach down from the first. */
const isSecondHeader = (first: SheetRow, next: SheetRow | undefined): next is SheetRow => {
  if (next === undefined || next.no !== first.no + 1 || !texts(next).every(isHeadingLike)) return false;
  const wide = first.cells.some(
    ({ from, at }) => from !== null && first.cells.some((one) => one.at === from && one.at !== at),
  );
  const reaches = next.cells.some(({ from }) => from !== null && first.cells.some(({ at }) => at === from));
  return wide && (reaches || known(next) > 0) && texts(next).length > 0;
};

const headerAt = (rows: readonly SheetRow[], i: number): readonly SheetRow[] => {
  const [first, next] = [rows[i], rows[i + 1]];
  if (first === undefined) return [];
  return isSecondHeader(first, next) ? [first, next] : [first];
};

/** Where tables begin: at each row of known headings that isn't a repetition after a page's end; else at the first that looks like one. */
const startsOf = (rows: readonly SheetRow[]): readonly number[] => {
  const said = (row: SheetRow | undefined): string =>
    texts(row ?? { no: 0, hidden: false, cells: [] })
      .map(({ text }) => plain(text))
      .join('|');
  const starts: number[] = [];
  for (const [i, row] of rows.entries()) {
    if (!isKnownHeader(row)) continue;
    const last = starts.at(-1);
    const isSecond = last !== undefined && headerAt(rows, last).includes(row);
    const before = rows[i - 1];
    const follows = before !== undefined && before.no === row.no - 1 && texts(before).length > 1;
    const isRepeated = last !== undefined && follows && said(rows[last]) === said(row);
    if (!isSecond && !isRepeated) starts.push(i);
  }
  if (starts.length > 0) return starts;
  const first = rows.slice(0, 30).findIndex((row, i) => isPlainHeader(row, rows[i + 1]));
  return first < 0 ? [] : [first];
};

const noteSign =
  /^(注|说明|备注|填表|制表|审核|附注?|备注说明|单位|日期|负责人|考核组|填报)[\d一二三]*[\s:：、.．]/;

/** From where on the rows below a table are no rows of it: notes, and what stands after a gap in a single cell. */
const endOf = (rows: readonly SheetRow[]): number => {
  let end = rows.length;
  while (end > 0) {
    const [row, above] = [rows[end - 1], rows[end - 2]];
    if (row === undefined) break;
    const own = texts(row);
    const isAlone = own.length === 1;
    const afterGap = above !== undefined && row.no > above.no + 1;
    const isNote = noteSign.test(own[0]?.text ?? '') && own.length <= 3;
    if (!isNote && !(isAlone && afterGap)) break;
    end -= 1;
  }
  return end;
};

const headingOf = (header: readonly SheetRow[], column: number): { text: string; at: string | null } => {
  const cells = header.flatMap((row) => row.cells.filter((cell) => cell.column === column));
  const parts = [...new Set(cells.map(({ text }) => text))];
  return { text: parts.join('／').replaceAll(/\s+/g, ' '), at: cells[0]?.at ?? null };
};

const lettersOf = (cell: Cell): string => cell.at.replace(/\d+$/, '');

const columnsOf = (header: readonly SheetRow[], rows: readonly SheetRow[]): readonly Column[] => {
  const found = new Map<number, string>();
  for (const row of [...header, ...rows])
    for (const cell of row.cells) found.set(cell.column, lettersOf(cell));
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([column, letters]) => {
      const { text, at } = headingOf(header, column);
      return { column, letters, heading: text, at };
    });
};

const rangeOf = (columns: readonly Column[], rows: readonly SheetRow[]): string => {
  const [left, right] = [columns[0]?.letters ?? 'A', columns.at(-1)?.letters ?? 'A'];
  return `${left}${rows[0]?.no ?? 1}:${right}${rows.at(-1)?.no ?? 1}`;
};

/** Titles of the next table stand below the last one: single cells right above its headings that are no notes. */
const titlesAbove = (rows: readonly SheetRow[], start: number, floor: number): number => {
  let first = start;
  while (first > floor) {
    const row = rows[first - 1];
    const below = rows[first];
    if (row === undefined || texts(row).length !== 1 || (below !== undefined && below.no > row.no + 2)) break;
    if (noteSign.test(texts(row)[0]?.text ?? '')) break;
    first -= 1;
  }
  return first;
};

type Part = { readonly sheet: Sheet; readonly no: number };

const tableOf = (part: Part, rows: readonly SheetRow[], start: number): Table => {
  const header = headerAt(rows, start);
  const body = rows.slice(start + header.length);
  const end = endOf(body);
  const own = body.slice(0, end);
  const columns = columnsOf(header, own);
  return {
    sheet: part.sheet.name,
    no: part.no,
    hidden: part.sheet.hidden,
    range: rangeOf(columns, [...header, ...own]),
    before: rows.slice(0, start),
    header,
    columns,
    rows: own,
    after: body.slice(end),
  };
};

/** The tables of a sheet in their order; a sheet without headings is one table without them. */
export const tablesOf = (sheet: Sheet): readonly Table[] => {
  const { rows } = sheet;
  if (rows.length === 0) return [];
  const starts = startsOf(rows);
  if (starts.length === 0) {
    const columns = columnsOf([], rows);
    const bare = { header: [], before: [], after: [], columns, rows, range: rangeOf(columns, rows) };
    return [{ sheet: sheet.name, no: 1, hidden: sheet.hidden, ...bare }];
  }
  const bounds = starts.map((start, i) => {
    const floor = i === 0 ? 0 : (starts[i - 1] ?? 0) + 1;
    return i === 0 ? 0 : titlesAbove(rows, start, floor);
  });
  return starts.map((start, i) => {
    const from = bounds[i] ?? 0;
    return tableOf({ sheet, no: i + 1 }, rows.slice(from, bounds[i + 1] ?? rows.length), start - from);
  });
};
