import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Indicator } from '../src/standard/content.ts';
import { fullPoints, type Observed, pointsBy } from '../src/standard/points.ts';
import type { Rule } from '../src/standard/rule.ts';
import { rules } from './standard-arbitrary.ts';

type Ruled = Pick<Indicator, 'kind' | 'form' | 'effect' | 'cap' | 'scoring'>;
const scored = (scoring: Rule | null, full = 500): Ruled => ({
  kind: 'score',
  form: Math.floor(full / 2),
  effect: full - Math.floor(full / 2),
  cap: null,
  scoring,
});
const apart = (kind: 'bonus' | 'deduction' | 'veto', scoring: Rule, cap: number | null): Ruled => ({
  kind,
  form: 0,
  effect: 0,
  cap,
  scoring,
});

const meetings: Rule = {
  kind: 'deduct',
  floor: 100,
  events: [
    { name: '缺开一次', points: 100 },
    { name: '决定未落实', points: 150 },
  ],
};
const ratio = (from: number, to: number): Rule => ({ kind: 'ratio', measure: '满意度', unit: '%', from, to });
const levels: Rule = {
  kind: 'tiers',
  tiers: [
    { name: '好', points: 500 },
    { name: '一般', points: 200 },
  ],
};

describe('worked examples', () => {
  test('deductions per event, with their steps, and the floor', () => {
    expect(pointsBy(scored(meetings), { kind: 'deduct', times: [2] })).toEqual({
      points: 300,
      vetoed: false,
      steps: [
        { step: 'start', points: 500 },
        { step: 'times', name: '缺开一次', times: 2, each: 100, points: -200 },
      ],
    });
    expect(pointsBy(scored(meetings), { kind: 'deduct', times: [3, 4] })).toMatchObject({
      points: 100,
      steps: [{}, {}, {}, { step: 'floor', limit: 100, points: 500 }],
    });
  });

  test('additions up to the points of the indicator, of a bonus up to its cap', () => {
    const rule: Rule = { kind: 'add', events: [{ name: '发文推广', points: 120 }] };
    expect(pointsBy(scored(rule), { kind: 'add', times: [3] }).points).toBe(360);
    expect(pointsBy(scored(rule), { kind: 'add', times: [5] })).toMatchObject({
      points: 500,
      steps: [{}, {}, { step: 'cap', limit: 500, points: -100 }],
    });
    expect(pointsBy(apart('bonus', rule, 300), { kind: 'add', times: [4] }).points).toBe(300);
  });

  test('the level that is reached, or none', () => {
    expect(pointsBy(scored(levels), { kind: 'tiers', reached: 1 }).points).toBe(200);
    expect(pointsBy(scored(levels), { kind: 'tiers', reached: null })).toEqual({
      points: 0,
      vetoed: false,
      steps: [{ step: 'tier', name: null, points: 0 }],
    });
    // A level of more than the indicator gives is cut.
    expect(pointsBy(scored(levels, 300), { kind: 'tiers', reached: 0 }).points).toBe(300);
  });

  test.each([
    [ratio(6_000, 9_000), 9_000, 500],
    [ratio(6_000, 9_000), 9_900, 500],
    [ratio(6_000, 9_000), 6_000, 0],
    [ratio(6_000, 9_000), 5_999, 0],
    [ratio(6_000, 9_000), 7_500, 250],
    // 500 × 1/3 = 166.67 and 500 × 1001/3000 = 166.83: half up.
    [ratio(6_000, 9_000), 7_000, 167],
    // The smaller is the better: errors per thousand.
    [ratio(1_000, 100), 100, 500],
    [ratio(1_000, 100), 550, 250],
    [ratio(1_000, 100), 1_200, 0],
    [ratio(5, 5), 5, 500],
    [ratio(5, 5), 4, 0],
  ])('in proportion: %j at %i gives %i', (rule, value, points) => {
    expect(pointsBy(scored(rule), { kind: 'ratio', value }).points).toBe(points);
  });

  test('a negative list by gravity, not beyond the cap', () => {
    const rule: Rule = { kind: 'negativeList', acts: [{ name: '通报', points: [50, 100, 300] }] };
    const found = [
      { act: 0, gravity: 0, times: 2 },
      { act: 0, gravity: 2, times: 1 },
    ];
    expect(pointsBy(apart('deduction', rule, 500), { kind: 'negativeList', found }).points).toBe(-400);
    expect(pointsBy(apart('deduction', rule, 350), { kind: 'negativeList', found }).points).toBe(-350);
    expect(pointsBy(apart('deduction', rule, null), { kind: 'negativeList', found }).points).toBe(-400);
    expect(pointsBy(apart('deduction', rule, 500), { kind: 'negativeList', found: [] }).points).toBe(0);
  });

  test('a veto shuts the gate and has no points', () => {
    const rule: Rule = { kind: 'veto', acts: ['重处分', '责任事故'] };
    expect(pointsBy(apart('veto', rule, null), { kind: 'veto', found: [1] })).toEqual({
      points: 0,
      vetoed: true,
      steps: [{ step: 'veto', name: '责任事故', points: 0 }],
    });
    expect(pointsBy(apart('veto', rule, null), { kind: 'veto', found: [] }).vetoed).toBe(false);
  });

  const refused: [string, Ruled, Observed][] = [
    ['noTypedRule', scored(null), { kind: 'deduct', times: [] }],
    ['anotherRule', scored(meetings), { kind: 'add', times: [1] }],
    ['notInRule', scored(meetings), { kind: 'deduct', times: [0, 0, 1] }],
    ['notInRule', scored(levels), { kind: 'tiers', reached: 2 }],
  ];
  test.each(refused)('what does not fit is refused: %s', (issue, indicator, observed) => {
    expect(() => pointsBy(indicator, observed)).toThrow(
      expect.objectContaining({ code: 'invalid', detail: { path: 'observed', issue } }),
    );
  });
});

const count = fc.integer({ min: 0, max: 10_000 });
const counts = (length: number) => fc.array(count, { maxLength: length });
const position = (length: number) => fc.integer({ min: 0, max: length - 1 });
/** Something that may be observed under a rule. */
const observedUnder = (rule: Rule): fc.Arbitrary<Observed> => {
  switch (rule.kind) {
    case 'deduct':
    case 'add':
      return counts(rule.events.length).map((times) => ({ kind: rule.kind, times }));
    case 'tiers':
      return fc.option(position(rule.tiers.length)).map((reached) => ({ kind: 'tiers', reached }));
    case 'ratio':
      return fc
        .integer({ min: -1_000_000_000, max: 1_000_000_000 })
        .map((value) => ({ kind: 'ratio', value }));
    case 'negativeList':
      return fc
        .array(
          position(rule.acts.length).chain((act) =>
            position(rule.acts[act]?.points.length ?? 1).chain((gravity) =>
              count.map((times) => ({ act, gravity, times })),
            ),
          ),
          { maxLength: 5 },
        )
        .map((found) => ({ kind: 'negativeList', found }));
    case 'veto':
      return fc.array(position(rule.acts.length), { maxLength: 3 }).map((found) => ({ kind: 'veto', found }));
    default:
      return rule satisfies never;
  }
};
const ruled: fc.Arbitrary<Ruled> = fc
  .tuple(rules, fc.integer({ min: 0, max: 200_000 }), fc.option(fc.integer({ min: 0, max: 5_000 })))
  .map(([rule, full, cap]) => {
    if (rule.kind === 'negativeList') return apart('deduction', rule, cap);
    if (rule.kind === 'veto') return apart('veto', rule, null);
    return rule.kind === 'add' && cap !== null ? apart('bonus', rule, cap) : scored(rule, full);
  });
const observations = ruled.chain((indicator) =>
  fc.tuple(fc.constant(indicator), observedUnder(indicator.scoring ?? levels)),
);

describe('whatever the rule and whatever is observed', () => {
  test('points are whole hundredths within what the indicator gives, and the steps add up to them', () => {
    fc.assert(
      fc.property(observations, ([indicator, observed]) => {
        const { points, steps, vetoed } = pointsBy(indicator, observed);
        const full = fullPoints(indicator);
        const [least, most] = indicator.kind === 'deduction' ? [-full, 0] : [0, full];
        expect(Number.isSafeInteger(points)).toBe(true);
        expect(points).toBeGreaterThanOrEqual(least);
        expect(points).toBeLessThanOrEqual(most);
        expect(steps.reduce((sum, one) => sum + one.points, 0)).toBe(points);
        expect(vetoed).toBe(indicator.kind === 'veto' && steps.length > 0);
        expect(pointsBy(indicator, observed)).toEqual({ points, steps, vetoed });
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('one event more never helps under a deduction and never harms under an addition', () => {
    fc.assert(
      fc.property(observations, fc.nat(3), ([indicator, observed], i) => {
        if (observed.kind !== 'deduct' && observed.kind !== 'add') return;
        if (i >= observed.times.length) return;
        const more = observed.times.map((n, at) => (at === i ? Math.min(n + 1, 10_000) : n));
        const [before, after] = [
          pointsBy(indicator, observed),
          pointsBy(indicator, { ...observed, times: more }),
        ];
        if (observed.kind === 'deduct') expect(after.points).toBeLessThanOrEqual(before.points);
        else expect(after.points).toBeGreaterThanOrEqual(before.points);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('a better figure never gives less', () => {
    const figure = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.tuple(figure, figure, figure, figure), ([from, to, one, other]) => {
        const by = (value: number) =>
          pointsBy(scored(ratio(from, to), 10_000), { kind: 'ratio', value }).points;
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        if (to >= from) expect(by(high)).toBeGreaterThanOrEqual(by(low));
        else expect(by(low)).toBeGreaterThanOrEqual(by(high));
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
