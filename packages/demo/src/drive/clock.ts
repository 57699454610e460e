import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CookieOf, Parts } from './session.ts';

const view = z.object({ now: z.string(), next: z.string().nullable(), underWay: z.number() });

/** How long deadlines on the way of one jump, and messages between processes, may take without any progress, in milliseconds. */
const patience = 120_000;

/**
 * Moves the demonstration clock. Before and after, it waits until what was due has fired and every message between processes has
 * arrived: on a clock that leaps over weeks, a worker that is a second behind would otherwise be months late.
 */
export const makeJump = ({ rpc, world, tally }: Parts, cookieOf: CookieOf): ((to: Date) => Promise<void>) => {
  const settled = async (): Promise<void> => {
    const cookie = await cookieOf(world.staff.administrator);
    let least = Number.POSITIVE_INFINITY;
    let since = performance.now();
    for (let wait = 5; ; wait = Math.min(wait * 1.5, 100)) {
      const { now, next, underWay } = view.parse(await rpc.query(cookie, 'clock.now'));
      const isDue = next !== null && next <= now;
      if (!isDue && underWay === 0) return;
      if (underWay < least) since = performance.now();
      least = Math.min(least, underWay);
      if (performance.now() - since > patience)
        throw new Error(
          isDue ? `deadlines due before ${now} did not fire` : `${underWay} messages did not arrive`,
        );
      await pause(wait);
    }
  };
  return async (to) => {
    await settled();
    await rpc.mutate(await cookieOf(world.staff.administrator), 'clock.jump', { to: to.toISOString() });
    tally.jumps += 1;
    await settled();
  };
};
