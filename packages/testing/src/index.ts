export { copyOf, emptyDatabase, startTestServer, type TestDatabase, testDatabase } from './postgres.ts';
export { type RedisServer, startRedis } from './redis.ts';
export { findRedis, type MissingRedis, type RedisProgram } from './redis-program.ts';
export { setup } from './setup.ts';
