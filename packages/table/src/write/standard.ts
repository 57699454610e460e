import { frequencies, indicatorKinds, type StandardContent, tableLevels } from '@kaohe/domain';
import ExcelJS, { type CellValue, type DataValidation, type Row, type Worksheet } from 'exceljs';
import { letters } from '../file/cell.ts';
import { headings } from '../words.ts';
import { columns, type WrittenField, type WrittenRow, writtenRows } from './lines.ts';

const headerRow = 3;
/** Rows below the last that may be filled in with the same lists to choose from. */
const spare = 100;

const letterOf = (field: WrittenField): string => letters(columns.findIndex(([name]) => name === field) + 1);

/** What XML can't hold, or would be read as an escape, in the escape that spreadsheets know. */
const escaped = (text: string): string =>
  text.replaceAll(/_x[\dA-F]{4}_/gi, '_x005F$&').replaceAll(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, (letter) => {
    const code = letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `_x${code}_`;
  });

const fills: Readonly<Record<WrittenRow['level'], string | null>> = {
  standard: 'FFF3E3DF',
  dimension: 'FFF7EFEA',
  indicator: null,
  item: 'FFFAFAF8',
  more: null,
};

const thin = { style: 'thin', color: { argb: 'FFD9D4CE' } } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };

const cellValue = (row: WrittenRow, field: WrittenField, no: number): CellValue => {
  if (field === 'level') return headings.level[row.level];
  const value = row[field];
  if (field === 'points' && row.level === 'indicator')
    return { formula: `${letterOf('form')}${no}+${letterOf('effect')}${no}`, result: Number(value ?? 0) };
  return typeof value === 'string' ? escaped(value) : (value ?? null);
};

const style = (row: Row, level: WrittenRow['level']): void => {
  const fill = fills[level];
  const isBold = level === 'standard' || level === 'dimension';
  row.outlineLevel = level === 'item' ? 2 : level === 'indicator' || level === 'more' ? 1 : 0;
  for (const [i, [field]] of columns.entries()) {
    const cell = row.getCell(i + 1);
    const isNumber = ['points', 'form', 'effect', 'cap', 'failedDrill'].includes(field);
    cell.alignment = { vertical: 'top', wrapText: true, horizontal: isNumber ? 'right' : 'left' };
    cell.border = border;
    cell.numFmt = isNumber ? '0.##' : '@';
    cell.font = { name: '宋体', size: 10.5, bold: isBold };
    if (fill !== null) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
  }
};

const head = (sheet: Worksheet, name: string): void => {
  const last = letters(columns.length);
  sheet.mergeCells(`A1:${last}1`);
  sheet.mergeCells(`A2:${last}2`);
  const [title, hint] = [sheet.getCell('A1'), sheet.getCell('A2')];
  title.value = escaped(name);
  title.font = { name: '黑体', size: 16, bold: true };
  title.alignment = { vertical: 'middle', horizontal: 'left' };
  hint.value =
    '修改后可直接导入。“层级”说明每行是什么；多个责任主体、考核方式之间用顿号分开；“计分方式”每行一条，照现有写法增删。';
  hint.font = { name: '宋体', size: 10, color: { argb: 'FF6B625A' } };
  hint.alignment = { vertical: 'middle', wrapText: true };
  sheet.getRow(1).height = 28;
  sheet.getRow(2).height = 20;
  const row = sheet.getRow(headerRow);
  row.values = columns.map(([field]) => headings.field[field]);
  row.height = 22;
  for (const [i] of columns.entries()) {
    const cell = row.getCell(i + 1);
    cell.font = { name: '黑体', size: 10.5, bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF8E1F1F' } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.border = border;
  }
};

const oneOf = (words: readonly string[]): DataValidation => ({
  type: 'list',
  allowBlank: true,
  formulae: [`"${words.join(',')}"`],
  showErrorMessage: true,
  errorTitle: '请从列表中选择',
  error: `可填：${words.join('、')}`,
});

/** Several may be named, parted by 、: the list is a hint, not a fence. */
const someOf = (words: readonly string[]): DataValidation => ({
  ...oneOf(words),
  showErrorMessage: false,
  showInputMessage: true,
  promptTitle: '可填一项或几项',
  prompt: `${words.join('、')}（几项之间用顿号）`,
});

const validate = (sheet: Worksheet, last: number): void => {
  const { value, level } = headings;
  const lists: readonly (readonly [WrittenField, DataValidation])[] = [
    ['level', oneOf(tableLevels.map((one) => level[one]))],
    ['kind', oneOf(indicatorKinds.map((one) => value.kind[one]))],
    ['frequency', oneOf(frequencies.map((one) => value.frequency[one]))],
    ['subjects', someOf(Object.values(value.subjects))],
    ['methods', someOf(Object.values(value.methods))],
    ['components', someOf(Object.values(value.components))],
  ];
  for (const [field, validation] of lists)
    for (let no = headerRow + 1; no <= last + spare; no += 1)
      sheet.getCell(`${letterOf(field)}${no}`).dataValidation = validation;
};

/** A standard as an Excel workbook that people edit and `readTables` with `recognise` reads again as it was. */
export const writeStandard = async (content: StandardContent, name: string): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('考核标准', {
    views: [{ state: 'frozen', xSplit: 3, ySplit: headerRow }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerRow}:${headerRow}`,
    },
  });
  sheet.columns = columns.map(([key, width]) => ({ key, width }));
  head(sheet, name);
  const rows = writtenRows(content);
  for (const [i, row] of rows.entries()) {
    const no = headerRow + 1 + i;
    const line = sheet.getRow(no);
    line.values = columns.map(([field]) => cellValue(row, field, no));
    style(line, row.level);
  }
  const last = headerRow + rows.length;
  validate(sheet, last);
  sheet.autoFilter = `A${headerRow}:${letters(columns.length)}${last}`;
  return new Uint8Array(await book.xlsx.writeBuffer());
};
