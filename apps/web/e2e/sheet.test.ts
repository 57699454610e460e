import {
  defaultPolicy,
  lint,
  lintLimits,
  type StandardContent,
  starterKeys,
  starters,
  subjectKinds,
} from '@kaohe/domain';
import { format, interfaceWords, words } from '@kaohe/wording';
import { describe, expect, test } from 'vitest';
import { columnsOf, pointsOf, written } from '../src/features/standards/sheet/cell.ts';
import {
  dropped,
  duplicated,
  inserted,
  levelled,
  moved,
  removed,
} from '../src/features/standards/sheet/change.ts';
import { fixed } from '../src/features/standards/sheet/fix.ts';
import { checked } from '../src/features/standards/sheet/issue.ts';
import {
  contentOf,
  packed,
  type Sheet,
  sheetOf,
  unpackedSchema,
} from '../src/features/standards/sheet/row.ts';
import { fromTsv, toTsv } from '../src/ui/grid/clipboard.ts';
import type { Line } from '../src/ui/grid/column.ts';
import { begun, redone, stepped, undone } from '../src/ui/grid/history.ts';
import { pasteOf } from '../src/ui/grid/paste.ts';
import type { Spoken } from '../src/workflow/locale.tsx';

const spoken: Spoken = {
  locale: 'zh-CN',
  t: interfaceWords('zh-CN'),
  words: words('zh-CN'),
  format: format('zh-CN'),
  setLocale: () => undefined,
};
const columns = columnsOf(spoken);
const column = (key: string) => {
  const found = columns.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};
const texts = (sheet: Sheet, key: string): readonly string[] =>
  sheet.rows.map((row) => column(key).text(row));
const sample = sheetOf(starters.enterprise);
const at = (sheet: Sheet, code: string): string => {
  const found = sheet.rows.find((row) => row.values.code === code);
  if (found === undefined) throw new Error(code);
  return found.key;
};
const codes = (sheet: Sheet): readonly string[] => sheet.rows.map((row) => row.values.code);

describe('a standard as a sheet', () => {
  test.each(starterKeys)('is the same standard again: %s', (key) => {
    expect(checked(sheetOf(starters[key]), spoken)).toEqual({ content: starters[key], issues: [] });
  });

  test('is kept in the browser without what is blank, and comes back as it was', () => {
    const sheet = sheetOf(starters.office);
    const kept: unknown = JSON.parse(JSON.stringify(packed(sheet)));
    expect(unpackedSchema.parse(kept)).toEqual(sheet);
    expect(JSON.stringify(kept).length).toBeLessThan(JSON.stringify(sheet).length);
  });

  test('says at its first row what is wrong with the whole', () => {
    const many = inserted(sheetOf(starters.office), { after: null, level: 'dimension', count: 100 }).sheet;
    const rows = many.rows.map((row) => ({
      ...row,
      values: { ...row.values, name: row.values.name || '维度' },
    }));
    const { content, issues } = checked({ ...many, rows }, spoken);
    expect(content).toBeNull();
    expect(issues).toEqual([expect.objectContaining({ row: rows[0]?.key, field: 'name' })]);
  });

  test.each(starterKeys)('is the same after every cell is copied and pasted as text: %s', (key) => {
    const sheet = sheetOf(starters[key]);
    const copied = fromTsv(toTsv(sheet.rows.map((row) => columns.map((one) => one.text(row)))));
    const writes = sheet.rows.flatMap((row, no) =>
      columns.flatMap((one, across) =>
        one.editable(row) ? [{ row: row.key, column: one.key, text: copied[no]?.[across] ?? '' }] : [],
      ),
    );
    expect(contentOf(written(sheet, columns, writes)).content).toEqual(starters[key]);
  });

  test('keeps what it cannot read in its cell, and is not saved with it', () => {
    const row = at(sample, sample.rows[1]?.values.code ?? '');
    const sheet = written(sample, columns, [
      { row, column: 'form', text: '三分' },
      { row, column: 'methods', text: '看心情' },
    ]);
    const [, line] = sheet.rows;
    expect(line === undefined ? [] : [column('form').text(line), column('methods').text(line)]).toEqual([
      '三分',
      '看心情',
    ]);
    expect(checked(sheet, spoken).content).toBeNull();
    expect(checked(sheet, spoken).issues.map(({ field }) => field)).toEqual(['form', 'methods']);
    const mended = written(sheet, columns, [{ row, column: 'form', text: '３．５分' }]);
    expect(mended.rows[1]?.values.form).toBe(350);
  });

  test.each([
    ['3', 300],
    ['3.5', 350],
    ['0.05', 5],
    ['１２.50分', 1250],
    ['3.555', null],
    ['-3', null],
    ['三', null],
  ])('points in two places: %s', (text, points) => {
    expect(pointsOf(text)).toBe(points);
  });

  test('understands subjects and methods as people write them', () => {
    const row = at(sample, sample.rows[1]?.values.code ?? '');
    const sheet = written(sample, columns, [
      { row, column: 'subjects', text: '书记（第一责任），班子成员' },
      { row, column: 'methods', text: '问卷调查；interview' },
    ]);
    expect(sheet.rows[1]?.values).toMatchObject({
      subjects: ['secretary', 'cadre'],
      methods: ['questionnaire', 'interview'],
    });
  });
});

describe('rows', () => {
  const small: StandardContent = {
    total: 10_000,
    dimensions: starters.enterprise.dimensions.slice(0, 2).map((dimension, no) => ({
      ...dimension,
      code: 'AB'[no] ?? '',
      indicators: dimension.indicators
        .slice(0, 2)
        .map((one, i) => ({ ...one, code: `${'AB'[no]}${i + 1}`, items: [] })),
    })),
  };
  const sheet = sheetOf(small);

  test('move with what they hold, over the border of their dimension too', () => {
    expect(codes(moved(sheet, at(sheet, 'A2'), 'up'))).toEqual(['A', 'A2', 'A1', 'B', 'B1', 'B2']);
    expect(codes(moved(sheet, at(sheet, 'A2'), 'down'))).toEqual(['A', 'A1', 'B', 'A2', 'B1', 'B2']);
    expect(codes(moved(sheet, at(sheet, 'A'), 'down'))).toEqual(['B', 'B1', 'B2', 'A', 'A1', 'A2']);
    expect(moved(sheet, at(sheet, 'A1'), 'up')).toBe(sheet);
    expect(moved(sheet, at(sheet, 'B'), 'down')).toBe(sheet);
  });

  test('are dropped where another stands', () => {
    expect(codes(dropped(sheet, at(sheet, 'B2'), at(sheet, 'A1')))).toEqual([
      'A',
      'B2',
      'A1',
      'A2',
      'B',
      'B1',
    ]);
    expect(codes(dropped(sheet, at(sheet, 'A1'), at(sheet, 'B1')))).toEqual([
      'A',
      'A2',
      'B',
      'B1',
      'A1',
      'B2',
    ]);
    expect(codes(dropped(sheet, at(sheet, 'B'), at(sheet, 'A')))).toEqual(['B', 'B1', 'B2', 'A', 'A1', 'A2']);
    expect(dropped(sheet, at(sheet, 'A'), at(sheet, 'A2'))).toBe(sheet);
  });

  test('come with the next free code and go with what they hold', () => {
    const grown = inserted(sheet, { after: at(sheet, 'A1'), level: 'indicator' }).sheet;
    expect(codes(grown)).toEqual(['A', 'A1', 'A3', 'A2', 'B', 'B1', 'B2']);
    const item = inserted(sheet, { after: at(sheet, 'A1'), level: 'item', count: 2 }).sheet;
    expect(codes(item)).toEqual(['A', 'A1', 'A1.1', 'A1.2', 'A2', 'B', 'B1', 'B2']);
    expect(codes(duplicated(item, at(item, 'A1')).sheet).length).toBe(11);
    expect(codes(removed(item, [at(item, 'A1')]))).toEqual(['A', 'A2', 'B', 'B1', 'B2']);
    expect(codes(removed(sheet, [at(sheet, 'A')]))).toEqual(['B', 'B1', 'B2']);
    expect(
      inserted({ total: 1, rows: [] }, { after: null, level: 'indicator' }).sheet.rows.map(
        ({ level }) => level,
      ),
    ).toEqual(['dimension', 'indicator']);
  });

  test('change their level and back without losing anything', () => {
    const key = at(sheet, 'A2');
    const there = levelled(sheet, key, 'item');
    expect(there.rows.map(({ level }) => level)).toEqual([
      'dimension',
      'indicator',
      'item',
      'dimension',
      'indicator',
      'indicator',
    ]);
    expect(contentOf(levelled(there, key, 'indicator')).content).toEqual(small);
  });

  test('are pasted over rows, and what is left over becomes new ones', () => {
    const lines = sheet.rows.map(
      (row): Line<(typeof sheet.rows)[number]> => ({ key: row.key, row, typed: null }),
    );
    const cells = [
      ['B2', '改名', '得分'],
      ['C1', '新的', '没有这一种'],
    ];
    const pasted = pasteOf(
      { lines, columns },
      { box: { top: 5, bottom: 5, left: 0, right: 0 }, cells, insert: false },
    );
    expect(pasted.writes.map(({ text }) => text)).toEqual(['B2', '改名', '得分']);
    expect(pasted.added).toEqual([
      [
        { column: 'code', text: 'C1' },
        { column: 'name', text: '新的' },
        { column: 'kind', text: '没有这一种' },
      ],
    ]);
    const over = pasteOf(
      { lines, columns },
      { box: { top: 0, bottom: 0, left: 2, right: 2 }, cells: [['得分', '3']], insert: false },
    );
    expect(over).toMatchObject({ writes: [], lost: ['得分', '3'] });
  });
});

test('one-click remedies change what they name and nothing else, and the finding is gone', () => {
  const limits = lintLimits(defaultPolicy, subjectKinds);
  const broken = written(sample, columns, [
    { row: sample.rows.find(({ level }) => level === 'indicator')?.key ?? '', column: 'frequency', text: '' },
    {
      row: sample.rows.findLast(({ level }) => level === 'indicator')?.key ?? '',
      column: 'cap',
      text: '不是数',
    },
  ]);
  const found = lint(contentOf(broken).content, limits).filter(({ fix }) => fix !== null);
  expect(found.length).toBeGreaterThan(0);
  for (const { fix, rule, place } of found) {
    if (fix === null) continue;
    const after = fixed(broken, fix);
    const again = lint(contentOf(after).content, limits);
    expect(
      again.some((one) => one.rule === rule && JSON.stringify(one.place) === JSON.stringify(place)),
      rule,
    ).toBe(false);
    expect(texts(after, 'cap')).toContain('不是数');
    expect(fixed(after, fix), rule).toBe(after);
  }
});

test('what was done is taken back and done again, typing in one field at once', () => {
  const one = stepped(stepped(begun('a'), 'ab', 'name'), 'abc', 'name');
  expect(undone(one).present).toBe('a');
  expect(redone(undone(one)).present).toBe('abc');
  expect(stepped(undone(one), 'b').future).toEqual([]);
});

test('what a spreadsheet copies is read as it was: tabs, line ends and quotes within a cell', () => {
  const cells = [
    ['a', 'b\tc', 'd\ne'],
    ['', '"q"', ''],
  ];
  expect(fromTsv(toTsv(cells))).toEqual(cells);
  expect(fromTsv('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});
