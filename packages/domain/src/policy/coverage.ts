import type { Policy } from './policy.ts';

/** A unit's record so far; days as day numbers. */
export type UnitRecord = {
  /** The day on which the record began: of the cycle's running, or of the unit's admission. */
  readonly since: number;
  /** The day of the last sheet that was filed; null: none. */
  readonly last: number | null;
  readonly sheets: number;
  /** Those filed in the last month of the year's last period. */
  readonly lastMonth: number;
};
export type Coverage = {
  /** Whole weeks without a sheet, once they are as many as the policy allows; null: no alarm. */
  readonly silentWeeks: number | null;
  /** Per cent filed in the last month, once that is a rush; null: no alarm. */
  readonly rush: number | null;
};

/** Fewer sheets than this make no pattern. */
const fewest = 4;

/** What is wrong with a unit's record on a day: nobody looked for too long, or nearly all of it was written at the end. */
export const coverageOf = (
  record: UnitRecord,
  today: number,
  { silentWeeks, rushShare }: Policy['record'],
): Coverage => {
  const weeks = Math.floor((today - (record.last ?? record.since)) / 7);
  const share = record.sheets === 0 ? 0 : Math.floor((record.lastMonth * 100) / record.sheets);
  return {
    silentWeeks: weeks >= silentWeeks ? weeks : null,
    rush: record.sheets >= fewest && share > rushShare ? share : null,
  };
};

/** Days after which an indicator of a frequency should have been looked at once; what follows events may never come. */
const lookedWithin = { event: null, month: 31, quarter: 92, halfYear: 184, year: 330 } as const;

/** An indicator of the daily record that nobody has looked at in any unit, though its frequency says so. */
export const isNeverLooked = (
  { frequency, since, looked }: { frequency: string | null; since: number; looked: number },
  today: number,
): boolean => {
  const within = lookedWithin[(frequency ?? 'year') as keyof typeof lookedWithin] ?? null;
  return looked === 0 && within !== null && today - since > within;
};
