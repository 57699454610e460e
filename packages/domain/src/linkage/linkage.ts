/** A unit's operating performance 经营绩效 and its composite, both on the scale of 100 in 1/100. */
export type Linkable = { readonly unit: string; readonly operating: number; readonly score: number };

/** What a unit's performance comes to at two weights, and where that puts it among the units given; in 1/100. */
export type Simulated = Linkable & {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** 1 is the best; equals share a rank. */
  readonly rankBefore: number;
  readonly rankAfter: number;
};

/**
 * Operating performance with the composite at its weight (per cent): operating × (100 − weight) + composite × weight, rounded half up once
 * to 1/100.
 */
export const linked = ({ operating, score }: Omit<Linkable, 'unit'>, weight: number): number =>
  Math.floor((2 * (operating * (100 - weight) + score * weight) + 100) / 200);

const rankIn = (all: readonly number[], value: number): number => 1 + all.filter((one) => one > value).length;

/** What another weight would change for each unit, in the order given. Pure; nothing is decided by it. */
export const simulate = (
  units: readonly Linkable[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly Simulated[] => {
  const [before, after] = [from, to].map((weight) => units.map((one) => linked(one, weight)));
  return units.map((one) => {
    const [was, is] = [linked(one, from), linked(one, to)];
    return {
      ...one,
      before: was,
      after: is,
      change: is - was,
      rankBefore: rankIn(before ?? [], was),
      rankAfter: rankIn(after ?? [], is),
    };
  });
};
