import { z } from 'zod';

const words = z.string().trim().min(1).max(500);

/** A point to be passed; without a vital one nobody passes, whatever the share. */
export const passPointSchema = z.strictObject({
  id: z.string().trim().min(1).max(20),
  text: words,
  vital: z.boolean(),
});
export type PassPoint = z.infer<typeof passPointSchema>;

/** What one observer saw of one point. */
export type Observation = { readonly observer: string; readonly point: string; readonly passed: boolean };

export type DrillResult = {
  readonly points: readonly {
    readonly id: string;
    readonly yes: number;
    readonly no: number;
    readonly passed: boolean;
  }[];
  /** Of the points, in 1/100 per cent. */
  readonly rate: number;
  readonly passed: boolean;
};
export type Drilled = {
  readonly points: readonly PassPoint[];
  readonly observers: readonly string[];
  readonly seen: readonly Observation[];
  /** The share of points that is needed, in 1/100 per cent. */
  readonly passing: number;
};

/** What a drill came to: a point is passed where more observers passed it than not. Null while an observer has still to say. */
export const drillResult = ({ points, observers, seen, passing }: Drilled): DrillResult | null => {
  const told = points.map(({ id, vital }) => {
    const own = seen.filter(({ point, observer }) => point === id && observers.includes(observer));
    const yes = own.filter(({ passed }) => passed).length;
    return { id, vital, yes, no: own.length - yes, passed: 2 * yes > own.length, heard: own.length };
  });
  if (points.length === 0 || told.some(({ heard }) => heard < observers.length)) return null;
  const rate = Math.floor((told.filter(({ passed }) => passed).length * 10_000) / told.length);
  return {
    points: told.map(({ id, yes, no, passed }) => ({ id, yes, no, passed })),
    rate,
    passed: rate >= passing && told.every(({ vital, passed }) => passed || !vital),
  };
};
