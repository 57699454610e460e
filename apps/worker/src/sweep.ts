import { type Db, dueTogether, nextDeadline, type SweepOptions, sweep } from '@kaohe/db';

/** Deadlines taken at once. */
const batch = 600;
/** Milliseconds: however far the next one is, the clock is looked at so often, for a clock that jumps tells nobody; and never oftener. */
const pause = { longest: 5_000, shortest: 10 } as const;

const clock = { name: 'clock', text: 'select app_now() as at' };

/** Fires everything that is due now, what was due first before what came later; returns the milliseconds until the next. */
export const sweepAll = async (db: Db, onError: NonNullable<SweepOptions['onError']>): Promise<number> => {
  for (;;) {
    const together = await dueTogether(db, batch);
    const fired = await sweep(db, { limit: together === 0 ? batch : together, onError });
    if (fired === 0) break;
  }
  const next = await nextDeadline(db);
  if (next === null) return pause.longest;
  const [now] = await db.query<{ at: Date }>(clock);
  const left = next.getTime() - (now?.at.getTime() ?? 0);
  return Math.min(pause.longest, Math.max(pause.shortest, left));
};
