/** A value given to a unit by a rater; any numbers of one interval scale. */
export type Rating = { readonly unit: string; readonly rater: string; readonly value: number };

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
const mean = (all: readonly number[]): number => sum(all) / all.length;

/**
 * Krippendorff's alpha for interval data: 1 − observed ÷ expected disagreement, over units with two ratings or more; missing ratings are
 * allowed. 1: agreement; 0: as by chance; null: nothing to compare, or no variation at all.
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections D and E.
 */
export const krippendorffAlpha = (ratings: readonly Rating[]): number | null => {
  const units = [...Map.groupBy(ratings, ({ unit }) => unit).values()]
    .map((own) => own.map(({ value }) => value))
    .filter((own) => own.length > 1);
  const values = units.flat();
  const n = values.length;
  if (n < 2) return null;
  // Σ over ordered pairs (a − b)² of m values is 2m Σa² − 2(Σa)².
  const pairs = (all: readonly number[]): number => {
    const centre = mean(all);
    return 2 * all.length * sum(all.map((one) => (one - centre) ** 2));
  };
  const observed = sum(units.map((own) => pairs(own) / (own.length - 1))) / n;
  const expected = pairs(values) / (n * (n - 1));
  return expected === 0 ? null : 1 - observed / expected;
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
  if (units < 2) return { mean: centre, low: null, high: null, units };
  const variance = sum(differences.map((one) => (one - centre) ** 2)) / (units - 1);
  const half = (t975[units - 2] ?? 1.96) * Math.sqrt(variance / units);
  return { mean: centre, low: centre - half, high: centre + half, units };
};
