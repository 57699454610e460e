import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CookieOf, Parts } from './session.ts';

const view = z.object({ now: z.string(), next: z.string().nullable() });

/** How long the deadlines on the way of one jump may take to fire, in milliseconds. */
const patience = 120_000;

/** Moves the demonstration clock; a jump is over when every deadline on the way has fired. */
export const makeJump =
  ({ rpc, world, tally }: Parts, cookieOf: CookieOf) =>
  async (to: Date): Promise<void> => {
    const cookie = await cookieOf(world.staff.administrator);
    await rpc.mutate(cookie, 'clock.jump', { to: to.toISOString() });
    tally.jumps += 1;
    const started = performance.now();
    for (let wait = 5; ; wait = Math.min(wait * 1.5, 200)) {
      const { now, next } = view.parse(await rpc.query(cookie, 'clock.now'));
      if (next === null || next > now) return;
      if (performance.now() - started > patience) throw new Error(`deadlines due before ${now} did not fire`);
      await pause(wait);
    }
  };
