import { type Db, nextDeadline, type SweepOptions, sweep } from '@kaohe/db';

/** Deadlines taken at once. */
const batch = 200;
/** However far the next one is, the clock is looked at so often, in milliseconds: a clock that jumps tells nobody. */
const longest = 5_000;

const clock = { name: 'clock', text: 'select app_now() as at' };

/** Fires everything that is due now, in due order, until nothing is; returns how many milliseconds there are until the next. */
export const sweepAll = async (db: Db, onError: NonNullable<SweepOptions['onError']>): Promise<number> => {
  while ((await sweep(db, { limit: batch, onError })) > 0);
  const next = await nextDeadline(db);
  if (next === null) return longest;
  const [now] = await db.query<{ at: Date }>(clock);
  return Math.min(longest, Math.max(0, next.getTime() - (now?.at.getTime() ?? 0)));
};
