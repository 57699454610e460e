import { type Db, relayOutbox } from '@kaohe/db';
import { retries } from '@kaohe/domain';
import type { Queues } from './queue.ts';

/** Rows handed over in one transaction. */
const batch = 200;

/** Hands everything that waits in the outbox to the queue; returns how many rows. */
export const relay = async (db: Db, queues: Pick<Queues, 'add'>): Promise<number> => {
  let all = 0;
  for (;;) {
    const count = await relayOutbox(db, batch, (rows) =>
      queues.add(rows.map(({ id, effect }) => ({ outboxId: id, ...retries[effect] }))),
    );
    all += count;
    if (count < batch) return all;
  }
};
