import type { Indicator } from './content.ts';

type Ruled = Pick<Indicator, 'failedDrill'>;
/** A drill of the indicator that was concluded and stands. */
export type DrillHeld = { readonly at: string; readonly passed: boolean };

/**
 * The most that an indicator gives after its drills, in 1/100; null: they set no limit. The last one counts: a drill that is passed later
 * takes the limit away (the standard's own rule, `failedDrill`).
 */
export const drillLimit = ({ failedDrill }: Ruled, drills: readonly DrillHeld[]): number | null => {
  if (failedDrill === null) return null;
  const last = drills.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  return last === undefined || last.passed ? null : failedDrill;
};
