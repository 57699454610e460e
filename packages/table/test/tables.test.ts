import { deflateRawSync } from 'node:zlib';
import { Fault } from '@kaohe/domain';
import { expect, test } from 'vitest';
import { readTables, type SheetRow, tableLimits } from '../src/index.ts';
import { bytesOf, workbook } from './workbook.ts';

const lines = (rows: readonly SheetRow[]): string[][] =>
  rows.map(({ cells }) => cells.map(({ text }) => text));
const faultOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => null,
    (error: unknown) => (error instanceof Fault ? { code: error.code, ...error.detail } : error),
  );

test('text is read in UTF-8 with its mark, in GBK and in UTF-16, with quoted line breaks', async () => {
  const text = '考核内容,分值\n"甲，""乙""\n丙",5\n';
  const gbk = new Uint8Array([
    0xbf, 0xbc, 0xba, 0xcb, 0xc4, 0xda, 0xc8, 0xdd, 0x2c, 0xb7, 0xd6, 0xd6, 0xb5, 0x0a, 0xbc, 0xd7, 0x2c,
    0x35,
  ]);
  const marked = await readTables(bytesOf(`\ufeff${text}`), '表.csv');
  expect(marked.encoding).toBe('utf-8');
  expect(lines(marked.tables[0]?.rows ?? [])).toEqual([['甲，"乙"\n丙', '5']]);
  const chinese = await readTables(gbk, 'a.csv');
  expect(chinese.encoding).toBe('gb18030');
  expect(chinese.tables[0]?.columns.map(({ heading }) => heading)).toEqual(['考核内容', '分值']);
  const wide = await readTables(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), 'a.csv');
  expect([wide.encoding, wide.tables[0]?.rows.length]).toEqual(['utf-16le', 1]);
});

test('commas of Chinese sentences part no columns, whatever many they are', async () => {
  const rule = '每缺一次扣1分，扣完为止，弄虚作假的不得分，情节严重的另行处理';
  const text = `考核内容,分值,评分标准\n甲,5,${rule}\n"乙，丙",5,${rule}，${rule}\n`;
  const [table] = (await readTables(bytesOf(text), 'a.csv')).tables;
  expect(table?.columns.map(({ heading }) => heading)).toEqual(['考核内容', '分值', '评分标准']);
  const wide = await readTables(bytesOf('考核内容，分值\n甲，5\n乙，3\n'), 'a.csv');
  expect(lines(wide.tables[0]?.rows ?? [])).toEqual([
    ['甲', '5'],
    ['乙', '3'],
  ]);
});

test('a last row that is cut off within quotes, or within a letter, is still read', async () => {
  const cut = await readTables(bytesOf('考核内容,分值,评分标准\n甲,5,"每少一次扣'), 'a.csv');
  expect(lines(cut.tables[0]?.rows ?? [])).toEqual([['甲', '5', '每少一次扣']]);
  const whole = bytesOf('考核内容,分值\n甲,5\n乙丙');
  const halved = await readTables(whole.subarray(0, whole.length - 1), 'a.csv');
  expect(lines(halved.tables[0]?.rows ?? [])).toEqual([['甲', '5'], ['乙']]);
});

test('a workbook: formulas by result, dates, rich text, shares, merged cells, hidden rows', async () => {
  const bytes = await workbook(
    {
      表: [
        ['某单位考核表'],
        ['考核项目', '考核内容', '分值', '评分标准'],
        ['甲', '一', { formula: '2+3', result: 5 }, { richText: [{ text: '每次' }, { text: '扣1分' }] }],
        [null, '二', new Date(Date.UTC(2026, 1, 5)), '完成率'],
        ['乙', '三', 0.3, { formula: 'A1/0', result: { error: '#DIV/0!' } }],
        ['注：本表由考核办解释'],
      ],
    },
    (sheet) => {
      sheet.mergeCells('A1:D1');
      sheet.mergeCells('A3:A4');
      sheet.getRow(4).hidden = true;
      sheet.getCell('C5').numFmt = '0%';
    },
  );
  const { tables } = await readTables(bytes, 'a.xlsx');
  expect(tables).toHaveLength(1);
  const [table] = tables;
  expect(table?.range).toBe('A2:D5');
  expect(lines(table?.rows ?? [])).toEqual([
    ['甲', '一', '5', '每次扣1分'],
    ['甲', '二', '2026-02-05', '完成率'],
    ['乙', '三', '30%', '#DIV/0!'],
  ]);
  expect(table?.rows[1]?.cells[0]).toMatchObject({ at: 'A4', from: 'A3' });
  expect(table?.rows.map(({ hidden }) => hidden)).toEqual([false, true, false]);
  expect(table?.rows[1]?.cells[2]?.date).toBe(true);
  expect(lines(table?.before ?? [])[0]?.[0]).toBe('某单位考核表');
  expect(lines(table?.after ?? [])).toEqual([['注：本表由考核办解释']]);
});

test('several tables in a sheet, headings in two rows, and headings repeated after a page', async () => {
  const bytes = await workbook(
    {
      一: [
        ['表一'],
        ['考核内容', '分值', null, '评分标准'],
        [null, '形式分', '实效分', null],
        ['甲', 2, 3, '看'],
        ['考核内容', '分值', null, '评分标准'],
        ['乙', 1, 1, '看'],
        [],
        ['表二 加分项目'],
        ['加分内容', '加分值'],
        ['丙', 1],
      ],
    },
    (sheet) => {
      for (const range of ['A2:A3', 'B2:C2', 'D2:D3']) sheet.mergeCells(range);
      sheet.mergeCells('B5:C5');
    },
  );
  const { tables } = await readTables(bytes, 'a.xlsx');
  expect(tables.map(({ no, range }) => [no, range])).toEqual([
    [1, 'A2:D6'],
    [2, 'A9:B10'],
  ]);
  expect(tables[0]?.columns.map(({ heading }) => heading)).toEqual([
    '考核内容',
    '分值／形式分',
    '分值／实效分',
    '评分标准',
  ]);
  expect(lines(tables[1]?.before ?? [])).toEqual([['表二 加分项目']]);
});

test('a table about something else, and one without headings, are tables too', async () => {
  const other = await readTables(bytesOf('单位,利润（万元）,得分\n一公司,120.5,88\n二公司,90,80\n'), 'a.csv');
  expect(other.tables[0]?.columns.map(({ heading }) => heading)).toEqual(['单位', '利润（万元）', '得分']);
  const bare = await readTables(bytesOf('1,2\n3,4\n'), 'a.csv');
  expect([bare.tables[0]?.header.length, bare.tables[0]?.rows.length]).toEqual([0, 2]);
});

test('what is no table, or an old or damaged one, is refused by name', async () => {
  const read = (bytes: Uint8Array) => faultOf(readTables(bytes, 'a'));
  expect(await read(new Uint8Array())).toMatchObject({ code: 'invalid', issue: 'empty' });
  expect(await read(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toMatchObject({ issue: 'tableOld' });
  expect(await read(new Uint8Array([0, 1, 2, 255, 0xff]))).toMatchObject({ issue: 'tableFormat' });
  const good = await workbook({ 表: [['a', 'b']] });
  expect(await read(good.subarray(0, good.length / 2))).toMatchObject({
    code: 'invalid',
    issue: 'tableDamaged',
  });
});

/** A zip of one deflated part, which claims to hold `claimed` bytes. */
const archive = (name: string, content: Buffer, claimed: number): Uint8Array => {
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(claimed, 22);
  head.writeUInt16LE(name.length, 26);
  const list = Buffer.alloc(46);
  list.writeUInt32LE(0x02014b50, 0);
  list.writeUInt16LE(20, 6);
  list.writeUInt16LE(8, 10);
  list.writeUInt32LE(packed.length, 20);
  list.writeUInt32LE(claimed, 24);
  list.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(list.length + name.length, 12);
  end.writeUInt32LE(head.length + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([head, Buffer.from(name), packed, list, Buffer.from(name), end]));
};

test('an archive that unpacks to too much is refused, whether it says so or lies', async () => {
  const bomb = Buffer.alloc(tableLimits.unpacked + 1);
  expect(await faultOf(readTables(archive('xl/workbook.xml', bomb, bomb.length), 'a.xlsx'))).toMatchObject({
    code: 'tooMuch',
    limit: 'table.unpacked',
  });
  expect(await faultOf(readTables(archive('xl/workbook.xml', bomb, 100), 'a.xlsx'))).toMatchObject({
    code: 'invalid',
    issue: 'tableDamaged',
  });
});

test('a table that is too long, too wide, too large or merged without end is refused with the limit', async () => {
  const limitOf = async (bytes: Uint8Array): Promise<unknown> => faultOf(readTables(bytes, 'a'));
  const long = `考核内容,分值\n${'甲,1\n'.repeat(tableLimits.rows)}`;
  expect(await limitOf(bytesOf(long))).toMatchObject({
    code: 'tooMuch',
    limit: 'table.rows',
    most: tableLimits.rows,
  });
  expect(await limitOf(bytesOf(`${'a,'.repeat(tableLimits.columns)}b\n`))).toMatchObject({
    limit: 'table.columns',
  });
  expect(await limitOf(new Uint8Array(tableLimits.bytes + 1))).toMatchObject({ limit: 'table.bytes' });
  const sheet =
    '<worksheet><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>';
  const merged = await workbook({ 表: [['考核内容', '分值']] });
  const { default: JSZip } = await import('jszip');
  const zip = await JSZip.loadAsync(merged);
  zip.file('xl/worksheets/sheet1.xml', sheet);
  expect(await limitOf(await zip.generateAsync({ type: 'uint8array' }))).toMatchObject({
    limit: 'table.merged',
  });
});
