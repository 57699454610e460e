/** A value given to a unit by a rater; any numbers of one interval scale. */
export type Rating = { readonly unit: string; readonly rater: string; readonly value: number };

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
const mean = (all: readonly number[]): number => sum(all) / all.length;

/** What alpha is computed from, over units with two ratings or more. */
export type Disagreement = {
  /** How many ratings. */
  readonly n: number;
  /** Σ over units of (m Σv² − (Σv)²) ÷ (m − 1), m the ratings of the unit. */
  readonly within: number;
  readonly sum: number;
  readonly squares: number;
};

/**
 * Krippendorff's alpha for interval data: 1 − observed ÷ expected disagreement; missing ratings are allowed. 1: agreement; 0: as by
 * chance; null: nothing to compare, or no variation at all.
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections D and E.
 */
export const alphaFrom = ({ n, within, sum: total, squares }: Disagreement): number | null => {
  if (n < 2) return null;
  // Both disagreements are sums over ordered pairs of (a − b)², which is 2(m Σv² − (Σv)²) for m values.
  const expected = (n * squares - total ** 2) / (n * (n - 1));
  // What rounding leaves of nothing is nothing.
  return expected < 1e-12 ? null : 1 - within / n / expected;
};

/** Alpha of ratings (see `alphaFrom`). */
export const krippendorffAlpha = (ratings: readonly Rating[]): number | null => {
  const units = [...Map.groupBy(ratings, ({ unit }) => unit).values()]
    .map((own) => own.map(({ value }) => value))
    .filter((own) => own.length > 1);
  const squares = (all: readonly number[]): number => sum(all.map((one) => one ** 2));
  const values = units.flat();
  return alphaFrom({
    n: values.length,
    within: sum(units.map((own) => (own.length * squares(own) - sum(own) ** 2) / (own.length - 1))),
    sum: sum(values),
    squares: squares(values),
  });
};

/** Quantiles 0.975 of Student's t with 1 to 30 degrees of freedom; beyond, the normal's is within 2 %. */
const t975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;

export type Severity = {
  /** Mean of what the rater gave less the mean of what the others gave to the same unit; below 0: stricter. */
  readonly mean: number;
  /** The interval that holds the true mean with 95 %, by Student's t; null below two units. */
  readonly low: number | null;
  readonly high: number | null;
  /** Units that others rated as well. */
  readonly units: number;
};

/** Severity from the mean and the standard deviation (of a sample) of the differences over so many units; null below one. */
export const severityFrom = (of: {
  readonly mean: number;
  readonly deviation: number | null;
  readonly units: number;
}): Severity | null => {
  const { mean: centre, deviation, units } = of;
  if (units === 0) return null;
  if (deviation === null || units < 2) return { mean: centre, low: null, high: null, units };
  const half = (t975[units - 2] ?? 1.96) * (deviation / Math.sqrt(units));
  return { mean: centre, low: centre - half, high: centre + half, units };
};

/** How strict a rater is beside the others, over the units that they rated too; null when there is none. */
export const severityOf = (rater: string, ratings: readonly Rating[]): Severity | null => {
  const differences = [...Map.groupBy(ratings, ({ unit }) => unit).values()].flatMap((own) => {
    const mine = own.filter((one) => one.rater === rater).map(({ value }) => value);
    const others = own.filter((one) => one.rater !== rater).map(({ value }) => value);
    return mine.length === 0 || others.length === 0 ? [] : [mean(mine) - mean(others)];
  });
  const units = differences.length;
  if (units === 0) return null;
  const centre = mean(differences);
  const variance = units < 2 ? null : sum(differences.map((one) => (one - centre) ** 2)) / (units - 1);
  return severityFrom({ mean: centre, deviation: variance === null ? null : Math.sqrt(variance), units });
};
