import { Fault } from '@kaohe/domain';
import { tableLimits } from '../limit.ts';
import type { Sheet } from './cell.ts';
import { type Encoding, readCsv } from './csv.ts';
import { readExcel } from './excel.ts';

export type Book = {
  readonly format: 'xlsx' | 'csv';
  /** Of a text. */
  readonly encoding: Encoding | null;
  readonly sheets: readonly Sheet[];
};

const fault = (issue: string): Fault => new Fault('invalid', { path: 'file', issue, paths: ['file'] });
const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, i) => bytes[i] === sign);

const checked = (sheets: readonly Sheet[]): readonly Sheet[] => {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  if (rows.length > tableLimits.rows)
    throw new Fault('tooMuch', { limit: 'table.rows', most: tableLimits.rows });
  if (rows.some(({ cells }) => (cells.at(-1)?.column ?? 0) > tableLimits.columns))
    throw new Fault('tooMuch', { limit: 'table.columns', most: tableLimits.columns });
  return sheets;
};

/** The name of a file without its folder and ending. */
const stem = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '') || '表';

/**
 * The sheets of an Excel workbook (.xlsx) or of comma-separated text, told apart by their bytes. `name` names the sheet of a text.
 * @throws Fault `tooMuch` with the limit, `invalid` with the issue: `empty`, `tableOld` (.xls, or locked by a password), `tableFormat`, `tableDamaged`
 */
export const readSheets = async (bytes: Uint8Array, name: string): Promise<Book> => {
  if (bytes.length === 0) throw fault('empty');
  if (bytes.length > tableLimits.bytes)
    throw new Fault('tooMuch', { limit: 'table.bytes', most: tableLimits.bytes });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw fault('tableOld');
  if (startsWith(bytes, [0x50, 0x4b])) {
    const sheets = await readExcel(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return { format: 'xlsx', encoding: null, sheets: checked(sheets) };
  }
  const { sheet, encoding } = readCsv(bytes, stem(name));
  return { format: 'csv', encoding, sheets: checked([sheet]) };
};
