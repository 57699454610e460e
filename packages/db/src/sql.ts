import { Fault } from '@kaohe/domain';
import type pg from 'pg';

/** A statement; a name makes it prepared, once per connection. */
export type Statement = { readonly text: string; readonly name?: string };

/** What runs statements: the pool, each on its own, or a transaction. */
export type Sql = {
  query<R extends pg.QueryResultRow>(statement: Statement, values?: unknown[]): Promise<R[]>;
};

const connectionLost = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT']);

/** PostgreSQL's classes: 08 connection, 53 out of resources, 57P stopped or starting. */
const isLost = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    connectionLost.has(code) ||
    /^(08|53|57P)/.test(code) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  );
};

/** A store that is down is a fault of its own, never a bug. */
const available = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    throw isLost(error) ? new Fault('unavailable', { store: 'postgresql' }, error) : error;
  }
};

/** True for the fault of a store that is down, where trying the next row makes no sense. */
export const isStoreDown = (error: unknown): boolean =>
  error instanceof Fault && error.code === 'unavailable' && error.detail.store !== undefined;

type Runner = Pick<pg.Pool, 'query'>;

const queryOf =
  (on: Runner): Sql['query'] =>
  async <R extends pg.QueryResultRow>(statement: Statement, values: unknown[] = []): Promise<R[]> => {
    const { rows } = await available(on.query<R>({ ...statement, values }));
    return rows;
  };

/** Statements on the pool, or on one connection of it that the caller releases. */
export const runner = (pool: pg.Pool) => ({
  query: queryOf(pool),
  claim: async () => {
    const client = await available(pool.connect());
    // A connection that is lost between two statements tells it as an event, which nobody else hears while it is claimed; the next
    // statement fails by itself.
    const ignore = () => undefined;
    client.on('error', ignore);
    const release = (lost?: Error): void => {
      client.off('error', ignore);
      client.release(lost);
    };
    return { query: queryOf(client), release };
  },
});

/** The one row that the statement always returns. */
export const only = <R>(rows: readonly R[]): R => {
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`one row expected, ${rows.length} came`);
  return row;
};
