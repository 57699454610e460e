import { type Book, readSheets } from './file/sheets.ts';
import { type Table, tablesOf } from './layout/table.ts';

export type Workbook = Pick<Book, 'format' | 'encoding'> & {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number }[];
  /** Of all sheets, in their order. */
  readonly tables: readonly Table[];
};

/**
 * The tables of a file: Excel (.xlsx) or comma-separated text in UTF-8, UTF-16 or GBK. Each has its titles, headings, rows and notes apart;
 * merged cells show their text throughout, formulas their result. `name` is the file's, which names the sheet of a text.
 * @throws Fault `tooMuch` with the limit (`table.bytes`, `.unpacked`, `.rows`, `.columns` …), `invalid` with the issue
 *   (`empty`, `tableOld`, `tableFormat`, `tableDamaged`)
 */
export const readTables = async (bytes: Uint8Array, name: string): Promise<Workbook> => {
  const { sheets, ...book } = await readSheets(bytes, name);
  return {
    ...book,
    sheets: sheets.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden, rows: sheet.rows.length })),
    tables: sheets.flatMap(tablesOf),
  };
};
