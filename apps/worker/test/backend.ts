import { findRedis, type RedisServer, startRedis } from '@kaohe/testing';

const program = await findRedis();
if ('missing' in program) process.stderr.write(`${program.missing}\n`);

export type Backend = {
  readonly name: 'postgresql' | 'redis';
  readonly start: () => Promise<RedisServer | undefined>;
};

/** What the worker is tested on: Redis only where there is one to be had. */
export const backends: readonly Backend[] = [
  { name: 'postgresql', start: async () => undefined },
  ...('missing' in program ? [] : [{ name: 'redis', start: startRedis } as const]),
];
