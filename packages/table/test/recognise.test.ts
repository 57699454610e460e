import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import {
  guessMapping,
  mappingOf,
  mendTable,
  readTables,
  recognise,
  recogniseAll,
  type Table,
  tableLimits,
  writeStandard,
} from '../src/index.ts';
import { bytesOf, workbook } from './workbook.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const first = async (bytes: Uint8Array): Promise<Table> => {
  const [table] = (await readTables(bytes, 'a')).tables;
  if (table === undefined) throw new Error('no table');
  return table;
};
const recognised = async (bytes: Uint8Array) => {
  const table = await first(bytes);
  return recognise(table, guessMapping(table));
};
const said = (read: ReturnType<typeof recognise>): string[] =>
  read.rows.flatMap(({ findings }) => findings.map(({ issue, at }) => `${issue} ${at}`));

/** Every row that isn't blank has a fate, and every word of its cells is in the standard, in its account, or both. */
const everyRow = (table: Table, read: ReturnType<typeof recognise>): void => {
  const rows = [...table.before, ...table.header, ...table.rows, ...table.after];
  expect(read.rows.map(({ no }) => no)).toEqual(rows.map(({ no }) => no));
  const kept = JSON.stringify(read.content);
  for (const account of read.rows.filter(({ fate }) => fate === 'taken' || fate === 'merged')) {
    expect(account.into).not.toBeNull();
    for (const { text, field } of account.cells)
      if (field === 'indicator' || field === 'rule' || field === 'methods' || field === 'remark')
        expect(kept).toContain(JSON.stringify(text).slice(1, -1));
  }
};

test('a complete self-assessment table, deductions with alternatives, and a county table with two levels', async () => {
  const read = async (name: string) => {
    const table = await first(readFileSync(join(fixtures, name)));
    const found = recognise(table, guessMapping(table));
    everyRow(table, found);
    return found;
  };
  const whole = await read('self-assessment.csv');
  expect(whole.content.total).toBe(10_000);
  expect(whole.content.dimensions).toHaveLength(4);
  const deductions = await read('deductions.csv');
  const [a, b, , c] = deductions.content.dimensions.flatMap(({ indicators }) => indicators);
  expect(a).toMatchObject({
    kind: 'deduction',
    cap: 300,
    subjects: ['cadre', 'secretary'],
    scoring: { kind: 'negativeList', acts: [{ points: [300, 200, 100] }] },
  });
  expect(b).toMatchObject({ kind: 'deduction', cap: 100 });
  expect(c).toMatchObject({ kind: 'deduction', cap: null });
  expect(said(deductions)).toEqual(expect.arrayContaining(['truncated B5', 'pointsMissing C5']));
  const county = await read('two-levels.csv');
  expect(county.content.dimensions.map(({ name, points }) => [name, points])).toEqual([
    ['压实工作责任（34分）／组织领导', 1_400],
    ['压实工作责任（34分）／制度建设', 300],
  ]);
  const [lead] = county.content.dimensions[0]?.indicators ?? [];
  expect(lead).toMatchObject({
    form: 1_300,
    subjects: ['organisation'],
    methods: ['documentReview', 'effectTest'],
    scoring: { kind: 'deduct' },
  });
  expect(lead?.remark).toContain('【method】');
  expect(county.content.dimensions[0]?.indicators[1]?.assessor).toBe('宣传科、组织科');
  expect(said(county)).toEqual(
    expect.arrayContaining(['dimensionDiffers A2', 'assessorFound F3', 'truncated D5']),
  );
});

const published = join(import.meta.dirname, '../../../../shared/data');
const tables = (() => {
  try {
    return readdirSync(published).filter((name) => name.endsWith('.csv'));
  } catch {
    return [];
  }
})();

test('the published tables beside the project import with every row accounted for', async (context) => {
  if (tables.length === 0) context.skip('there is no ../shared/data here');
  for (const name of tables) {
    const table = await first(readFileSync(join(published, name)));
    const read = recognise(table, guessMapping(table));
    everyRow(table, read);
    expect(read.counts.fates.taken).toBe(table.rows.length);
    expect(read.counts.fates.refused).toBe(0);
  }
});

test('merged cells: a dimension over rows, an indicator over its items, a rule over several rows', async () => {
  const bytes = await workbook(
    {
      考核表: [
        ['2026年度考核指标表（总分20分）'],
        ['考核项目', '考核内容', '考核要点', '分值', '评分标准', '责任主体'],
        ['甲（12分）', '组织生活', '按期开展', 4, '缺一次扣1分', '书记'],
        [null, null, '议题结合任务', 4, '无关的扣1分', null],
        [null, '教育管理', '台账一致', 4, '不一致扣1分', '班子成员'],
        ['乙', '服务', null, '３～８分', '酌情给分', '全体'],
        ['合计', null, null, 20],
        [],
        ['注：由考核办解释'],
      ],
    },
    (sheet) => {
      for (const range of ['A1:F1', 'A3:A5', 'B3:B4', 'F3:F4']) sheet.mergeCells(range);
    },
  );
  const table = await first(bytes);
  const read = recognise(table, guessMapping(table));
  everyRow(table, read);
  expect(read.content.total).toBe(2_000);
  expect(read.rows.map(({ no, fate, level, into }) => [no, fate, level, into])).toEqual([
    [1, 'title', null, null],
    [2, 'header', null, null],
    [3, 'taken', 'indicator', 'A · A1'],
    [4, 'taken', 'item', 'A · A1 · A1.2'],
    [5, 'taken', 'indicator', 'A · A2'],
    [6, 'taken', 'indicator', 'B · B1'],
    [7, 'text', null, null],
    [9, 'text', null, null],
  ]);
  const [life, people] = read.content.dimensions[0]?.indicators ?? [];
  expect(life).toMatchObject({
    form: 800,
    subjects: ['secretary'],
    items: [
      { code: 'A1.1', name: '按期开展', points: 400, rule: '缺一次扣1分' },
      { code: 'A1.2', name: '议题结合任务', points: 400, rule: '无关的扣1分' },
    ],
  });
  expect(people).toMatchObject({
    form: 400,
    subjects: ['cadre'],
    items: [{ name: '台账一致', points: null }],
  });
  expect(said(read)).toEqual([
    'rangeTaken D6',
    'ruleByJudgement E6',
    'subjectsUnknown F6',
    'outsideTable A9',
  ]);
});

test('sections as rows, kinds by their names, missing columns, and rows that go on', async () => {
  const read = await recognised(
    bytesOf(
      [
        '考核内容,分值,评分标准',
        '一、组织建设（10分）,,',
        '制度健全,10,每缺一项扣1分',
        ',,缺记录的扣1分',
        '二、加分项,,',
        '经验被推广,2,"每项加1分，最高加2分"',
        '三、一票否决,,',
        '发生重大事故,,以处理决定为准',
      ].join('\n'),
    ),
  );
  expect(read.content.dimensions.map(({ name, points }) => [name, points])).toEqual([
    ['一、组织建设', 1_000],
    ['二、加分项', null],
    ['三、一票否决', null],
  ]);
  const [plain, bonus, veto] = read.content.dimensions.flatMap(({ indicators }) => indicators);
  expect(plain?.rule).toBe('每缺一项扣1分\n缺记录的扣1分');
  expect(bonus).toMatchObject({ kind: 'bonus', form: 0, cap: 200, scoring: { kind: 'add' } });
  expect(veto).toMatchObject({ kind: 'veto', scoring: { kind: 'veto', acts: ['以处理决定为准'] } });
  expect(read.rows[3]).toMatchObject({ fate: 'merged', into: 'A · A1' });
});

test('numbered rows with points are dimensions where other rows are the more, and indicators where they are not', async () => {
  const sections = await recognised(
    bytesOf(
      [
        '序号,考核内容,分值,评分标准',
        ',一、组织建设,20,',
        '1,制度健全,12,缺一项扣1分',
        '2,按期开展,8,少一次扣1分',
        ',二、服务群众,10,',
        '3,答复及时,10,延误一次扣1分',
      ].join('\n'),
    ),
  );
  expect(
    sections.content.dimensions.map(({ name, points, indicators }) => [name, points, indicators.length]),
  ).toEqual([
    ['一、组织建设', 2_000, 2],
    ['二、服务群众', 1_000, 1],
  ]);
  expect(said(sections)).toEqual([]);
  const flat = await recognised(bytesOf('考核内容,分值\n一、制度健全,10\n二、按期开展,8\n'));
  expect(flat.content.dimensions[0]?.indicators.map(({ name }) => name)).toEqual([
    '一、制度健全',
    '二、按期开展',
  ]);
});

test("codes of rows that are items are theirs; a column of levels in other words is somebody's own", async () => {
  const read = await recognised(
    bytesOf('编号,考核指标,考核要点,分值,层级\nT1,组织生活,按期,2,县级\nT2,,议题,3,乡级\n'),
  );
  const [one] = read.content.dimensions[0]?.indicators ?? [];
  expect(one?.items.map(({ code, points }) => [code, points])).toEqual([
    ['T1', 200],
    ['T2', 300],
  ]);
  expect(one?.remark).toContain('【层级】县级');
});

test('what the user maps goes before the guess; unknown names are told with those there are', async () => {
  const table = await first(bytesOf('甲,乙,丙\n组织,制度,5\n'));
  const read = recognise(table, mappingOf(table, { 甲: '维度', B: 'indicator', 丙: 'points' }));
  expect(read.content.dimensions[0]).toMatchObject({
    name: '组织',
    indicators: [{ name: '制度', form: 500 }],
  });
  expect(() => mappingOf(table, { 丁: 'points' })).toThrow(/unknownColumn.*甲.*乙.*丙/);
  expect(() => mappingOf(table, { 甲: 'score' })).toThrow(/unknownField.*indicator/);
});

test('a name that is longer than all that is kept of it is told at its own cell', async () => {
  const table = await first(bytesOf(`考核项目,考核内容,分值\n组织,${'长'.repeat(5_000)},5\n`));
  const read = recognise(table, guessMapping(table));
  expect(said(read)).toEqual(['nameTooLong B2', 'textTooLong B2']);
});

test('a name that was left out is told apart by its dimension, and asked for', async () => {
  const table = await first(bytesOf('考核项目,考核内容,分值\n工作思路,（略）,10\n工作制度,(略),10\n'));
  const read = recognise(table, guessMapping(table));
  expect(read.content.dimensions.flatMap(({ indicators }) => indicators.map(({ name }) => name))).toEqual([
    '工作思路（略）',
    '工作制度(略)',
  ]);
  expect(said(read)).toEqual(['nameMissing B2', 'nameMissing B3']);
});

test('a cell is mended by its address', async () => {
  const table = await first(bytesOf('考核内容,分值\n制度,见附件\n会议,\n'));
  const guess = guessMapping(table);
  expect(said(recognise(table, guess))).toEqual(['pointsUnreadable B2', 'pointsMissing B3']);
  const mended = recognise(mendTable(table, { B2: '５分', B3: '2.5' }), guess);
  expect(said(mended)).toEqual([]);
  expect(mended.content.dimensions[0]?.indicators.map(({ form }) => form)).toEqual([500, 250]);
});

test('what is beyond a standard is refused row by row', async () => {
  const rows = Array.from({ length: 101 }, (_, i) => `维度${i},制度${i},1`);
  const read = await recognised(bytesOf(`考核项目,考核内容,分值\n${rows.join('\n')}`));
  expect(read.content.dimensions).toHaveLength(100);
  expect(read.rows.at(-1)).toMatchObject({
    fate: 'refused',
    findings: [{ issue: 'tooManyDimensions', at: 'A102' }],
  });
});

test('several tables make one standard: dimensions joined, codes given anew, totals added, every row with its table', async () => {
  const bytes = await workbook({
    计分: [
      ['基层党建考核（总分60分）'],
      ['考核项目', '考核内容', '分值', '编号'],
      ['组织建设（40分）', '换届', 40, 'A1'],
      ['服务群众', '走访', 20, 'B1'],
      [],
      ['扣分项目'],
      ['扣分事项', '扣分值', '扣分依据'],
      ['被通报', -2, '通报文件'],
    ],
    续表: [
      ['考核项目', '考核内容', '分值', '编号'],
      ['组织建设（10分）', '述职', 10, 'A1'],
      ['创新', '做法', 30, 'C1'],
    ],
  });
  const { tables } = await readTables(bytes, 'a.xlsx');
  expect(tables.map(({ sheet, no }) => `${sheet}${no}`)).toEqual(['计分1', '计分2', '续表1']);
  const { content, parts } = recogniseAll(tables.map((table) => ({ table, mapping: guessMapping(table) })));
  expect(content.total).toBe(10_000);
  expect(
    content.dimensions.map(({ name, points, indicators }) => [
      name,
      points,
      indicators.map(({ code, kind }) => `${code} ${kind}`),
    ]),
  ).toEqual([
    ['组织建设', 5_000, ['A1 score', 'A2 score']],
    ['服务群众', null, ['B1 score']],
    ['扣分项目', null, ['C1 deduction']],
    ['创新', null, ['D1 score']],
  ]);
  expect(parts.map(({ rows }) => rows.map(({ sheet, table, no }) => `${sheet}${table}:${no}`))).toEqual([
    ['计分1:1', '计分1:2', '计分1:3', '计分1:4'],
    ['计分2:6', '计分2:7', '计分2:8'],
    ['续表1:1', '续表1:2', '续表1:3'],
  ]);
  expect(
    parts.flatMap(({ rows }) => rows.flatMap(({ findings }) => findings.map(({ issue }) => issue))),
  ).not.toContain('dimensionDiffers');
});

test('an exported standard that is edited in Excel comes back with the edit', async () => {
  const before = (await recognised(readFileSync(join(fixtures, 'self-assessment.csv')))).content;
  const book = new ExcelJS.Workbook();
  const written = await writeStandard(before, '标准');
  await book.xlsx.load(written.slice().buffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
  expect(sheet.getCell('D6').dataValidation.formulae).toEqual(['"得分,扣分,加分,一票否决"']);
  sheet.getCell('C6').value = '改过的名称';
  sheet.getCell('F6').value = 4;
  sheet.getCell('G6').value = 6;
  sheet.getCell('L6').value = '查阅资料、问卷调查';
  sheet.getCell('I6').value = '逐次扣分，最低 0 分\n· 缺一次：每次扣 2 分';
  const read = await recognised(new Uint8Array(await book.xlsx.writeBuffer()));
  const [dimension, ...rest] = before.dimensions;
  if (dimension === undefined) throw new Error('no dimension');
  const [indicator, ...others] = dimension.indicators;
  const edited = {
    ...indicator,
    name: '改过的名称',
    form: 400,
    effect: 600,
    methods: ['documentReview', 'questionnaire'],
    scoring: { kind: 'deduct', events: [{ name: '缺一次', points: 200 }], floor: 0 },
  };
  expect(read.content).toEqual({
    ...before,
    dimensions: [{ ...dimension, indicators: [edited, ...others] }, ...rest],
  });
  expect(said(read)).toEqual(['pointsDiffer E6']);
});

test('as many rows as a file may have are all accounted for', async () => {
  const rows = Array.from(
    { length: tableLimits.rows - 1 },
    (_, i) => `维度${i % 40},指标${i},1,每缺一次扣0.5分`,
  );
  const read = await recognised(bytesOf(`考核项目,考核内容,分值,评分标准\n${rows.join('\n')}`));
  expect(read.rows).toHaveLength(tableLimits.rows);
  expect(read.counts.fates.taken).toBe(5_000);
  expect(read.counts.fates.refused).toBe(tableLimits.rows - 1 - 5_000);
});
