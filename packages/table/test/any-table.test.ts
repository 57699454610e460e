import { contentSchema } from '@kaohe/domain';
import { array, assert, asyncProperty, constant, constantFrom, oneof, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { guessMapping, readTables, recognise } from '../src/index.ts';
import { workbook } from './workbook.ts';

const headings = constantFrom(
  '考核项目',
  '二级指标',
  '考核内容',
  '考核要点',
  '分值',
  '形式分',
  '评分标准',
  '上限',
  '责任主体',
  '考核方式',
  '类型',
  '频次',
  '层级',
  '编号',
  '备注',
  '不认识的列',
);
const cell = oneof(
  constant(null),
  constantFrom(
    '甲（5分）/乙（３分）',
    '一、组织建设（20分）',
    '-3 / -2',
    '2-5分',
    '999999',
    '每少一次扣0.5分，最高扣2分',
    '优秀得5分，良好得3分',
    '一票否决',
    '合计',
    '小计',
    '注：见附件',
    '要点',
    '指标',
    '（原文截断）',
    '党委、书记；纪检委员',
    '#REF!',
    '考核内容',
  ),
  constant('长'.repeat(5_000)),
  string({ unit: 'grapheme-ascii', maxLength: 12 }),
  constant(new Date(Date.UTC(2026, 1, 5))),
  constant(3.5),
);
const grid = record({
  title: oneof(constant([]), constant(['某单位考核表（总分100分）'])),
  head: array(headings, { minLength: 2, maxLength: 8 }),
  rows: array(array(cell, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 14 }),
  merged: array(constantFrom('A3:A5', 'B4:B6', 'A6:D6', 'C3:C4', 'A2:B2'), { maxLength: 3 }),
});

test('whatever a table holds, each of its rows is accounted for once and the standard is well formed', async () => {
  await assert(
    asyncProperty(grid, async ({ title, head, rows, merged }) => {
      const bytes = await workbook({ 表: [title, head, ...rows] }, (sheet) => {
        for (const range of new Set(merged))
          try {
            sheet.mergeCells(range);
          } catch {
            // Ranges that overlap can't both be merged; the first stands.
          }
      });
      const book = await readTables(bytes, 'a.xlsx');
      const accounted = book.tables.flatMap((table) => {
        const { rows: all, content } = recognise(table, guessMapping(table));
        expect(contentSchema.safeParse(content).success).toBe(true);
        for (const { fate, into, level } of all)
          if (fate === 'taken') expect(into !== null || level === 'standard').toBe(true);
        return all.map(({ no }) => no);
      });
      const shown = book.sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
      expect(new Set(accounted).size).toBe(accounted.length);
      expect(accounted).toHaveLength(shown);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});
