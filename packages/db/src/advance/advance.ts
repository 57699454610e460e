import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { Sql } from '../sql.ts';
import { moveFree } from './batch.ts';
import { takesLock } from './decide.ts';
import { parseOrder } from './law.ts';
import { type Item, type Moved, moveLocked } from './move.ts';
import type { Order, Receipt } from './order.ts';

/** Events seen to open instances: they go under the lock at once. */
const opening = new Set<string>();

const lock = { name: 'lock', text: 'select from instance where id = $1 for no key update' };

/**
 * A move in the caller's transaction, the instance locked first. The lock is a statement of its own: what the next one reads is
 * then as new as the lock, not as old as the wait for it.
 */
export const moveIn = async (tx: Sql, item: Item, db: Db): Promise<Moved> => {
  await tx.query(lock, [item.order.instanceId]);
  return await moveLocked(tx, item, db.memory);
};

/**
 * The one way in which an instance moves. Carried out without a transaction of its own where one statement writes it all, guarded
 * by the version; under the lock where it can't, or when somebody was faster.
 * @throws Fault, with nothing changed: `invalid`, `notFound`, `forbidden`, `conflict`, `refused` (detail: stage, event, facts | lapsed), `stale`.
 */
export const advance = async (db: Db, order: Order): Promise<Receipt> => {
  const parsed = parseOrder(order);
  if (!opening.has(order.event.type) && !takesLock(parsed)) {
    const outcome = await moveFree(db, parsed);
    if (outcome instanceof Fault) throw outcome;
    if (outcome === 'lock') opening.add(order.event.type);
    else if (outcome !== 'overtaken') {
      db.announce(outcome.news);
      return outcome.receipt;
    }
  }
  const { receipt, news } = await db.transaction((tx) => moveIn(tx, { order: parsed }, db));
  db.announce(news);
  return receipt;
};
