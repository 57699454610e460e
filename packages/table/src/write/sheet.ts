import ExcelJS, { type Workbook, type Worksheet } from 'exceljs';
import { letters } from '../file/cell.ts';

export type SheetColumn = {
  readonly heading: string;
  /** In letters of the sheet's own font. */
  readonly width: number;
  /** How figures are shown, as spreadsheets write it. */
  readonly format?: '0.00' | '0' | undefined;
};
/** A plain sheet: a title, what is said below it, headings, rows, what is said at the end. */
export type PlainSheet = {
  readonly name: string;
  readonly title: string;
  readonly above: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly below: readonly string[];
};

const thin = { style: 'thin', color: { argb: 'FFD9D4CE' } } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };
/** What XML can't hold, in the escape that spreadsheets know. */
const escaped = (text: string): string =>
  text.replaceAll(/_x[\dA-F]{4}_/gi, '_x005F$&').replaceAll(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '');

const line = (sheet: Worksheet, { text, size, last }: { text: string; size: number; last: string }): void => {
  const row = sheet.addRow([escaped(text)]);
  sheet.mergeCells(`A${row.number}:${last}${row.number}`);
  const cell = row.getCell(1);
  cell.font = { name: size > 12 ? '黑体' : '宋体', size, bold: size > 12 };
  cell.alignment = { vertical: 'middle', wrapText: true };
  if (text.length > 60) row.height = 30;
};

const body = (sheet: Worksheet, { columns, rows }: PlainSheet): void => {
  const header = sheet.addRow(columns.map(({ heading }) => heading));
  header.eachCell((cell) => {
    cell.font = { name: '黑体', size: 10.5, bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF7EFEA' } };
    cell.border = border;
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  sheet.views = [{ state: 'frozen', ySplit: header.number }];
  for (const values of rows) {
    const row = sheet.addRow(values.map((value) => (typeof value === 'string' ? escaped(value) : value)));
    for (const [i, column] of columns.entries()) {
      const cell = row.getCell(i + 1);
      cell.font = { name: '宋体', size: 10.5 };
      cell.border = border;
      cell.numFmt = column.format ?? '@';
      cell.alignment = {
        vertical: 'top',
        wrapText: true,
        horizontal: column.format === undefined ? 'left' : 'right',
      };
    }
  }
};

const add = (book: Workbook, plain: PlainSheet): void => {
  const sheet = book.addWorksheet(plain.name.replaceAll(/[*?:/\\[\]]/g, ' ').slice(0, 31));
  sheet.columns = plain.columns.map(({ width }) => ({ width }));
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  const last = letters(plain.columns.length);
  line(sheet, { text: plain.title, size: 16, last });
  for (const text of plain.above) line(sheet, { text, size: 10.5, last });
  body(sheet, plain);
  for (const text of plain.below) line(sheet, { text, size: 10.5, last });
};

/** Several sheets as one Excel file. Figures are numbers; the rest is text, also where it looks like a formula. */
export const writeSheets = async (all: readonly PlainSheet[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  for (const plain of all) add(book, plain);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
export const writeSheet = (plain: PlainSheet): Promise<Uint8Array> => writeSheets([plain]);
