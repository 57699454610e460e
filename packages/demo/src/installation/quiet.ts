import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '@kaohe/db/embedded';

const waiting = 'select count(*)::int as count from outbox where done_at is null and failed_at is null';

/** Waits until every effect has been carried out or put aside; gives up after two minutes without any progress. */
export const quiet = (databaseUrl: string): Promise<void> =>
  withClient(databaseUrl, async (client) => {
    let least = Number.POSITIVE_INFINITY;
    let since = performance.now();
    for (;;) {
      const { rows } = await client.query<{ count: number }>(waiting);
      const count = rows[0]?.count ?? 0;
      if (count === 0) return;
      if (count < least) since = performance.now();
      least = Math.min(least, count);
      if (performance.now() - since > 120_000)
        throw new Error(`${count} effects wait and nobody carries them out`);
      await pause(50);
    }
  });
