import ExcelJS, { type CellValue, type Worksheet } from 'exceljs';

type Lines = readonly (readonly CellValue[])[];

/** Bytes of a workbook made by hand: each sheet with its rows, then what else `shape` does to it. */
export const workbook = async (
  sheets: Readonly<Record<string, Lines>>,
  shape: (sheet: Worksheet) => void = () => undefined,
): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  for (const [name, lines] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const line of lines) sheet.addRow([...line]);
    shape(sheet);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
