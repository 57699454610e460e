import { ratio, rounded } from '../ratio.ts';
import type { ScoredIndicator } from '../scheme.ts';

/** One amount of points as one assessor proposes it, in 1/100. */
export type Proposed = {
  readonly scorer: string;
  readonly indicator: string;
  readonly points: number;
};

/** What the assessors came to on one indicator. */
export type Compared = {
  readonly indicator: string;
  /** By assessor; one who gave no line for an indicator that earns points did not score it and is not among them. */
  readonly scores: readonly { readonly scorer: string; readonly points: number }[];
  /** Rounded half up. */
  readonly mean: number;
  /** From the lowest to the highest. */
  readonly spread: number;
  /** What the spread is measured against. */
  readonly of: number;
  /** True when the spread is wider than the policy allows; for a veto, when they don't agree that there is one. */
  readonly deviates: boolean;
};

export type ToCompare = {
  readonly proposed: readonly Proposed[];
  /** All who score, also those who had nothing to add or to take. */
  readonly scorers: readonly string[];
  readonly indicators: readonly ScoredIndicator[];
  readonly bonusCap: number;
  /** Per cent of what the indicator can give or take. */
  readonly threshold: number;
};

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** What an indicator can give or take; without a limit of its own, the most that somebody gave or took. */
const extentOf = (one: ScoredIndicator, points: readonly number[], bonusCap: number): number => {
  if (one.kind === 'score') return one.points;
  if (one.kind === 'bonus') return Math.min(one.cap ?? bonusCap, bonusCap);
  return one.cap ?? Math.max(0, ...points.map(Math.abs));
};

const compared = (
  indicator: ScoredIndicator,
  own: readonly Proposed[],
  { scorers, bonusCap, threshold }: ToCompare,
): Compared => {
  const byScorer = Map.groupBy(own, ({ scorer }) => scorer);
  const among = indicator.kind === 'score' ? scorers.filter((one) => byScorer.has(one)) : scorers;
  const totalOf = (scorer: string): number => {
    const lines = byScorer.get(scorer) ?? [];
    const total = sum(lines.map(({ points }) => points));
    return indicator.kind === 'score' ? Math.min(Math.max(total, 0), indicator.points) : total;
  };
  const scores = among.map((scorer) => ({ scorer, points: totalOf(scorer) }));
  const points = scores.map((one) => one.points);
  const spread = points.length === 0 ? 0 : Math.max(...points) - Math.min(...points);
  const of = extentOf(indicator, points, bonusCap);
  const deviates =
    indicator.kind === 'veto'
      ? among.some((one) => byScorer.has(one)) && !among.every((one) => byScorer.has(one))
      : spread > 0 && spread * 100 > threshold * of;
  const mean = points.length === 0 ? 0 : rounded(ratio(sum(points), points.length));
  return { indicator: indicator.code, scores, mean, spread, of, deviates };
};

/** The scores of independent assessors side by side, in the order of the indicators; only those that somebody scored. */
export const compareScores = (given: ToCompare): readonly Compared[] => {
  const byIndicator = Map.groupBy(given.proposed, ({ indicator }) => indicator);
  return given.indicators.flatMap((one) => {
    const own = byIndicator.get(one.code);
    return own ? [compared(one, own, given)] : [];
  });
};
