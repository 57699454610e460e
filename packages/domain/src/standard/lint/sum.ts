import { pointsAtMost, type StandardContent } from '../content.ts';
import { at, finding, type LintFinding, mend, type Spotted, total, when, whole } from './finding.ts';
import type { Fix } from './fix.ts';
import type { LintLimits } from './limits.ts';

/** Points add up: of the whole, of each dimension. The stated sum follows the indicators, at a click. */
export const sums = (content: StandardContent, scored: readonly Spotted[]): readonly LintFinding[] => {
  const actual = total(scored);
  return [
    ...when(actual !== content.total, () =>
      finding('totalAddsUp', whole, {
        params: { expected: content.total, actual },
        fix:
          actual >= 1 && actual <= pointsAtMost
            ? { name: 'setTotal', changes: [{ set: 'total', total: actual }] }
            : null,
      }),
    ),
    ...content.dimensions.flatMap(({ code, points }, dimension) => {
      const sum = total(scored.filter((one) => one.spot.dimension === dimension));
      const change = { set: 'dimension' as const, dimension, code, change: { points: sum } };
      return when(points !== null && points !== sum, () =>
        finding(
          'dimensionAddsUp',
          { ...whole, dimension: code },
          {
            params: { expected: points ?? 0, actual: sum },
            fix: sum <= pointsAtMost ? { name: 'setDimension', changes: [change] } : null,
          },
        ),
      );
    }),
  ];
};

/** The difference goes to the item with the most points, or the points of items that can't be brought to fit are dropped. */
const fitted = (one: Spotted, difference: number): Fix => {
  const most = one.items.reduce(
    (best, item, i) => ((item.points ?? -1) > (one.items[best]?.points ?? -1) ? i : best),
    0,
  );
  const points = (one.items[most]?.points ?? 0) + difference;
  const fits = points >= 0 && points <= pointsAtMost && one.points > 0;
  const items = one.items.map((item, i) =>
    fits ? (i === most ? { ...item, points } : item) : { ...item, points: null },
  );
  return mend('fitItems', one, { items });
};

/** The points of check items come to their indicator's, where they have any. */
export const itemSum = (one: Spotted): readonly LintFinding[] => {
  const given = one.items.flatMap(({ points }) => (points === null ? [] : [{ points }]));
  const actual = total(given);
  return when(given.length > 0 && actual !== one.points, () =>
    finding('itemsAddUp', at(one), {
      params: { expected: one.points, actual },
      fix: fitted(one, one.points - actual),
    }),
  );
};

/** What its dimension still lacks, where it is the only indicator there without points. */
export const missingPoints = (
  one: Spotted,
  { content, effectShare }: { content: StandardContent } & Pick<LintLimits, 'effectShare'>,
): Fix | null => {
  const dimension = content.dimensions[one.spot.dimension];
  const scored = dimension?.indicators.filter(({ kind }) => kind === 'score') ?? [];
  const given = scored.reduce((sum, { form, effect }) => sum + form + effect, 0);
  const bare = scored.filter(({ form, effect }) => form + effect === 0).length;
  const left = (dimension?.points ?? 0) - given;
  if (bare !== 1 || left <= 0) return null;
  // Points for effect ask for two methods.
  const effect = new Set(one.methods).size < 2 ? 0 : Math.ceil((left * effectShare) / 100);
  return mend('fillPoints', one, { form: left - effect, effect });
};
