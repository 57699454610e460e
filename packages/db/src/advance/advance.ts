import type { Db } from '../client.ts';
import type { Sql } from '../sql.ts';
import { type Parsed, parseOrder } from './law.ts';
import { type Moved, move } from './move.ts';
import type { Order, Receipt } from './order.ts';

/** Events seen to need the lock: they go under it at once. */
const locking = new Set<string>();

const lock = { name: 'lock', text: 'select from instance where id = $1 for no key update' };

/**
 * A move in the caller's transaction, the instance locked first. The lock is a statement of its own: what the next one reads is
 * then as new as the lock, not as old as the wait for it.
 */
export const moveIn = async (tx: Sql, order: Parsed, way: { db: Db; fired?: string }): Promise<Moved> => {
  await tx.query(lock, [order.instanceId]);
  const outcome = await move(tx, order, { memory: way.db.memory, locked: true, fired: way.fired });
  if (outcome === 'overtaken' || outcome === 'lock') throw new Error(`a locked instance was ${outcome}`);
  return outcome;
};

/**
 * The one way in which an instance moves. Carried out without a transaction of its own where one statement writes it all, guarded
 * by the version; under the lock where it can't, or when somebody was faster.
 * @throws Fault, with nothing changed: `invalid`, `notFound`, `forbidden`, `conflict`, `refused` (detail: stage, event, facts | lapsed), `stale`.
 */
export const advance = async (db: Db, order: Order): Promise<Receipt> => {
  const parsed = parseOrder(order);
  if (!locking.has(order.event.type)) {
    const outcome = await move(db, parsed, { memory: db.memory, locked: false });
    if (outcome === 'lock') locking.add(order.event.type);
    else if (outcome !== 'overtaken') {
      db.announce(outcome.news);
      return outcome.receipt;
    }
  }
  const { receipt, news } = await db.transaction((tx) => moveIn(tx, parsed, { db }));
  db.announce(news);
  return receipt;
};
