import { expect, test } from 'vitest';
import { readFrequency, readKind, readMethods, readSubjects } from '../src/meaning/choice.ts';
import { isCutOff, readDimension } from '../src/meaning/dimension.ts';
import { parseRule, ruleText } from '../src/meaning/notation.ts';
import { pointsOfDay, readPoints } from '../src/meaning/points.ts';
import { readRule } from '../src/meaning/rule.ts';

const one = (value: number, sign = 0) => ({ form: 'one', values: [value], sign });

test.each([
  ['15', one(1_500)],
  ['１５分', one(1_500)],
  ['（2 分）', one(200)],
  ['2.5分', one(250)],
  ['0．5', one(50)],
  ['满分10分', one(1_000)],
  ['-3', one(300, -1)],
  ['－3分', one(300, -1)],
  ['扣三分', one(300, -1)],
  ['+2', one(200, 1)],
  ['加十五分', one(1_500, 1)],
  ['30%', one(3_000)],
  ['-3 / -2 / -1 / -0.5', { form: 'alternatives', values: [300, 200, 100, 50], sign: -1 }],
  ['3、2、1', { form: 'alternatives', values: [300, 200, 100], sign: 0 }],
  ['2-5分', { form: 'range', values: [200, 500], sign: 0 }],
  ['２～５分', { form: 'range', values: [200, 500], sign: 0 }],
  ['2至5', { form: 'range', values: [200, 500], sign: 0 }],
])('points: %s', (text, points) => {
  expect(readPoints(text)).toEqual(points);
});

test.each(['视情况', '见附件', '1.234', '二三', '5分以内酌情'])('%s is no number of points', (text) => {
  expect(readPoints(text)).toBeNull();
});

test('a range that a spreadsheet took for a day', () => {
  expect(pointsOfDay('2026-02-05')).toEqual({ form: 'range', values: [200, 500], sign: 0 });
});

test('two levels of dimensions in one cell, with the points of each', () => {
  expect(readDimension('压实工作责任（34分）/组织领导（１４分）')).toEqual({
    name: '压实工作责任（34分）／组织领导',
    points: 1_400,
    outer: { name: '压实工作责任', points: 3_400 },
  });
  expect(readDimension('党建/业务融合')).toEqual({ name: '党建/业务融合', points: null, outer: null });
  expect(readDimension('一、组织建设（20分）')).toMatchObject({ name: '一、组织建设', points: 2_000 });
  expect(['会议记录…', '（原文截断）', '报告1次（未完）'].map(isCutOff)).toEqual([true, true, true]);
  expect(isCutOff('落实到位')).toBe(false);
});

test.each([
  ['党组织、书记', ['organisation', 'secretary']],
  ['党委（党组、党工委）班子成员；党支部书记', ['cadre', 'secretary']],
  ['县、乡党委领导班子成员', ['cadre']],
  ['纪委书记', ['discipline']],
  ['党委书记、副书记和纪检委员', ['secretary', 'cadre', 'discipline']],
  ['支委会（主体责任）', ['organisation']],
  ['全体党员', []],
])('subjects: %s', (text, subjects) => {
  expect(readSubjects(text).values).toEqual(subjects);
});

test.each([
  ['查看资料、走访党员，抽查两个支部', ['documentReview', 'interview', 'effectTest']],
  ['满意度测评', ['questionnaire']],
  ['诫勉谈话记录', ['documentReview']],
  ['现场演练、实操', ['drill']],
  ['查阅资料、实战考核', ['documentReview', 'drill']],
  ['综合评定', []],
])('methods: %s', (text, methods) => {
  expect(readMethods(text).values).toEqual(methods);
});

test('frequencies and kinds', () => {
  expect(['每半年一次', '季度', '按月', '年终', '随时'].map((text) => readFrequency(text).values[0])).toEqual(
    ['halfYear', 'quarter', 'month', 'year', 'event'],
  );
  expect(['加分项', '扣分', '一票否决', '加减分', '基本分', '其他'].map(readKind)).toEqual([
    'bonus',
    'deduction',
    'veto',
    null,
    'score',
    null,
  ]);
});

const score = { kind: 'score', points: 500, name: '组织生活' } as const;
const deduction = { kind: 'deduction', points: null, name: '受到通报' } as const;
const bonus = { kind: 'bonus', points: null, name: '经验推广' } as const;

test.each([
  [
    '未制定计划的扣1分；每少开一次会扣0.5分，扣完为止。',
    score,
    {
      kind: 'deduct',
      events: [
        { name: '未制定计划', points: 100 },
        { name: '每少开一次会', points: 50 },
      ],
      floor: 0,
    },
  ],
  [
    '每少一次扣0.5分，最多扣2分',
    score,
    { kind: 'deduct', events: [{ name: '组织生活（每少一次）', points: 50 }], floor: 300 },
  ],
  ['缺一项扣半分', score, { kind: 'deduct', events: [{ name: '组织生活（缺一项）', points: 50 }], floor: 0 }],
  [
    '优秀得5分，良好得4分，一般得2分',
    score,
    {
      kind: 'tiers',
      tiers: [
        { name: '优秀', points: 500 },
        { name: '良好', points: 400 },
        { name: '一般', points: 200 },
      ],
    },
  ],
  ['每完成一项得1分', score, { kind: 'add', events: [{ name: '每完成一项', points: 100 }] }],
  ['按任务完成率得分', score, { kind: 'ratio', measure: '任务完成率', unit: '%', from: 0, to: 10_000 }],
  ['一次扣1分', deduction, { kind: 'negativeList', acts: [{ name: '受到通报（一次）', points: [100] }] }],
  [
    '班子成员违反的，分别扣3分、2分、0.5分',
    deduction,
    { kind: 'negativeList', acts: [{ name: '班子成员违反', points: [300, 200, 50] }] },
  ],
  ['每项加1分，最高加3分', bonus, { kind: 'add', events: [{ name: '经验推广（每项）', points: 100 }] }],
  [
    '受到处分的；隐瞒事故的',
    { ...score, kind: 'veto' },
    { kind: 'veto', acts: ['受到处分的', '隐瞒事故的'] },
  ],
] as const)('a rule in words: %s', (words, context, rule) => {
  expect(readRule(words, context).rule).toEqual(rule);
});

test.each([
  '不健全的扣5分；其他情况酌情扣分',
  '按期开展得3分，议题结合任务得2分',
  '按期开展得3分；一项未落实扣2分',
  '发生事故不得分，每延误一次扣1分',
  '由考核组综合评定',
])('a rule that is not understood in full stays in words: %s', (words) => {
  expect(readRule(words, score).rule).toBeNull();
});

test('the most that is said of a bonus is its cap', () => {
  expect(readRule('每项加1分，最高加3分', bonus).most).toBe(300);
  expect(readRule('每件加2分，至6分止', bonus).most).toBe(600);
});

test('a typed rule is written so that people can read and edit it', () => {
  const text = ruleText({ kind: 'deduct', events: [{ name: '缺一次会议', points: 50 }], floor: 100 });
  expect(text).toBe('逐次扣分，最低 1 分\n· 缺一次会议：每次扣 0.5 分');
  expect(parseRule('逐次扣分\n缺一次会议: 每次扣0.5分\n- 无记录：每次扣 1 分')).toEqual({
    kind: 'deduct',
    events: [
      { name: '缺一次会议', points: 50 },
      { name: '无记录', points: 100 },
    ],
    floor: 0,
  });
  expect(parseRule('逐次扣分\n缺一次会议扣一点')).toBeNull();
});
