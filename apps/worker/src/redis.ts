import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** The part of Redis that isn't the queue: whether it is safe, and whether it still is the one that was filled. */
export type Epoch = {
  /** True when the Redis that the queue was filled into is gone or empty. */
  readonly isLost: () => Promise<boolean>;
  /** From now on the queue counts as filled. */
  readonly begin: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Way = { readonly redisUrl: string; readonly queue: string; readonly log: Logger };

/** What must be set for a queue that isn't to lose what it acknowledged. */
const wanted = { appendonly: 'yes', 'maxmemory-policy': 'noeviction' } as const;

const check = async (redis: Redis, log: Logger): Promise<void> => {
  for (const [name, value] of Object.entries(wanted)) {
    const found = await redis.config('GET', name).catch(() => undefined);
    const now = Array.isArray(found) ? String(found[1]) : undefined;
    if (now === undefined)
      log.warn({ setting: name, wanted: value }, 'Redis does not tell its settings; please check this one');
    else if (now !== value)
      log.warn(
        { setting: name, found: now, wanted: value },
        'Redis may lose jobs with this setting; the outbox makes up for it, later',
      );
  }
};

/** Looks after the key that tells whether Redis was wiped, and warns of unsafe settings once. */
export const watchRedis = async ({ redisUrl, queue, log }: Way): Promise<Epoch> => {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, lazyConnect: true });
  redis.on('error', (error) => log.warn({ err: error }, 'redis'));
  await redis.connect();
  await check(redis, log);
  const key = `${queue}:epoch`;
  return {
    isLost: async () => (await redis.exists(key)) === 0,
    begin: async () => {
      await redis.set(key, new Date().toISOString(), 'NX');
    },
    close: async () => redis.disconnect(),
  };
};
