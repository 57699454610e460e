import { Fault } from '../kernel/error.ts';
import { type Component, components, inForce, type ScoreLine } from './line.ts';
import { onceEach, type Repeated } from './matter.ts';
import { plus, type Ratio, ratio, rounded, times, zero } from './ratio.ts';
import { checkLines, countsIn, type LeftOut, type ScoredIndicator, type ToScore } from './scheme.ts';

/** `sum` of the `lines`, `adjusted` by floor or cap to `points`, of at most `of` (null: no limit). */
export type IndicatorScore = {
  readonly code: string;
  readonly lines: readonly string[];
  readonly sum: number;
  readonly adjusted: number;
  readonly points: number;
  readonly of: number | null;
};
export type DimensionScore = {
  readonly dimension: string;
  readonly points: number;
  readonly of: number;
  readonly indicators: readonly IndicatorScore[];
};
/** `points` is `earned` of `of` on the scale of 100, rounded for display; the composite is computed from the exact share. */
export type ComponentScore = {
  readonly component: Component;
  readonly weight: number;
  readonly earned: number;
  readonly of: number;
  readonly points: number;
  readonly dimensions: readonly DimensionScore[];
};
export type Apart = {
  readonly indicators: readonly IndicatorScore[];
  readonly adjusted: number;
  readonly points: number;
};
export type Score = {
  /** In 1/100, from 0 to 100 points plus the bonus cap. */
  readonly total: number;
  readonly components: readonly ComponentScore[];
  readonly leftOut: readonly LeftOut[];
  readonly bonus: Apart;
  readonly deduction: Apart;
  /** What the weighted components come to, rounded. */
  readonly weighted: number;
  /** Lines that count nothing, for another about the same happening weighs more. */
  readonly repeated: readonly Repeated[];
  /** What the floor of 0 added. */
  readonly floored: number;
};
/** A component, or an indicator in it, that nobody scored: never zero, so it blocks until it is scored or left out by decision. */
export type Missing = { readonly component: Component; readonly indicator: string | null };

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
const total = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);

const limits = ({ kind, points, cap }: ScoredIndicator): [number, number] => {
  if (kind === 'deduction') return [cap === null ? Number.NEGATIVE_INFINITY : -cap, 0];
  return [0, kind === 'bonus' ? (cap ?? Number.POSITIVE_INFINITY) : points];
};

const indicatorScore = (indicator: ScoredIndicator, lines: readonly ScoreLine[]): IndicatorScore => {
  const sum = total(lines, (line) => line.points);
  const points = clamp(sum, ...limits(indicator));
  return {
    code: indicator.code,
    lines: lines.map((line) => line.id).sort(),
    sum,
    adjusted: points - sum,
    points,
    of: indicator.kind === 'score' ? indicator.points : indicator.cap,
  };
};

type Part = {
  readonly component: Component;
  readonly indicators: readonly ScoredIndicator[];
  readonly linesOf: (code: string) => readonly ScoreLine[];
};

/** The components that count, with the indicators that count in them. */
const partsOf = ({ scheme, lines, leftOut = [] }: ToScore): readonly Part[] => {
  const placed = Map.groupBy(lines, ({ component, indicator }) => `${component} ${indicator}`);
  return components.flatMap((component) => {
    const out = leftOut.filter((one) => one.component === component);
    if (scheme.weights[component] === 0 || out.some((one) => one.indicator === null)) return [];
    const indicators = scheme.indicators.filter(
      (one) => countsIn(scheme, one, component) && !out.some(({ indicator }) => indicator === one.code),
    );
    const linesOf = (code: string) => placed.get(`${component} ${code}`) ?? [];
    return [{ component, indicators, linesOf }];
  });
};

const missingIn = ({ component, indicators, linesOf }: Part): readonly Missing[] => {
  const without = indicators.filter((one) => linesOf(one.code).length === 0);
  if (without.length === indicators.length) return [{ component, indicator: null }];
  return without.map((one) => ({ component, indicator: one.code }));
};

const componentScore = ({ component, indicators, linesOf }: Part, weight: number): ComponentScore => {
  const names = [...new Set(indicators.map((one) => one.dimension))];
  const dimensions = names.map((dimension): DimensionScore => {
    const own = indicators.filter((one) => one.dimension === dimension);
    const scores = own.map((one) => indicatorScore(one, linesOf(one.code)));
    return {
      dimension,
      points: total(scores, (one) => one.points),
      of: total(own, (one) => one.points),
      indicators: scores,
    };
  });
  const earned = total(dimensions, (one) => one.points);
  const of = total(dimensions, (one) => one.of);
  if (of === 0) throw new Fault('invalid', { issue: 'componentWithoutPoints', component });
  return { component, weight, earned, of, points: rounded(ratio(earned * 10_000, of)), dimensions };
};

const apart = (given: ToScore, kind: 'bonus' | 'deduction', most: number): Apart => {
  const own = given.scheme.indicators.filter((one) => one.kind === kind);
  const indicators = own.map((one) =>
    indicatorScore(
      one,
      given.lines.filter((line) => line.indicator === one.code),
    ),
  );
  const sum = total(indicators, (one) => one.points);
  const points = Math.min(sum, most);
  return { indicators, adjusted: points - sum, points };
};

/**
 * The composite of a unit: each component's share of its points by weight, plus bonuses up to their cap, minus deductions, not
 * below 0; rounded half up to 1/100 once. Throws `invalid` for a line that the scheme has no place for.
 */
export const score = (asked: ToScore): Score | { readonly missing: readonly Missing[] } => {
  const once = onceEach(inForce(asked.lines));
  const given = { ...asked, lines: once.lines };
  checkLines(given);
  const parts = partsOf(given);
  if (parts.length === 0) throw new Fault('invalid', { issue: 'nothingToScore' });
  const missing = parts.flatMap(missingIn);
  if (missing.length > 0) return { missing };
  const { weights, bonusCap } = given.scheme;
  const scored = parts.map((part) => componentScore(part, weights[part.component]));
  const whole = total(scored, (one) => one.weight);
  const exact = scored.reduce<Ratio>(
    (sum, one) => plus(sum, times(ratio(one.weight * 10_000, whole), ratio(one.earned, one.of))),
    zero,
  );
  const weighted = rounded(exact);
  const bonus = apart(given, 'bonus', bonusCap);
  const deduction = apart(given, 'deduction', 0);
  const sum = weighted + bonus.points + deduction.points;
  const final = Math.max(sum, 0);
  const leftOut = given.leftOut ?? [];
  const { repeated } = once;
  const floored = final - sum;
  return { total: final, components: scored, leftOut, bonus, deduction, weighted, repeated, floored };
};
