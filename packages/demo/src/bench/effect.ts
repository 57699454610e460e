import { withClient } from '@kaohe/db/embedded';

export type Delay = { readonly count: number; readonly p50: number; readonly p99: number };

const delay = `
  select count(*)::int as count, coalesce(percentile_cont(0.5) within group (order by ms), 0)::float8 as p50,
    coalesce(percentile_cont(0.99) within group (order by ms), 0)::float8 as p99
  from (select extract(epoch from done_at - created_at) * 1000 as ms from outbox where id > $1 and done_at is not null) o`;

/** The number of the last effect so far. */
export const lastEffect = (databaseUrl: string): Promise<string> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ last: string }>(
      'select coalesce(max(id), 0)::text as last from outbox',
    );
    return rows[0]?.last ?? '0';
  });

/**
 * From the writing of an effect, inside the transaction, to the end of its handler, in milliseconds: more than from the commit to the
 * handler's start, which no row keeps.
 */
export const effectDelay = (databaseUrl: string, after: string): Promise<Delay> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<Delay>(delay, [after]);
    const [row] = rows;
    if (!row) throw new Error('no effects');
    return row;
  });
