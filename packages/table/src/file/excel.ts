import ExcelJS, { type CellValue, type Cell as ExcelCell, type Row, type Worksheet } from 'exceljs';
import { checkArchive, damaged } from './archive.ts';
import { addressOf, type Cell, type Sheet, type SheetRow } from './cell.ts';

/** Parts that say nothing of the contents; a validation of a whole column would be unrolled cell by cell. */
const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'sheetProtection',
  'autoFilter',
  'hyperlinks',
  'printOptions',
  'pageSetup',
  'headerFooter',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
];

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
const numberText = (value: number, format: string): string =>
  /%/.test(format.replaceAll(/"[^"]*"/g, ''))
    ? `${Number((value * 100).toPrecision(12))}%`
    : String(Number(value.toPrecision(12)));

const dayText = (value: Date): string =>
  Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);

/** What a value shows; of a formula its result. */
const textOf = (value: CellValue, format: string): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return dayText(value);
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('error' in value) return value.error;
  if ('hyperlink' in value) return textOf(value.text, format);
  return textOf(value.result, format);
};

const isDate = (value: CellValue): boolean =>
  value instanceof Date ||
  (typeof value === 'object' && value !== null && 'result' in value && value.result instanceof Date);

const cellOf = (cell: ExcelCell): Cell => {
  const first = cell.isMerged ? cell.master : cell;
  const column = Number(cell.col);
  return {
    at: addressOf(column, Number(cell.row)),
    column,
    text: textOf(first.value, first.numFmt ?? ''),
    from: first.address === cell.address ? null : first.address,
    date: isDate(first.value),
  };
};

const rowOf = (row: Row): SheetRow => {
  const cells: Cell[] = [];
  row.eachCell({ includeEmpty: false }, (cell) => {
    const read = cellOf(cell);
    if (read.text !== '') cells.push(read);
  });
  return { no: row.number, hidden: row.hidden, cells };
};

const sheetOf = (sheet: Worksheet): Sheet => {
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row) => {
    const read = rowOf(row);
    if (read.cells.length > 0) rows.push(read);
  });
  return { name: sheet.name, hidden: sheet.state !== 'visible', rows };
};

/** The sheets of a workbook, after its size was checked. */
export const readExcel = async (bytes: Buffer): Promise<readonly Sheet[]> => {
  await checkArchive(bytes);
  const book = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  try {
    await book.xlsx.load(copy, { ignoreNodes });
  } catch (error) {
    throw damaged(error);
  }
  return book.worksheets.map(sheetOf);
};
