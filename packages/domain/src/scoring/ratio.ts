/** An exact fraction; `den` is positive. Scores pass through fractions and are rounded once, at the end. */
export type Ratio = { readonly num: bigint; readonly den: bigint };

export const ratio = (num: number, den = 1): Ratio => ({ num: BigInt(num), den: BigInt(den) });
export const zero: Ratio = ratio(0);

export const plus = (a: Ratio, b: Ratio): Ratio => ({
  num: a.num * b.den + b.num * a.den,
  den: a.den * b.den,
});
export const times = (a: Ratio, b: Ratio): Ratio => ({ num: a.num * b.num, den: a.den * b.den });

/** Rounded half up to an integer: 0.5 becomes 1, -0.5 becomes 0. */
export const rounded = ({ num, den }: Ratio): number => {
  const doubled = 2n * num + den;
  const quotient = doubled / (2n * den);
  return Number(doubled < 0n && quotient * 2n * den !== doubled ? quotient - 1n : quotient);
};
