import { createHmac } from 'node:crypto';
import type { Db } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

const minutes = 60;

/** How often what may be tried, per key; real time, shared by all API processes in PostgreSQL. */
const rules = {
  /** Wrong passwords for one account. */
  account: { points: 10, duration: 15 * minutes },
  /** Wrong passwords from one address: an office shares one. */
  address: { points: 100, duration: 15 * minutes },
  objection: { points: 20, duration: 60 * minutes },
  /** Work given out: one for each try to send. */
  challenge: { points: 200, duration: 60 * minutes },
  /** Receipt numbers and tokens tried from one address: neither can be guessed at this rate. */
  lookUp: { points: 100, duration: 15 * minutes },
  upload: { points: 300, duration: 60 * minutes },
  /** Tables read for an import: each choice in the wizard reads it again. */
  table: { points: 600, duration: 60 * minutes },
  /** Texts of standards tried by one person: one a second while he types. */
  lint: { points: 600, duration: 10 * minutes },
} as const;
export type LimitName = keyof typeof rules;

export type Limits = {
  /** Counts one try; throws `tooMuch` with `retryAfter` in seconds once the rate is used up. */
  readonly spend: (name: LimitName, key: string) => Promise<void>;
  /** Throws like `spend` when the rate is used up, and leaves no trace. */
  readonly check: (name: LimitName, key: string) => Promise<void>;
  /** Takes one try back, as when the password was right. */
  readonly giveBack: (name: LimitName, key: string) => Promise<void>;
  /** Forgets the tries of a key. */
  readonly forget: (name: LimitName, key: string) => Promise<void>;
};

type Asked = { readonly text: string; readonly name?: string; readonly values?: unknown[] };

/** The pool as the library knows one. */
const clientOf = (db: Db) => ({
  query: async ({ values, ...statement }: Asked) => {
    const rows = await db.query(statement, values);
    return { rows, rowCount: rows.length };
  },
});

const limiter = (db: Db, name: LimitName): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: clientOf(db),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points: rules[name].points,
    duration: rules[name].duration,
    // One process clearing what has expired is enough; the rows are small.
    clearExpiredByTimeout: name === 'account',
  });

const tooMuch = (name: LimitName, left: RateLimiterRes): Fault =>
  new Fault('tooMuch', { limit: name, retryAfter: Math.max(1, Math.ceil(left.msBeforeNext / 1000)) });

/**
 * Rates of sign-in and of the public forms. Keys are kept as their keyed hash: no address and no e-mail stands in the table, and a good
 * questionnaire token is only checked, so that answering leaves nothing behind.
 */
export const makeLimits = (db: Db, secret: string): Limits => {
  const hashed = (key: string): string => createHmac('sha256', secret).update(key).digest('base64url');
  const limiters = {
    account: limiter(db, 'account'),
    address: limiter(db, 'address'),
    objection: limiter(db, 'objection'),
    challenge: limiter(db, 'challenge'),
    lookUp: limiter(db, 'lookUp'),
    upload: limiter(db, 'upload'),
    table: limiter(db, 'table'),
    lint: limiter(db, 'lint'),
  } satisfies Record<LimitName, RateLimiterPostgres>;
  return {
    spend: async (name, key) => {
      try {
        await limiters[name].consume(hashed(key));
      } catch (error) {
        if (error instanceof RateLimiterRes) throw tooMuch(name, error);
        throw error;
      }
    },
    check: async (name, key) => {
      const left = await limiters[name].get(hashed(key));
      if (left !== null && left.remainingPoints <= 0) throw tooMuch(name, left);
    },
    giveBack: async (name, key) => {
      await limiters[name].reward(hashed(key));
    },
    forget: async (name, key) => {
      await limiters[name].delete(hashed(key));
    },
  };
};
