import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { announcer, type News } from './announce.ts';
import { PrismaClient } from './generated/client.ts';
import { type Memory, memory } from './memory.ts';
import { runner, type Sql } from './sql.ts';

/** The store: one pool for hand-written SQL and Prisma. */
export type Db = Sql & {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** What this process remembers of rows that seldom change. */
  readonly memory: Memory;
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /** Tells the listeners of all processes what was committed; never fails its caller. */
  readonly announce: (news: News) => void;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type ConnectOptions = {
  /** Connections at most. */
  readonly max?: number;
  /** Shown in pg_stat_activity. */
  readonly name?: string;
  /** The installation's secret; the answers of questionnaires are sealed with it. */
  readonly secret?: string;
  /** Told of errors on idle connections and of lost announcements. */
  readonly onError?: (error: Error) => void;
};

/** A date stays what it is, a day; int8 comes as text unless a statement casts it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.DATE ? String : pg.types.getTypeParser(oid, format),
};

const statementName = ({ sql }: { sql: string }): string =>
  `p${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;

const transacted =
  (pool: pg.Pool): Db['transaction'] =>
  async (work) => {
    const own = await runner(pool).claim();
    let lost: Error | undefined;
    try {
      await own.query({ text: 'begin' });
      const result = await work(own);
      await own.query({ text: 'commit' });
      return result;
    } catch (error) {
      await own.query({ text: 'rollback' }).catch((second: Error) => {
        lost = second;
      });
      throw error;
    } finally {
      own.release(lost);
    }
  };

/**
 * Opens the store. Connections are made when needed; `close` ends them all.
 * @param url of a migrated database
 */
export const connect = (url: string, options: ConnectOptions = {}): Db => {
  const { max = 10, name = 'kaohe', secret, onError = () => undefined } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    types,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // Short statements with many parts look dear to the planner: compiling them costs more than running them.
    options: '-c jit=off',
  });
  pool.on('error', onError);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementName }),
  });
  const { query } = runner(pool);
  const news = announcer(query, onError);
  const close = async (): Promise<void> => {
    await news.settled();
    await prisma.$disconnect();
    await pool.end();
  };
  return {
    pool,
    prisma,
    query,
    memory: memory(secret),
    transaction: transacted(pool),
    announce: news.announce,
    close,
    [Symbol.asyncDispose]: close,
  };
};
