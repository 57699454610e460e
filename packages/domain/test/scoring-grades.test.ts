import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { parsePolicy } from '../src/policy/policy.ts';
import { type Candidate, type GradeRules, gatesShut } from '../src/scoring/candidate.ts';
import { grades } from '../src/scoring/grade.ts';
import { seatsFor } from '../src/scoring/quota.ts';

/** A policy's grades are what grading takes. */
const rules: GradeRules = parsePolicy(defaultPolicy).grades;
const quota = (changes: Partial<GradeRules['quota']>): GradeRules => ({
  ...rules,
  quota: { ...rules.quota, ...changes },
});

const unit = (name: string, points: number, rest: Partial<Candidate> = {}): Candidate => ({
  unit: name,
  category: 'branch',
  score: points * 100,
  onSite: points * 100,
  satisfaction: null,
  vetoes: [],
  missed: [],
  before: null,
  told: null,
  ...rest,
});
const result = (list: readonly Candidate[], by: GradeRules = rules) =>
  grades(list, by).units.map((one) => [one.unit, one.grade]);
const why = (list: readonly Candidate[], name: string, by: GradeRules = rules) =>
  grades(list, by).units.find((one) => one.unit === name)?.why;
/** Units without a chance of the best grade, to fill a category up to `n`. */
const others = (n: number): Candidate[] => Array.from({ length: n }, (_, i) => unit(`z${i}`, 70));
const raised = (from: number) => ({ before: { score: from * 100, onSite: from * 100 } });

describe('worked examples: grades', () => {
  test('1. bands and 30 % of ten units: three seats, the next two fall to the second grade', () => {
    const list = [97, 95, 93, 91, 90, 85, 79.99, 61, 59.99, 30].map((points, i) => unit(`u${i}`, points));
    const { units, quotas } = grades(list, rules);
    expect(units.map((one) => one.grade)).toEqual([
      'good',
      'good',
      'good',
      'fairlyGood',
      'fairlyGood',
      'fairlyGood',
      'average',
      'average',
      'poor',
      'poor',
    ]);
    expect(quotas).toEqual([{ category: 'branch', denominator: 10, share: 30, seats: 3, given: 3 }]);
    expect(units[3]?.why).toEqual([
      { rule: 'band', band: 'good', score: 9_100 },
      { rule: 'noSeat', seats: 3, rank: 4, by: 'score' },
    ]);
    expect(units[0]?.why[1]).toEqual({ rule: 'seat', seats: 3, rank: 1, tied: [] });
    expect(units[5]?.why).toEqual([{ rule: 'band', band: 'fairlyGood', score: 8_500 }]);
  });

  test('2. three units have 0.9 of a seat: at least one, unless the policy says otherwise', () => {
    const list = [unit('a', 95), unit('b', 92), unit('c', 80)];
    expect(result(list)).toEqual([
      ['a', 'good'],
      ['b', 'fairlyGood'],
      ['c', 'fairlyGood'],
    ]);
    expect(result(list, quota({ atLeastOne: false }))[0]).toEqual(['a', 'fairlyGood']);
    expect(why(list, 'a', quota({ atLeastOne: false }))?.[1]).toEqual({
      rule: 'noSeat',
      seats: 0,
      rank: 1,
      by: null,
    });
    expect(result([unit('c', 80)])).toEqual([['c', 'fairlyGood']]);
  });

  test('3. one score, one seat: the on-site component parts them', () => {
    const list = [unit('a', 95, { onSite: 9_300 }), unit('b', 95, { onSite: 9_400 })];
    expect(result(list)).toEqual([
      ['a', 'fairlyGood'],
      ['b', 'good'],
    ]);
    expect(why(list, 'a')?.[1]).toEqual({ rule: 'noSeat', seats: 1, rank: 2, by: 'onSite' });
  });

  test('4. then satisfaction: 96 of 100 before 190 of 200; without voices last', () => {
    const list = [
      unit('a', 95, { satisfaction: { satisfied: 190, voices: 200 } }),
      unit('b', 95, { satisfaction: { satisfied: 96, voices: 100 } }),
      unit('c', 95),
      unit('d', 95, { satisfaction: { satisfied: 0, voices: 0 } }),
    ];
    expect(grades(list, rules).quotas[0]).toMatchObject({ seats: 1, given: 1 });
    expect(result(list)[1]).toEqual(['b', 'good']);
    for (const name of ['c', 'd'])
      expect(why(list, name)?.[1]).toEqual({ rule: 'noSeat', seats: 1, rank: 3, by: 'satisfaction' });
  });

  test('5. those still equal are both in, and it shows', () => {
    const list = [unit('a', 95), unit('b', 95), ...others(4)];
    expect(result(list).slice(0, 2)).toEqual([
      ['a', 'good'],
      ['b', 'good'],
    ]);
    expect(grades(list, rules).quotas[0]).toMatchObject({ seats: 1, given: 2 });
    expect(why(list, 'a')?.[1]).toEqual({ rule: 'seat', seats: 1, rank: 1, tied: ['b'] });
    const exact = [unit('a', 95), unit('b', 95), ...others(5)];
    expect(grades(exact, rules).quotas[0]).toMatchObject({ seats: 2, given: 2 });
    expect(why(exact, 'a')?.[1]).toEqual({ rule: 'seat', seats: 2, rank: 1, tied: [] });
    const ranked = [unit('x', 96), ...list, ...others(9).map((one, i) => ({ ...one, unit: `y${i}` }))];
    expect(grades(ranked, rules).quotas[0]).toMatchObject({ seats: 4, given: 3 });
    expect(why(ranked, 'a')?.[1]).toEqual({ rule: 'seat', seats: 4, rank: 2, tied: [] });
  });

  test('6. a veto puts into the last grade whatever the points, and its seat goes on', () => {
    const list = [
      unit('a', 96, { vetoes: [{ indicator: 'V1', document: 'doc-1' }] }),
      unit('b', 92),
      unit('c', 91),
    ];
    expect(result(list)).toEqual([
      ['a', 'poor'],
      ['b', 'good'],
      ['c', 'fairlyGood'],
    ]);
    expect(why(list, 'a')).toEqual([
      { rule: 'band', band: 'good', score: 9_600 },
      { rule: 'veto', gate: 'bottom', indicator: 'V1', document: 'doc-1' },
    ]);
  });

  test('7. satisfaction: below 90 % not the best, below 50 % the last, none does not apply', () => {
    const of = (satisfied: number, voices: number) =>
      result([unit('a', 95, { satisfaction: { satisfied, voices } })])[0]?.[1];
    expect([of(90, 100), of(89, 100), of(899, 1_000), of(50, 100), of(49, 100), of(0, 0)]).toEqual([
      'good',
      'fairlyGood',
      'fairlyGood',
      'fairlyGood',
      'poor',
      'good',
    ]);
  });

  test('8. a missed safety or core target keeps from the best grade only', () => {
    const missed = [{ target: 'safety' as const, document: 'doc-2' }];
    expect(result([unit('a', 95, { missed }), unit('b', 65, { missed })])).toEqual([
      ['a', 'fairlyGood'],
      ['b', 'average'],
    ]);
    const core = unit('a', 95, { missed: [{ target: 'coreTarget', document: 'doc-3' }] });
    expect(why([core], 'a')?.[1]).toEqual({ rule: 'coreTarget', gate: 'top', document: 'doc-3' });
  });

  test('9. a seat won by appeal is added: who was told keeps the grade', () => {
    const list = [
      unit('a', 92, { told: 'good' }),
      unit('b', 93, { told: 'fairlyGood', ...raised(91) }),
      ...others(2),
    ];
    const { quotas } = grades(list, rules);
    expect(result(list).slice(0, 2)).toEqual([
      ['a', 'good'],
      ['b', 'good'],
    ]);
    expect(quotas[0]).toMatchObject({ seats: 1, given: 2 });
    expect(why(list, 'a')?.[1]).toEqual({ rule: 'seat', seats: 1, rank: 1, tied: [] });
    expect(why(list, 'b')?.[1]).toEqual({ rule: 'appealSeat', seats: 1, rank: 1 });
  });

  test('10. but an appeal that does not reach a seat wins none', () => {
    const list = [
      unit('a', 94, { told: 'good' }),
      unit('b', 93, { told: 'fairlyGood', ...raised(88) }),
      ...others(2),
    ];
    expect(result(list).slice(0, 2)).toEqual([
      ['a', 'good'],
      ['b', 'fairlyGood'],
    ]);
    expect(why(list, 'b')?.[1]).toEqual({ rule: 'noSeat', seats: 1, rank: 2, by: 'score' });
    const third = [unit('a', 95), unit('b', 92), unit('c', 94, raised(91))];
    expect(why(third, 'c')?.[1]).toEqual({ rule: 'noSeat', seats: 1, rank: 2, by: 'score' });
    expect(why(third, 'b')?.[1]).toEqual({ rule: 'noSeat', seats: 1, rank: 2, by: 'score' });
  });

  test('10a. a veto that an appeal has lifted takes nobody’s seat either', () => {
    const list = [unit('a', 92), unit('b', 93, { vetoedBefore: true }), ...others(2)];
    expect(result(list).slice(0, 2)).toEqual([
      ['a', 'good'],
      ['b', 'good'],
    ]);
    expect(why(list, 'a')?.[1]).toEqual({ rule: 'seat', seats: 1, rank: 1, tied: [] });
    expect(why(list, 'b')?.[1]).toEqual({ rule: 'appealSeat', seats: 1, rank: 1 });
  });

  test('11. without added seats who was told keeps the grade and the seat', () => {
    const list = [
      unit('a', 92, { told: 'good' }),
      unit('b', 93, { told: 'fairlyGood', ...raised(91) }),
      ...others(2),
    ];
    const by = quota({ appealSeats: false });
    expect(result(list, by).slice(0, 2)).toEqual([
      ['a', 'good'],
      ['b', 'fairlyGood'],
    ]);
    expect(why(list, 'a', by)?.[1]).toEqual({ rule: 'told', seats: 1, rank: 2 });
    const untold = list.map((one) => ({ ...one, told: null }));
    expect(result(untold, by).slice(0, 2)).toEqual([
      ['a', 'fairlyGood'],
      ['b', 'good'],
    ]);
  });

  test('12. what was told falls by one’s own veto or score, and the next moves up', () => {
    const told = unit('a', 92, { told: 'good' });
    const list = [told, unit('b', 91, { told: 'fairlyGood' }), ...others(2)];
    expect(result(list).slice(0, 2)).toEqual([
      ['a', 'good'],
      ['b', 'fairlyGood'],
    ]);
    const vetoed = [{ ...told, vetoes: [{ indicator: 'V', document: 'd' }] }, ...list.slice(1)];
    expect(result(vetoed).slice(0, 2)).toEqual([
      ['a', 'poor'],
      ['b', 'good'],
    ]);
    const corrected = [{ ...told, score: 8_900 }, ...list.slice(1)];
    expect(result(corrected).slice(0, 2)).toEqual([
      ['a', 'fairlyGood'],
      ['b', 'good'],
    ]);
  });

  test('13. a correction of another’s score does not take what was told either', () => {
    const list = [unit('a', 92, { told: 'good' }), unit('b', 95, { told: 'fairlyGood' }), ...others(2)];
    expect(result(list).slice(0, 2)).toEqual([
      ['a', 'good'],
      ['b', 'good'],
    ]);
    expect(why(list, 'a')?.[1]).toEqual({ rule: 'told', seats: 1, rank: 2 });
  });

  test('14. each category has its own seats and may have its own share', () => {
    const schools = [95, 94, 93, 92].map((points, i) => unit(`s${i}`, points, { category: 'school' }));
    const branches = [91, 90, 89, 88].map((points, i) => unit(`b${i}`, points));
    const { units, quotas } = grades(
      [...schools, ...branches],
      quota({ shares: { school: 40 }, rounding: 'half' }),
    );
    expect(quotas.map((one) => [one.category, one.share, one.seats, one.given])).toEqual([
      ['branch', 30, 1, 1],
      ['school', 40, 2, 2],
    ]);
    expect(units.filter((one) => one.grade === 'good').map((one) => one.unit)).toEqual(['b0', 's0', 's1']);
  });

  test('15. the denominator may be the units on whom no gate shut', () => {
    const vetoes = [{ indicator: 'V', document: 'd' }];
    const list = [
      ...[96, 95, 94, 93, 92, 91].map((points, i) => unit(`a${i}`, points)),
      ...others(4).map((one) => ({ ...one, vetoes })),
    ];
    expect(grades(list, rules).quotas[0]).toMatchObject({ denominator: 10, seats: 3 });
    expect(grades(list, quota({ denominator: 'eligible' })).quotas[0]).toMatchObject({
      denominator: 6,
      seats: 1,
    });
  });
});

test.each([
  [0, 'floor', 0],
  [1, 'floor', 1],
  [9, 'floor', 2],
  [10, 'floor', 3],
  [5, 'half', 2],
  [4, 'half', 1],
  [4, 'ceiling', 2],
  [10, 'ceiling', 3],
] as const)('30 %% of %i units, %s, is %i seats', (units, rounding, seats) => {
  expect(seatsFor(units, 'branch', { ...rules.quota, rounding })).toBe(seats);
});

test('what a list cannot be is refused', () => {
  const invalid = (name: string) =>
    expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ issue: name }) });
  expect(() => grades([unit('a', 90), unit('a', 80)], rules)).toThrow(invalid('unitTwice'));
  expect(() => grades([unit('a', 90, { vetoes: [{ indicator: 'V', document: ' ' }] })], rules)).toThrow(
    invalid('documentMissing'),
  );
  expect(() => gatesShut(unit('a', 90, { missed: [{ target: 'safety', document: '' }] }), rules)).toThrow(
    invalid('documentMissing'),
  );
  expect(grades([], rules)).toEqual({ units: [], quotas: [] });
});
