import { nextKey } from '../../../workflow/form/value.ts';
import { type Level, levels, type Row, rowOf, type Sheet } from './row.ts';

const rank = (row: Row): number => levels.indexOf(row.level);
const indexOf = (rows: readonly Row[], key: string): number => rows.findIndex((row) => row.key === key);

/** The end of what a row holds: the rows below it of lower levels. */
export const endOf = (rows: readonly Row[], start: number): number => {
  const first = rows[start];
  if (first === undefined) return start;
  let end = start + 1;
  for (let row = rows[end]; row !== undefined && rank(row) > rank(first); row = rows[end]) end += 1;
  return end;
};

/** The code after another: its last number and one, A1.2 → A1.3; taken ones are passed over. */
const following = (code: string, taken: ReadonlySet<string>): string => {
  const [, stem = code, digits = '0'] = /^(.*?)(\d+)$/.exec(code) ?? [];
  for (let next = Number(digits) + 1; ; next += 1) {
    const found = `${stem}${String(next).padStart(digits === '0' ? 1 : digits.length, '0')}`;
    if (!taken.has(found)) return found;
  }
};
/** A, B … Z for dimensions that are called by letters. */
const afterLetter = (code: string): string | null =>
  /^[A-Y]$/.test(code) ? String.fromCharCode(code.charCodeAt(0) + 1) : null;

/** The code of the next row of a level, after that of another. */
const nextCode = (level: Level, code: string, taken: ReadonlySet<string>): string => {
  if (level !== 'dimension') return following(code, taken);
  const letter = code === '' ? 'A' : afterLetter(code);
  return letter === null || taken.has(letter) ? following(code, taken) : letter;
};

/** A code for a new row of `level` at `at`. */
const codeAt = (rows: readonly Row[], level: Level, at: number): string => {
  const before = rows.slice(0, at);
  const own = before.findLastIndex((row) => row.level === level);
  const parent = before.findLastIndex((row) => rank(row) < levels.indexOf(level));
  const taken = new Set(rows.map((row) => row.values.code));
  if (level === 'dimension' || own > parent) return nextCode(level, before[own]?.values.code ?? '', taken);
  return following(`${before[parent]?.values.code ?? ''}${level === 'item' ? '.' : ''}`, taken);
};

/** A lawful order: the first row is a dimension, an item stands below an indicator. */
const settled = (sheet: Sheet): Sheet => {
  const rows: Row[] = [];
  for (const row of sheet.rows) {
    if (rows.length === 0 && row.level !== 'dimension')
      rows.push(rowOf('dimension', { code: codeAt([], 'dimension', 0) }));
    const above = rows.at(-1)?.level;
    rows.push(row.level === 'item' && above === 'dimension' ? { ...row, level: 'indicator' } : row);
  }
  return { ...sheet, rows };
};

const spliced = (
  sheet: Sheet,
  { at, remove = 0, rows }: { at: number; remove?: number; rows: readonly Row[] },
) => settled({ ...sheet, rows: sheet.rows.toSpliced(at, remove, ...rows) });

/** A new row of `level` after the row `after` and what it holds of that level; at the end where there is none. */
export const inserted = (
  sheet: Sheet,
  { after, level, count = 1 }: { after: string | null; level: Level; count?: number },
): { readonly sheet: Sheet; readonly added: readonly Row[] } => {
  const { rows } = sheet;
  const found = after === null ? -1 : indexOf(rows, after);
  const start = found < 0 ? rows.length - 1 : found;
  const row = rows[start];
  // After a row of a higher level the new one is the first that it holds.
  const at =
    row === undefined
      ? 0
      : rank(row) < levels.indexOf(level)
        ? start + 1
        : endOf(rows, ownerOf(rows, start, level));
  const taken = new Set(rows.map((one) => one.values.code));
  const added: Row[] = [];
  for (let no = 0; no < count; no += 1) {
    const last = added.at(-1)?.values.code;
    const code = last === undefined ? codeAt(rows, level, at) : nextCode(level, last, taken);
    taken.add(code);
    added.push(rowOf(level, { code }));
  }
  return { sheet: spliced(sheet, { at, rows: added }), added };
};

/** The row of `level` or above that a row belongs to, itself included. */
const ownerOf = (rows: readonly Row[], start: number, level: Level): number => {
  const most = levels.indexOf(level);
  return rows.findLastIndex((row, at) => at <= start && rank(row) <= most);
};

/** Without the rows and what they hold. */
export const removed = (sheet: Sheet, keys: readonly string[]): Sheet => {
  const gone = new Set<number>();
  for (const key of keys) {
    const start = indexOf(sheet.rows, key);
    for (let at = start; start >= 0 && at < endOf(sheet.rows, start); at += 1) gone.add(at);
  }
  return settled({ ...sheet, rows: sheet.rows.filter((_, at) => !gone.has(at)) });
};

/** The row and what it holds once more, below it, with codes of their own. */
export const duplicated = (
  sheet: Sheet,
  key: string,
): { readonly sheet: Sheet; readonly key: string | null } => {
  const start = indexOf(sheet.rows, key);
  if (start < 0) return { sheet, key: null };
  const end = endOf(sheet.rows, start);
  let { rows } = sheet;
  for (const [no, row] of sheet.rows.slice(start, end).entries()) {
    const at = end + no;
    const copy = { ...row, key: nextKey(), values: { ...row.values, code: codeAt(rows, row.level, at) } };
    rows = rows.toSpliced(at, 0, copy);
  }
  return { sheet: { ...sheet, rows }, key: rows[end]?.key ?? null };
};

const shifted = (sheet: Sheet, start: number, before: number): Sheet => {
  const end = endOf(sheet.rows, start);
  if (before >= start && before <= end) return sheet;
  const block = sheet.rows.slice(start, end);
  const rest = sheet.rows.toSpliced(start, end - start);
  return spliced(
    { ...sheet, rows: rest },
    { at: before > start ? before - block.length : before, rows: block },
  );
};

/** The row and what it holds one place up or down; over the border of what holds it where it is the first or last. */
export const moved = (sheet: Sheet, key: string, by: 'up' | 'down'): Sheet => {
  const { rows } = sheet;
  const start = indexOf(rows, key);
  const row = rows[start];
  if (row === undefined) return sheet;
  if (by === 'down') {
    const end = endOf(rows, start);
    const next = rows[end];
    if (next === undefined || (row.level === 'item' && next.level === 'dimension')) return sheet;
    return shifted(sheet, start, rank(next) < rank(row) ? end + 1 : endOf(rows, end));
  }
  const before = rows.findLastIndex((one, at) => at < start && rank(one) <= rank(row));
  const lands = rows[before - 1]?.level;
  const over = rows[before] !== undefined && rows[before].level !== row.level;
  if (before < 0 || (over && (before === 0 || (row.level === 'item' && lands === 'dimension')))) return sheet;
  return shifted(sheet, start, before);
};

/** The row and what it holds to where another stands: behind it when it comes from above, else before it. */
export const dropped = (sheet: Sheet, key: string, over: string): Sheet => {
  const { rows } = sheet;
  const [start, target] = [indexOf(rows, key), indexOf(rows, over)];
  const row = rows[start];
  if (row === undefined || target < 0 || (target >= start && target < endOf(rows, start))) return sheet;
  const owner = ownerOf(rows, target, row.level);
  const behind = start < target;
  const deeper = (rows[owner]?.level ?? row.level) !== row.level;
  if (deeper) return behind || owner > 0 ? shifted(sheet, start, behind ? owner + 1 : owner) : sheet;
  return shifted(sheet, start, behind ? endOf(rows, owner) : owner);
};

/** The row at another level; what the level doesn't show is kept. */
export const levelled = (sheet: Sheet, key: string, level: Level): Sheet =>
  settled({ ...sheet, rows: sheet.rows.map((row) => (row.key === key ? { ...row, level } : row)) });
