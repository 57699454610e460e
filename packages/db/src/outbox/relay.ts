import type { EffectType } from '@kaohe/domain';
import type { Db } from '../client.ts';

export type Relayable = { readonly id: string; readonly effect: EffectType };

const claim = {
  name: 'outbox-claim',
  text: `select id::text, effect from outbox where relayed_at is null and done_at is null and failed_at is null
    order by id limit $1 for update skip locked`,
};
const mark = {
  name: 'outbox-relayed',
  text: 'update outbox set relayed_at = clock_timestamp() where id = any($1::bigint[])',
};

/**
 * Hands rows that wait to `add` and marks them in the same transaction: whoever dies in between hands them over again, and two
 * relays never take the same. Returns how many.
 */
export const relayOutbox = (
  db: Db,
  limit: number,
  add: (rows: readonly Relayable[]) => Promise<void>,
): Promise<number> =>
  db.transaction(async (tx) => {
    const rows = await tx.query<Relayable>(claim, [limit]);
    if (rows.length === 0) return 0;
    await add(rows);
    await tx.query(mark, [rows.map(({ id }) => id)]);
    return rows.length;
  });

const again = {
  name: 'outbox-again',
  text: `update outbox set relayed_at = null where relayed_at is not null and done_at is null and failed_at is null
    and ($1::float8 is null or relayed_at < clock_timestamp() - make_interval(secs => $1)) returning id`,
};

/** Lets rows wait anew that were relayed more than `seconds` ago and aren't done; null: all of them, because the queue was lost. */
export const relayAgain = async (db: Db, seconds: number | null): Promise<number> => {
  const rows = await db.query(again, [seconds]);
  if (rows.length > 0) db.announce({ outbox: true });
  return rows.length;
};
