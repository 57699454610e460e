import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { decided, inForce, lineSchema, type ScoreLine } from '../src/scoring/line.ts';
import { plus, ratio, rounded, times } from '../src/scoring/ratio.ts';
import { debriefing, type LeftOut, type Scheme, type ScoredIndicator } from '../src/scoring/scheme.ts';
import { type Score, score } from '../src/scoring/score.ts';

const indicator = (
  code: string,
  kind: ScoredIndicator['kind'],
  rest: Partial<ScoredIndicator>,
): ScoredIndicator => ({
  code,
  dimension: code.slice(0, 1),
  kind,
  points: 0,
  cap: null,
  components: ['onSite'],
  ...rest,
});
const { weights, bonusCap } = defaultPolicy.composite;
/** 100 points on site, 70 of them also in the daily record. */
const scheme: Scheme = {
  indicators: [
    indicator('1.1', 'score', { points: 2_000, components: ['onSite', 'daily'] }),
    indicator('1.2', 'score', { points: 3_000 }),
    indicator('2.1', 'score', { points: 5_000, components: ['onSite', 'daily'] }),
    indicator('D', 'deduction', { cap: 500 }),
    indicator('B1', 'bonus', { cap: 300 }),
    indicator('B2', 'bonus', { cap: 400 }),
    indicator('V', 'veto', {}),
    debriefing,
  ],
  weights,
  bonusCap,
};

let ids = 0;
const line = (code: string, points: number, rest: Partial<ScoreLine> = {}): ScoreLine => {
  ids += 1;
  return {
    id: `l${ids}`,
    indicator: code,
    kind: points < 0 ? 'deduction' : code.startsWith('B') ? 'bonus' : 'score',
    component: code === 'debriefing' ? 'debriefing' : 'onSite',
    points,
    reason: 'as found',
    evidence: ['e1'],
    supersedes: null,
    ...rest,
  };
};
const daily = (code: string, points: number) => line(code, points, { component: 'daily' });
const onSite = [line('1.1', 1_800), line('1.2', 2_400), line('2.1', 4_600)];
const record = [daily('1.1', 1_500), daily('2.1', 4_500)];
const ballot = [line('debriefing', 9_150)];
const year = [...onSite, ...record, ...ballot];

const scored = (
  lines: readonly ScoreLine[],
  leftOut: readonly LeftOut[] = [],
  of: Scheme = scheme,
): Score => {
  const result = score({ scheme: of, lines, leftOut });
  if ('missing' in result) throw new Error(JSON.stringify(result.missing));
  return result;
};
const issue = (name: string) =>
  expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ issue: name }) });

describe('worked examples: the composite', () => {
  test('1. three components by weight: 0.5 × 88 + 0.3 × 6000/7000 + 0.2 × 91.5 = 88.0142… → 88.01', () => {
    const result = scored(year);
    expect(result.total).toBe(8_801);
    expect(result.components.map((one) => [one.component, one.earned, one.of, one.points])).toEqual([
      ['onSite', 8_800, 10_000, 8_800],
      ['daily', 6_000, 7_000, 8_571],
      ['debriefing', 9_150, 10_000, 9_150],
    ]);
  });

  test('2. bonuses up to their caps and the policy’s, minus deductions: 88.01 + min(3 + 3, 5) − 4 = 89.01', () => {
    const extra = [line('B1', 350), line('B2', 300), line('D', -150), line('D', -250)];
    const result = scored([...year, ...extra]);
    expect(result.total).toBe(8_901);
    expect([result.bonus.points, result.bonus.adjusted, result.deduction.points]).toEqual([500, -100, -400]);
    expect(result.bonus.indicators.map((one) => [one.code, one.sum, one.points])).toEqual([
      ['B1', 350, 300],
      ['B2', 300, 300],
    ]);
  });

  test('3. deductions stop at their cap: 88.01 − min(7, 5) = 83.01', () => {
    expect(scored([...year, line('D', -300), line('D', -400)]).total).toBe(8_301);
  });

  test('4. an indicator never falls below 0: 10 − 4 − 9 = −3 → 0, so on site 0 + 24 + 46 = 70 → 79.01', () => {
    const lines = [line('1.1', 1_000), line('1.1', -400), line('1.1', -900), ...year.slice(1)];
    const result = scored(lines);
    expect(result.total).toBe(7_901);
    const [first] = result.components[0]?.dimensions[0]?.indicators ?? [];
    expect(first).toMatchObject({ code: '1.1', sum: -300, adjusted: 300, points: 0, of: 2_000 });
    expect(first?.lines).toHaveLength(3);
  });

  test('5. nor gives more than its points: 18 + 5 → 20, so on site 90 → 89.01', () => {
    expect(scored([...year, line('1.1', 500)]).total).toBe(8_901);
  });

  test('6. a missing component blocks, and is never zero', () => {
    const lines = [...onSite, ...ballot];
    expect(score({ scheme, lines })).toEqual({ missing: [{ component: 'daily', indicator: null }] });
    expect(score({ scheme, lines: [] })).toEqual({
      missing: ['onSite', 'daily', 'debriefing'].map((component) => ({ component, indicator: null })),
    });
  });

  test('7. or is re-weighted by a decision: (50 × 88 + 20 × 91.5) ÷ 70 = 89.00', () => {
    const leftOut: LeftOut[] = [{ component: 'daily', indicator: null, decision: 'j7' }];
    const result = scored([...onSite, ...ballot], leftOut);
    expect(result.total).toBe(8_900);
    expect(result.leftOut).toEqual(leftOut);
  });

  test('8. so is one indicator: daily 15 of 20 = 75 → 44 + 22.5 + 18.3 = 84.80', () => {
    const lines = [...onSite, ...record.slice(0, 1), ...ballot];
    expect(score({ scheme, lines })).toEqual({ missing: [{ component: 'daily', indicator: '2.1' }] });
    expect(scored(lines, [{ component: 'daily', indicator: '2.1', decision: 'j8' }]).total).toBe(8_480);
  });

  test('9. half a hundredth is rounded up: 0.5 × 88.01 + 30 + 20 = 94.005 → 94.01', () => {
    const lines = [
      line('1.1', 1_801),
      ...onSite.slice(1),
      daily('1.1', 2_000),
      daily('2.1', 5_000),
      line('debriefing', 10_000),
    ];
    expect(scored(lines).total).toBe(9_401);
  });

  test('10. rounding comes once: (16.666… + 16.666… + 50.62) ÷ 3 = 27.9844… → 27.98; of rounded parts it were 27.99', () => {
    const thirds: Scheme = {
      ...scheme,
      weights: { onSite: 1, daily: 1, debriefing: 1 },
      indicators: [indicator('1', 'score', { points: 600, components: ['onSite', 'daily'] }), debriefing],
    };
    const result = scored([line('1', 100), daily('1', 100), line('debriefing', 5_062)], [], thirds);
    expect(result.components.map((one) => one.points)).toEqual([1_667, 1_667, 5_062]);
    expect(result.total).toBe(2_798);
  });

  test('11. the whole never falls below 0: 0 − 5 → 0', () => {
    const none = year.map((one) => ({ ...one, points: 0 }));
    const result = scored([...none, line('D', -500)]);
    expect([result.total, result.weighted, result.floored]).toEqual([0, 0, 500]);
  });

  test('12. an appeal’s decision takes the line’s place: on site 88 + 2 = 90 → 89.01; a lower one changes nothing', () => {
    const [first = line('1.1', 0), ...rest] = year;
    const better = decided(first, {
      id: 'd1',
      points: 2_000,
      reason: 'evidence was overlooked',
      evidence: ['e9'],
    });
    expect(better).toMatchObject({
      supersedes: first.id,
      points: 2_000,
      indicator: '1.1',
      component: 'onSite',
    });
    expect(scored([first, better, ...rest]).total).toBe(8_901);
    const worse = decided(first, { id: 'd2', points: 1_000, reason: 'less was proved', evidence: ['e9'] });
    expect(worse.points).toBe(1_800);
    expect(scored([first, worse, ...rest]).total).toBe(8_801);
  });

  test('13. full marks and every bonus: 100 + 5', () => {
    const full = [
      line('1.1', 2_000),
      line('1.2', 3_000),
      line('2.1', 5_000),
      daily('1.1', 2_000),
      daily('2.1', 5_000),
    ];
    expect(scored([...full, line('debriefing', 10_000), line('B1', 300), line('B2', 400)]).total).toBe(
      10_500,
    );
  });
});

describe('lines', () => {
  const base = line('1.1', 1_000);

  test('say why and by what evidence, with the sign of their kind', () => {
    expect(lineSchema.safeParse(base).success).toBe(true);
    const broken = [
      { reason: '' },
      { evidence: [] },
      { points: 1.5 },
      { points: -1 },
      { kind: 'deduction' },
      { kind: 'veto' },
      { extra: 1 },
    ];
    for (const change of broken)
      expect(lineSchema.safeParse({ ...base, ...change }).success, JSON.stringify(change)).toBe(false);
  });

  test.each<[string, ScoreLine[]]>([
    ['supersedesNothing', [{ ...base, supersedes: 'nobody' }]],
    ['supersedesAnother', [base, { ...base, id: 'b', indicator: '1.2', supersedes: base.id }]],
    ['supersedesAnother', [base, { ...base, id: 'b', component: 'daily', supersedes: base.id }]],
    ['supersedesAnother', [base, { ...base, id: 'b', kind: 'deduction', points: 0, supersedes: base.id }]],
    [
      'supersededTwice',
      [base, { ...base, id: 'b', supersedes: base.id }, { ...base, id: 'c', supersedes: base.id }],
    ],
    ['supersedesItself', [{ ...base, supersedes: base.id }]],
    [
      'supersedesItself',
      [
        { ...base, id: 'a', supersedes: 'b' },
        { ...base, id: 'b', supersedes: 'a' },
      ],
    ],
    ['lineTwice', [base, base]],
  ])('are refused: %s', (name, lines) => {
    expect(() => inForce(lines)).toThrow(issue(name));
  });

  test('may be superseded again: the last in the chain counts', () => {
    const chain = [base, { ...base, id: 'b', supersedes: base.id }, { ...base, id: 'c', supersedes: 'b' }];
    expect(inForce(chain).map((one) => one.id)).toEqual(['c']);
  });

  test.each<[string, ScoreLine, LeftOut[]]>([
    ['indicatorUnknown', line('9.9', 100), []],
    ['lineMisplaced', line('V', 100), []],
    ['lineMisplaced', line('1.2', 100, { component: 'daily' }), []],
    ['lineMisplaced', line('1.2', 100, { kind: 'bonus' }), []],
    ['lineMisplaced', line('B1', 100, { kind: 'score' }), []],
    ['lineMisplaced', line('D', 100), []],
    ['leftOutIsScored', line('1.1', 100), [{ component: 'daily', indicator: null, decision: 'j' }]],
    ['leftOutIsScored', line('1.1', 100), [{ component: 'daily', indicator: '1.1', decision: 'j' }]],
    ['nothingToLeaveOut', line('1.1', 100), [{ component: 'daily', indicator: '1.2', decision: 'j' }]],
  ])('have a place in the scheme, else: %s', (name, one, leftOut) => {
    expect(() => score({ scheme, lines: [...year, one], leftOut })).toThrow(issue(name));
  });

  test('of a component without weight are refused, and it is not missed', () => {
    const undebated: Scheme = { ...scheme, weights: { onSite: 60, daily: 40, debriefing: 0 } };
    expect(scored([...onSite, ...record], [], undebated).total).toBe(8_709); // 52.8 + 34.2857…
    expect(() => score({ scheme: undebated, lines: year })).toThrow(issue('lineMisplaced'));
    const all = (['onSite', 'daily', 'debriefing'] as const).map((component) => ({
      component,
      indicator: null,
      decision: 'j',
    }));
    expect(() => score({ scheme, lines: [], leftOut: all })).toThrow(issue('nothingToScore'));
  });
});

test('fractions are exact and rounded half up', () => {
  const tenth = ratio(1, 10);
  expect(plus(plus(tenth, tenth), tenth).num * 10n).toBe(plus(plus(tenth, tenth), tenth).den * 3n);
  const halves: [number, number, number][] = [
    [1, 2, 1],
    [3, 2, 2],
    [-1, 2, 0],
    [-3, 2, -1],
    [-2, 3, -1],
    [5, 3, 2],
    [4, 3, 1],
    [-4, 2, -2],
    [0, 7, 0],
  ];
  for (const [num, den, expected] of halves)
    expect([num, den, rounded(ratio(num, den))]).toEqual([num, den, expected]);
  expect(rounded(times(ratio(2, 3), ratio(9, 2)))).toBe(3);
});
