import type { Db } from '../client.ts';
import { untried } from './retry.ts';

const together = {
  name: 'due-together',
  text: `with due as (
      select d.due_at from deadline d where d.kind = 'due' and d.fired_at is null and d.due_at <= app_now()
        and d.due_at <= app_now() - case when d.closes then interval '2 seconds' else interval '0' end and ${untried}
      order by d.due_at limit $1
    )
    select count(*)::int as count from due where due_at < (select min(due_at) from due) + interval '1 minute'`,
};

/**
 * How many deadlines came due within a minute of the earliest that has passed, `limit` at most. After a jump of the clock they are swept
 * moment by moment, so that what was due first is done first; due dates are midnights, so that a minute never holds two of them.
 */
export const dueTogether = async (db: Db, limit: number): Promise<number> => {
  const [row] = await db.query<{ count: number }>(together, [limit]);
  return row?.count ?? 0;
};
