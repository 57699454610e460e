import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { type BallotRules, type Ballots, type Tally, tally } from '../src/scoring/ballot.ts';

const rules: BallotRules = defaultPolicy.ballot;
const smallestGroup = defaultPolicy.questionnaire.smallestGroup;
const count = (ballots: Ballots) => tally({ ballots, rules, smallestGroup });
const counted = (ballots: Ballots): Tally => {
  const result = count(ballots);
  if (result === 'insufficient') throw new Error(result);
  return result;
};
const B = { good: 10, average: 10 };
const C = { fairlyGood: 5, poor: 5 };

describe('worked examples: the ballot', () => {
  test('1. classes by weight: 0.3 × 100 + 0.4 × 80 + 0.3 × 60 = 80', () => {
    const result = counted({ A: { good: 10 }, B, C });
    expect(result.points).toBe(8_000);
    expect(result.groups.map((one) => [one.classes, one.weight, one.ballots, one.points])).toEqual([
      [['A'], 30, 10, 10_000],
      [['B'], 40, 20, 8_000],
      [['C'], 30, 10, 6_000],
    ]);
    expect(result.satisfaction).toEqual({ satisfied: 25, voices: 40 });
  });

  test('2. an empty class does not count as zero: (40 × 80 + 30 × 60) ÷ 70 = 71.428… → 71.43', () => {
    expect(counted({ B, C })).toMatchObject({ points: 7_143, empty: ['A'] });
    expect(counted({ A: { good: 0 }, B, C })).toEqual(counted({ B, C }));
  });

  test('3. a class of two is pooled with the next smallest: 0.6 × 800/12 + 0.4 × 80 = 72', () => {
    const result = counted({ A: { good: 2 }, B, C });
    expect(result.points).toBe(7_200);
    expect(result.groups).toEqual([
      {
        classes: ['A', 'C'],
        weight: 60,
        ballots: 12,
        counts: { good: 2, fairlyGood: 5, average: 0, poor: 5 },
        points: 6_667,
      },
      {
        classes: ['B'],
        weight: 40,
        ballots: 20,
        counts: { good: 10, fairlyGood: 0, average: 10, poor: 0 },
        points: 8_000,
      },
    ]);
  });

  test('4. classes of two, one and two make one group of five: 3 × 100 + 2 × 60 = 420 ÷ 5 = 84', () => {
    const result = counted({ A: { good: 2 }, B: { good: 1 }, C: { average: 2 } });
    expect(result).toMatchObject({ points: 8_400, groups: [{ weight: 100, ballots: 5 }] });
  });

  test('5. a class of exactly five stands alone: 0.3 × 100 + 0.4 × 80 + 0.3 × 60 = 80', () => {
    const result = counted({ A: { good: 5 }, B, C });
    expect([result.points, result.groups.length]).toEqual([8_000, 3]);
  });

  test('6. four ballots in all are not shown', () => {
    expect(count({ A: { good: 2 }, B: { good: 1 }, C: { average: 1 } })).toBe('insufficient');
    expect(count({})).toBe('insufficient');
  });
});

test.each<[string, Ballots]>([
  ['classUnknown', { D: { good: 5 } }],
  ['choiceUnknown', { A: { superb: 5 } }],
  ['countInvalid', { A: { good: -1 } }],
  ['countInvalid', { A: { good: 1.5 } }],
])('is refused: %s', (name, ballots) => {
  expect(() => count(ballots)).toThrow(
    expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ issue: name }) }),
  );
});

describe('whatever the ballots', () => {
  const counts = fc.record({
    good: fc.nat(12),
    fairlyGood: fc.nat(12),
    average: fc.nat(12),
    poor: fc.nat(12),
  });
  const some = fc.record({ A: counts, B: counts, C: counts }, { requiredKeys: [] });
  const check = (holds: (ballots: Ballots) => void) =>
    fc.assert(
      fc.property(some, (ballots) => holds(ballots)),
      { numRuns: 500 },
    );
  const cast = (ballots: Ballots): number =>
    Object.values(ballots).reduce((sum, one) => sum + Object.values(one).reduce((n, k) => n + k, 0), 0);

  test('no group below the minimum is shown, and none can be found by subtraction', () => {
    check((ballots) => {
      const result = count(ballots);
      expect(result === 'insufficient').toBe(cast(ballots) < smallestGroup);
      if (result === 'insufficient') return;
      expect(result.groups.every((group) => group.ballots >= smallestGroup)).toBe(true);
      expect(result.groups.reduce((sum, group) => sum + group.ballots, 0)).toBe(cast(ballots));
      const shown = result.groups.flatMap((group) => group.classes);
      expect([...shown, ...result.empty].sort()).toEqual(['A', 'B', 'C']);
    });
  });

  test('the result lies within the choices, and satisfaction counts every voice once', () => {
    check((ballots) => {
      const result = count(ballots);
      if (result === 'insufficient') return;
      expect(result.points).toBeGreaterThanOrEqual(4_000);
      expect(result.points).toBeLessThanOrEqual(10_000);
      expect(result.satisfaction.voices).toBe(cast(ballots));
      const lows = Object.values(ballots).reduce((sum, one) => sum + (one.average ?? 0) + (one.poor ?? 0), 0);
      expect(result.satisfaction.satisfied).toBe(cast(ballots) - lows);
    });
  });

  test('the order of the classes does not matter', () => {
    check((ballots) => {
      const turned = Object.fromEntries(Object.entries(ballots).reverse());
      expect(count(turned)).toEqual(count(ballots));
    });
  });

  test('a voter who is better content never lowers the result', () => {
    check((ballots) => {
      const moved = Object.entries(ballots).find(([, one]) => (one.poor ?? 0) > 0);
      if (!moved) return;
      const [name, one] = moved;
      const better = count({
        ...ballots,
        [name]: { ...one, poor: (one.poor ?? 0) - 1, good: (one.good ?? 0) + 1 },
      });
      const before = count(ballots);
      if (better === 'insufficient' || before === 'insufficient') return;
      expect(better.points).toBeGreaterThanOrEqual(before.points);
    });
  });
});
