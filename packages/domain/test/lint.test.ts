import { describe, expect, test } from 'vitest';
import { likeness } from '../src/kernel/text/alike.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { debriefing, type Scheme } from '../src/scoring/scheme.ts';
import { score } from '../src/scoring/score.ts';
import { type Indicator, indicatorsOf, parseContent, type StandardContent } from '../src/standard/content.ts';
import { type LintFinding, lintRules } from '../src/standard/lint/finding.ts';
import type { LintLimits } from '../src/standard/lint/limits.ts';
import { isClean, lint } from '../src/standard/lint/lint.ts';

const limits: LintLimits = {
  subjects: ['organisation', 'secretary', 'discipline', 'cadre'],
  ...defaultPolicy.standard,
  bonusCap: defaultPolicy.composite.bonusCap,
  weights: defaultPolicy.composite.weights,
};

const indicator = (code: string, name: string, rest: Partial<Indicator>): Indicator => ({
  code,
  name,
  kind: 'score',
  form: 0,
  effect: 0,
  subjects: ['organisation'],
  methods: ['documentReview', 'interview'],
  components: ['onSite', 'daily'],
  assessor: '组织部',
  frequency: 'quarter',
  rule: '每少一次扣 1 分，扣完为止',
  scoring: null,
  questions: [],
  remark: '',
  evidence: null,
  failedDrill: null,
  cap: null,
  items: [],
  ...rest,
});

/** A small standard that has nothing wrong with it. */
const clean: StandardContent = parseContent({
  total: 10_000,
  dimensions: [
    {
      code: '1',
      name: '组织生活',
      points: 6_000,
      indicators: [
        indicator('1.1', '按期召开党员大会、支委会、党小组会', {
          form: 2_000,
          effect: 1_000,
          items: [
            { code: 'a', name: '次数', points: 1_000, rule: '' },
            { code: 'b', name: '质量', points: 2_000, rule: '' },
            { code: 'c', name: '记录', points: null, rule: '' },
          ],
        }),
        indicator('1.2', '书记带头讲党课并有回应', {
          form: 1_000,
          effect: 2_000,
          subjects: ['secretary'],
          methods: ['questionnaire', 'effectTest'],
        }),
      ],
    },
    {
      code: '2',
      name: '责任落实',
      points: 4_000,
      indicators: [
        indicator('2.1', '监督谈话覆盖重点岗位', {
          form: 500,
          effect: 1_500,
          subjects: ['discipline'],
          methods: ['interview', 'drill'],
          components: ['onSite'],
        }),
        indicator('2.2', '班子成员联系点解决难题', { form: 1_500, effect: 500, subjects: ['cadre'] }),
      ],
    },
    {
      code: '3',
      name: '加分、扣分与否决',
      points: null,
      indicators: [
        indicator('3.1', '工作经验获上级推广', { kind: 'bonus', cap: 300, components: [] }),
        indicator('3.2', '被上级通报批评', { kind: 'deduction', cap: 500, components: [] }),
        indicator('3.3', '发生严重违纪案件', { kind: 'veto', components: [], evidence: '纪委处分决定书' }),
      ],
    },
  ],
});

/** The clean standard with one indicator changed. */
const withIndicator = (code: string, change: Partial<Indicator>, of = clean): StandardContent => ({
  ...of,
  dimensions: of.dimensions.map((dimension) => ({
    ...dimension,
    indicators: dimension.indicators.map((one) => (one.code === code ? { ...one, ...change } : one)),
  })),
});
const at = (dimension: string | null, code: string | null = null) => ({
  dimension,
  indicator: code,
  item: null,
});
const without = (code: string): StandardContent => ({
  ...clean,
  dimensions: clean.dimensions.map((one) => ({
    ...one,
    indicators: one.indicators.filter((other) => other.code !== code),
  })),
});
const found = (content: StandardContent, by: LintLimits = limits) => lint(content, by);

type Broken = [keyof typeof lintRules, StandardContent, Partial<LintFinding>[], Partial<LintLimits>?];
const cases: Broken[] = [
  [
    'totalAddsUp',
    { ...clean, total: 9_900 },
    [{ place: at(null), params: { expected: 9_900, actual: 10_000 } }],
  ],
  [
    'dimensionAddsUp',
    {
      ...clean,
      dimensions: clean.dimensions.map((one) => (one.code === '2' ? { ...one, points: 3_000 } : one)),
    },
    [{ place: at('2'), params: { expected: 3_000, actual: 4_000 } }],
  ],
  [
    'itemsAddUp',
    withIndicator('1.1', { items: [{ code: 'a', name: '次数', points: 2_900, rule: '' }] }),
    [{ place: at('1', '1.1'), params: { expected: 3_000, actual: 2_900 } }],
  ],
  ['pointsMissing', withIndicator('2.1', { form: 0, effect: 0 }), [{ place: at('2', '2.1') }]],
  [
    'pointsMisplaced',
    withIndicator('3.2', { form: 100 }),
    [{ place: at('3', '3.2'), params: { points: 100 } }],
  ],
  ['categoryEmpty', clean, [{ place: at(null) }], { subjects: [] }],
  [
    'subjectUncovered',
    withIndicator('2.1', { subjects: ['cadre'] }),
    [{ place: at(null), params: { subject: 'discipline' } }],
  ],
  ['subjectMissing', withIndicator('1.1', { subjects: [] }), [{ place: at('1', '1.1') }]],
  ['subjectAbsent', clean, [{ place: at('2', '2.1') }], { subjects: ['organisation', 'secretary', 'cadre'] }],
  ['assessorMissing', withIndicator('1.2', { assessor: null }), [{ place: at('1', '1.2') }]],
  ['frequencyMissing', withIndicator('3.1', { frequency: null }), [{ place: at('3', '3.1') }]],
  ['methodMissing', withIndicator('3.3', { methods: [] }), [{ place: at('3', '3.3') }]],
  ['ruleMissing', withIndicator('2.2', { rule: '' }), [{ place: at('2', '2.2') }]],
  ['componentMissing', withIndicator('2.1', { components: [] }), [{ place: at('2', '2.1') }]],
  [
    'componentUncovered',
    {
      ...clean,
      dimensions: clean.dimensions.map((one) => ({
        ...one,
        indicators: one.indicators.map((other) => ({ ...other, components: ['onSite'] })),
      })),
    },
    [{ place: at(null), params: { component: 'daily' } }],
  ],
  [
    'documentShare',
    withIndicator('1.1', { methods: ['documentReview'], components: ['onSite'], form: 3_000, effect: 0 }),
    [{ place: at(null), params: { points: 3_000, total: 10_000, limit: 29 } }],
    { documentShare: 29, effectShare: 40 },
  ],
  [
    'effectShare',
    withIndicator('2.2', { form: 1_501, effect: 499 }),
    [{ place: at(null), params: { points: 4_999, total: 10_000, limit: 50 } }],
  ],
  ['effectMethods', withIndicator('1.2', { methods: ['questionnaire'] }), [{ place: at('1', '1.2') }]],
  ['capMissing', withIndicator('3.2', { cap: null }), [{ place: at('3', '3.2') }]],
  [
    'capTooHigh',
    withIndicator('3.1', { cap: 501 }),
    [{ place: at('3', '3.1'), params: { cap: 501, limit: 500 } }],
  ],
  ['drillMissing', withIndicator('1.2', { failedDrill: 100 }), [{ place: at('1', '1.2') }]],
  [
    'drillIdle',
    withIndicator('2.2', { failedDrill: 2_000 }),
    [{ place: at('2', '2.2'), params: { points: 2_000, limit: 2_000 } }],
  ],
  ['vetoEvidence', withIndicator('3.3', { evidence: null }), [{ place: at('3', '3.3') }]],
  ['codeTwice', withIndicator('2.2', { code: '1.1' }), [{ place: at('2', '1.1'), params: { code: '1.1' } }]],
  [
    'leadershipShare',
    withIndicator(
      '1.2',
      { subjects: ['organisation'], form: 3_000, effect: 0 },
      withIndicator(
        '1.1',
        { form: 3_000, effect: 0 },
        withIndicator('2.2', { subjects: ['cadre', 'secretary'] }),
      ),
    ),
    [{ place: at(null), params: { points: 4_000, total: 10_000, limit: 50 } }],
    { effectShare: 20 },
  ],
  ['remarkLeft', withIndicator('1.1', { remark: '（略）' }), [{ place: at('1', '1.1') }]],
  [
    'ruleUnsuited',
    withIndicator('1.1', {
      scoring: { kind: 'negativeList', acts: [{ name: '未开会', points: [100, 200] }] },
    }),
    [{ place: at('1', '1.1') }],
  ],
  [
    'ruleExceeds',
    withIndicator('2.1', {
      scoring: { kind: 'deduct', floor: 2_500, events: [{ name: '缺一次', points: 2_100 }] },
    }),
    [{ place: at('2', '2.1'), params: { points: 2_500, limit: 2_000 } }],
  ],
  [
    'ruleFallsShort',
    withIndicator('2.1', {
      scoring: {
        kind: 'tiers',
        tiers: [
          { name: '好', points: 1_900 },
          { name: '差', points: 0 },
        ],
      },
    }),
    [{ place: at('2', '2.1'), params: { points: 1_900, limit: 2_000 } }],
  ],
  [
    'ruleIdle',
    withIndicator('2.1', {
      scoring: { kind: 'deduct', floor: 2_000, events: [{ name: '缺一次', points: 100 }] },
    }),
    [{ place: at('2', '2.1') }],
  ],
  [
    'codeChanged',
    withIndicator('2.1', { code: '2.9' }),
    [{ place: at('2', '2.9'), params: { code: '2.1' } }],
    { replaced: clean },
  ],
  [
    'codeReused',
    withIndicator('3.2', { kind: 'veto', evidence: '通报' }),
    [{ place: at('3', '3.2'), params: { code: '3.2' } }],
    { replaced: clean },
  ],
  [
    'codeDropped',
    without('3.2'),
    [{ place: at(null), params: { code: '3.2', name: '被上级通报批评' } }],
    { replaced: clean },
  ],
  [
    'alike',
    withIndicator('2.2', { name: '书记带头讲党课，并有回应。' }),
    [{ place: at('2', '2.2'), params: { other: '1.2' } }],
  ],
  [
    'similar',
    withIndicator('2.2', { name: '书记带头讲党课并有回音' }),
    [{ place: at('2', '2.2'), params: { other: '1.2', alike: 90 } }],
  ],
];

describe('a standard without fault', () => {
  test('has no finding, and may be submitted', () => {
    expect(found(clean)).toEqual([]);
    expect(isClean(found(clean))).toBe(true);
  });

  test('is scored as it stands', () => {
    const scheme: Scheme = { ...defaultPolicy.composite, indicators: [...indicatorsOf(clean), debriefing] };
    const result = score({ scheme, lines: [] });
    expect('missing' in result && result.missing.map((one) => one.component)).toEqual([
      'onSite',
      'daily',
      'debriefing',
    ]);
    expect(indicatorsOf(clean).map((one) => [one.dimension, one.code, one.points])).toContainEqual([
      '1',
      '1.2',
      3_000,
    ]);
  });
});

describe('each rule', () => {
  test.each(cases)('%s', (...[rule, content, expected, own]) => {
    const all = found(content, { ...limits, ...own });
    const { severity, remedy } = lintRules[rule];
    const wanted = expected.map((one) => expect.objectContaining({ ...one, rule, severity, remedy }));
    expect(all.filter((one) => one.rule === rule)).toEqual(wanted);
    expect(isClean(all)).toBe(severity === 'warning');
  });

  test('has its case here', () => {
    expect(cases.map(([rule]) => rule).sort()).toEqual(Object.keys(lintRules).sort());
  });
});

describe('the limits', () => {
  test('are kept to the point: exactly the share is enough, and the daily record is no document', () => {
    const documents = (rest: Partial<Indicator>) =>
      found(withIndicator('1.1', { methods: ['documentReview'], form: 3_000, effect: 0, ...rest }), {
        ...limits,
        documentShare: 29,
        effectShare: 40,
      }).map((one) => one.rule);
    expect(documents({ components: ['onSite'] })).toContain('documentShare');
    expect(documents({ components: ['onSite', 'daily'] })).not.toContain('documentShare');
    const exact = found(
      withIndicator('1.1', { methods: ['documentReview'], form: 3_000, effect: 0, components: ['onSite'] }),
      {
        ...limits,
        documentShare: 30,
        effectShare: 40,
      },
    );
    expect(exact.map((one) => one.rule)).not.toContain('documentShare');
  });

  test('are not drawn tighter than they say', () => {
    const rules = (content: StandardContent, own: Partial<LintLimits> = {}) =>
      found(content, { ...limits, ...own }).map((one) => one.rule);
    expect(rules(withIndicator('3.1', { cap: 500 }))).toEqual([]);
    expect(rules(withIndicator('3.2', { cap: 900 }))).toEqual([]);
    expect(rules(withIndicator('3.2', { cap: 0 }))).toEqual(['capMissing']);
    expect(rules(withIndicator('1.1', { subjects: [] }))).toEqual(['subjectUncovered', 'subjectMissing']);
    const form = { form: 3_000, effect: 0, components: ['onSite' as const] };
    expect(rules(withIndicator('1.1', { ...form, methods: ['interview'] }), { effectShare: 40 })).toEqual([]);
    const noMethod = rules(withIndicator('1.1', { ...form, methods: [] }), {
      effectShare: 40,
      documentShare: 0,
    });
    expect(noMethod).toEqual(['methodMissing']);
    const twin = withIndicator('2.2', { name: 'abcdeg' }, withIndicator('1.1', { name: 'abcdef' }));
    expect(rules(twin)).toEqual(['similar']);
  });

  test('do not ask for a subject that the unit category does not have', () => {
    const branch: LintLimits = { ...limits, subjects: ['organisation', 'secretary', 'cadre'] };
    const bound = withIndicator('2.1', { subjects: ['discipline', 'secretary'] });
    expect(found(bound, branch)).toEqual([]);
  });

  test('do not ask for a component without weight', () => {
    const content = {
      ...clean,
      dimensions: clean.dimensions.map((one) => ({
        ...one,
        indicators: one.indicators.map((other) => ({ ...other, components: ['onSite' as const] })),
      })),
    };
    expect(found(content, { ...limits, weights: { onSite: 80, daily: 0 } })).toEqual([]);
  });

  test('count a method named twice once', () => {
    const rules = found(withIndicator('1.2', { methods: ['interview', 'interview'] })).map((one) => one.rule);
    expect(rules).toEqual(['effectMethods']);
  });

  test('find a dimension’s code used twice, and each of several faults', () => {
    const twice = {
      ...clean,
      dimensions: clean.dimensions.map((one) => ({ ...one, code: one.code === '3' ? '2' : one.code })),
    };
    const items = ['a', 'b', 'a'].map((code) => ({ code, name: code, points: 1_000, rule: '' }));
    expect(found(withIndicator('1.1', { items }))).toEqual([
      expect.objectContaining({ rule: 'codeTwice', place: { dimension: '1', indicator: '1.1', item: 'a' } }),
    ]);
    expect(found(twice)).toEqual([expect.objectContaining({ rule: 'codeTwice', place: at('2') })]);
    const rules = found(without('1.1')).map((one) => one.rule);
    expect(rules).toEqual(['totalAddsUp', 'dimensionAddsUp', 'subjectUncovered']);
    expect(found({ total: 100, dimensions: [] }).map((one) => one.rule)).toEqual([
      'totalAddsUp',
      ...limits.subjects.map(() => 'subjectUncovered'),
      'componentUncovered',
      'componentUncovered',
    ]);
  });
});

test('likeness sees through width, case and punctuation, and tells different names apart', () => {
  expect(likeness('“三会一课”落实', '三会一课　落实。')).toBe(100);
  expect(likeness('ＫＰＩ Review', 'kpi review')).toBe(100);
  expect(likeness('党课', '党费')).toBe(0);
  expect(likeness('a', 'b')).toBe(0);
  expect(likeness('按期换届', '按期换届选举')).toBe(75);
});

describe('the content of a standard', () => {
  const raw = (change: Record<string, unknown>) => ({
    total: 10_000,
    dimensions: [
      { code: '1', name: 'd', points: null, indicators: [{ ...indicator('1.1', 'x', {}), ...change }] },
    ],
  });

  test('may be a draft with gaps', () => {
    const gaps = {
      subjects: [],
      methods: [],
      components: [],
      assessor: null,
      frequency: null,
      rule: '',
      form: 0,
    };
    expect(parseContent(raw(gaps)).dimensions[0]?.indicators).toHaveLength(1);
  });

  test.each([
    [{ code: '' }, 'code'],
    [{ form: 1.5 }, 'form'],
    [{ effect: -1 }, 'effect'],
    [{ kind: 'wish' }, 'kind'],
    [{ subjects: ['clerk'] }, 'subjects.0'],
    [{ methods: ['rumour'] }, 'methods.0'],
    [{ components: ['debriefing'] }, 'components.0'],
    [{ items: [{ code: 'a' }] }, 'items.0.name'],
    [{ extra: 1 }, ''],
  ])('is refused when malformed, with the path: %j', (change, path) => {
    const place = path === '' ? 'dimensions.0.indicators.0' : `dimensions.0.indicators.0.${path}`;
    expect(() => parseContent(raw(change))).toThrow(
      expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ path: place }) }),
    );
  });
});
