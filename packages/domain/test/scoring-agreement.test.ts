import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { krippendorffAlpha, type Rating, severityOf } from '../src/scoring/assessor/agreement.ts';

/** K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four observers, twelve units, a dot where one is missing. */
const published = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'];
const ratings: readonly Rating[] = published.flatMap((row, rater) =>
  [...row].flatMap((value, unit) =>
    value === '.' ? [] : [{ unit: `${unit}`, rater: `${rater}`, value: Number(value) }],
  ),
);

describe('Krippendorff’s alpha', () => {
  test('of the published example is 0.849 on the interval scale', () => {
    expect(krippendorffAlpha(ratings)).toBeCloseTo(0.849, 3);
  });
  test('is 1 where all agree, and nothing where there is nothing to compare', () => {
    const two = (a: number, b: number, unit: string): Rating[] => [
      { unit, rater: 'a', value: a },
      { unit, rater: 'b', value: b },
    ];
    expect(krippendorffAlpha([...two(1, 1, 'x'), ...two(3, 3, 'y')])).toBe(1);
    expect(krippendorffAlpha([...two(2, 2, 'x'), ...two(2, 2, 'y')])).toBeNull();
    expect(krippendorffAlpha([{ unit: 'x', rater: 'a', value: 1 }])).toBeNull();
  });
  test('does not depend on the order, the origin or the unit of the scale', () => {
    const rating = fc.record({
      unit: fc.constantFrom('p', 'q', 'r'),
      rater: fc.constantFrom('a', 'b', 'c'),
      value: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(rating, { minLength: 4, maxLength: 20 }), (all) => {
        const alpha = krippendorffAlpha(all);
        const other = krippendorffAlpha(
          all.toReversed().map((one) => ({ ...one, value: 2 * one.value + 7 })),
        );
        if (alpha === null || other === null) expect(other).toBe(alpha);
        else expect(other).toBeCloseTo(alpha, 8);
        if (alpha !== null) expect(alpha).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('severity', () => {
  test('is the mean of the differences, with an interval by Student’s t', () => {
    // Differences −1, −2, −3: mean −2, standard deviation 1; t(2 degrees, 0.975) = 4.303; half = 4.303/√3 = 2.484.
    const all = [1, 2, 3].flatMap((d): Rating[] => [
      { unit: `${d}`, rater: 'strict', value: 10 - d },
      { unit: `${d}`, rater: 'other', value: 10 },
    ]);
    const found = severityOf('strict', all);
    expect(found).toMatchObject({ mean: -2, units: 3 });
    expect(found?.low).toBeCloseTo(-4.484, 3);
    expect(found?.high).toBeCloseTo(0.484, 3);
  });
  test('is not told where nobody else rated', () => {
    expect(severityOf('a', [{ unit: 'x', rater: 'a', value: 1 }])).toBeNull();
  });
});
