import { Fault } from '@kaohe/domain';
import { CsvError, parse } from 'csv-parse/sync';
import { addressOf, type Sheet } from './cell.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const bomOf = ([a, b, c]: Uint8Array): Encoding | null => {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
};

const decode = (bytes: Uint8Array, encoding: Encoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Text of a byte order mark's encoding, else UTF-8, else GB18030, which holds GBK and GB 2312. A cut-off last letter is dropped. */
const decoded = (bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } => {
  const marked = bomOf(bytes);
  for (const encoding of marked === null ? (['utf-8', 'gb18030'] as const) : [marked])
    for (const cut of [0, 1, 2, 3]) {
      const text = decode(bytes.subarray(0, bytes.length - cut), encoding);
      // Control characters are the mark of a file that is no text.
      if (text !== null && !/[^\P{Cc}\t\n\r]/u.test(text)) return { text, encoding };
    }
  throw new Fault('invalid', { path: 'file', issue: 'tableFormat', paths: ['file'] });
};

/** In how many lines the sign stands equally often: commas of sentences don't, those between columns do. */
const evenness = (lines: readonly string[], sign: string): number => {
  const counts = Map.groupBy(lines, (line) => line.split(sign).length - 1);
  return Math.max(0, ...[...counts].map(([count, own]) => (count === 0 ? 0 : own.length)));
};

/** The sign that parts the columns: the one that stands most evenly in the first lines, what is quoted aside. */
const delimiterOf = (text: string): string => {
  const plain = text.slice(0, 100_000).replaceAll(/"[^"]*"/g, '');
  const lines = plain.split('\n', 20).filter((line) => line.trim() !== '');
  const found = [',', '\t', ';', '，'].map((sign) => ({ sign, lines: evenness(lines, sign) }));
  return found.reduce((most, one) => (one.lines > most.lines ? one : most)).sign;
};

const parsed = (text: string, delimiter: string): readonly (readonly string[])[] =>
  parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });

/** A quote that the end of the file leaves open is closed: a last row that was cut off is still read. */
const records = (text: string): readonly (readonly string[])[] => {
  const delimiter = delimiterOf(text);
  try {
    return parsed(text, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED')
      throw new Fault('invalid', { path: 'file', issue: 'tableDamaged', paths: ['file'] }, error);
    return parsed(`${text}"`, delimiter);
  }
};

/** A text of separated values as a sheet of that name. Rows count as Excel shows them: a record is a row. */
export const readCsv = (
  bytes: Uint8Array,
  name: string,
): { readonly sheet: Sheet; readonly encoding: Encoding } => {
  const { text, encoding } = decoded(bytes);
  const rows = records(text).map((record, i) => ({
    no: i + 1,
    hidden: false,
    cells: record.flatMap((value, c) => {
      const shown = value.replaceAll('\r\n', '\n').trim();
      if (shown === '') return [];
      return [{ at: addressOf(c + 1, i + 1), column: c + 1, text: shown, from: null, date: false }];
    }),
  }));
  return { sheet: { name, hidden: false, rows: rows.filter(({ cells }) => cells.length > 0) }, encoding };
};
