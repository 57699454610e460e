import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linked, type OperatingTable, readOperating, simulate } from '../src/index.ts';

describe('operating performance with the composite at its weight', () => {
  test.each([
    [[9_000, 8_000], 15, 8_850],
    [[9_000, 8_000], 0, 9_000],
    [[9_001, 8_000], 50, 8_501],
    [[10_512, 9_333], 15, 10_335],
  ] as const)('%j at %i %% come to %i', ([operating, score], weight, whole) => {
    expect(linked({ operating, score }, weight)).toBe(whole);
  });

  test('lies between the two, and another weight moves it towards the one that weighs more', () => {
    const points = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(points, points, fc.integer({ min: 0, max: 50 }), (operating, score, weight) => {
        const whole = linked({ operating, score }, weight);
        expect(whole).toBeGreaterThanOrEqual(Math.min(operating, score));
        expect(whole).toBeLessThanOrEqual(Math.max(operating, score));
        const [row] = simulate([{ unit: 'u', operating, score }], { from: weight, to: 50 });
        if (row !== undefined && row.change !== 0)
          expect(Math.sign(row.change)).toBe(Math.sign(score - operating));
      }),
    );
  });

  test('what if the weight were 20: each unit, its change, its rank', () => {
    const units = [
      { unit: 'a', operating: 9_500, score: 7_000 },
      { unit: 'b', operating: 9_000, score: 9_500 },
      { unit: 'c', operating: 9_000, score: 9_500 },
    ];
    expect(simulate(units, { from: 15, to: 20 })).toEqual([
      { ...units[0], before: 9_125, after: 9_000, change: -125, rankBefore: 1, rankAfter: 3 },
      { ...units[1], before: 9_075, after: 9_100, change: 25, rankBefore: 2, rankAfter: 1 },
      { ...units[2], before: 9_075, after: 9_100, change: 25, rankBefore: 2, rankAfter: 1 },
    ]);
  });
});

const units = [
  { id: '1', name: '第一党委第一支部', shortName: '第一支部', path: 'g/c1/b01' },
  { id: '2', name: '第一党委第二支部', shortName: '第二支部', path: 'g/c1/b02' },
  { id: '3', name: '第二党委第二支部', shortName: '第二支部', path: 'g/c2/b03' },
];
const table = (headings: readonly string[], rows: readonly (readonly string[])[]): OperatingTable => ({
  columns: headings.map((heading, i) => ({ column: i + 1, heading })),
  rows: rows.map((cells, n) => ({
    no: n + 2,
    cells: cells.flatMap((text, i) =>
      text === '' ? [] : [{ at: `${'ABCDEF'[i] ?? ''}${n + 2}`, column: i + 1, text }],
    ),
  })),
});

describe('operating performance out of a table', () => {
  const headings = ['单位编码', '单位名称', '经营绩效得分', '安全目标', '核心指标', '依据文件'];

  test('units are found by code or by name, figures in any width', () => {
    const read = readOperating(
      table(headings, [
        ['b01', '', '92.5'],
        ['', '第一党委 第二支部', '１０５．００分', '未完成', '完成', '安监〔2026〕3号'],
        ['', '第二党委第二支部', '88'],
      ]),
      units,
    );
    expect(read.issues).toEqual([]);
    expect(read.absent).toEqual([]);
    expect(read.rows).toEqual([
      { no: 2, unitId: '1', points: 9_250, missed: [], document: '' },
      { no: 3, unitId: '2', points: 10_500, missed: ['safety'], document: '安监〔2026〕3号' },
      { no: 4, unitId: '3', points: 8_800, missed: [], document: '' },
    ]);
  });

  test('every row that is not taken is told with its cell', () => {
    const read = readOperating(
      table(headings, [
        ['', '第二支部', '90'],
        ['', '第九支部', '90'],
        ['b01', '', '优秀'],
        ['b01', '', ''],
        ['b02', '', '90', '否'],
        ['b02', '', '90', '大概'],
        ['b03', '', '90'],
        ['b03', '', '91'],
        ['b01', '', '250'],
      ]),
      units,
    );
    expect(read.rows.map(({ unitId, no }) => [unitId, no])).toEqual([['3', 8]]);
    expect(read.issues.map(({ at, issue }) => [at, issue])).toEqual([
      ['B2', 'ambiguousUnit'],
      ['B3', 'unknownUnit'],
      ['C4', 'performanceInvalid'],
      [null, 'performanceMissing'],
      [null, 'documentMissing'],
      ['D7', 'targetInvalid'],
      [null, 'unitTwice'],
      ['C10', 'performanceInvalid'],
    ]);
    expect(read.absent).toEqual(['1', '2']);
  });

  test('a table without a column of figures is told as a whole', () => {
    expect(readOperating(table(['单位', '备注'], [['第一支部', '好']]), units).issues).toMatchObject([
      { issue: 'columnMissing' },
    ]);
  });
});
