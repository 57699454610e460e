import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { findRedis, startRedis } from '../src/index.ts';

const program = await findRedis();

/** Sends one inline command and gives back the first line of the answer. */
const ask = (url: string, command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().trim());
    });
    socket.once('error', reject);
  });

test.skipIf('missing' in program)('what Redis acknowledged survives a kill -9', async () => {
  await using redis = await startRedis();
  expect(await ask(redis.url, 'SET units 40')).toBe('+OK');
  await redis.kill();
  await expect(ask(redis.url, 'PING')).rejects.toThrow(/ECONNREFUSED/);
  await redis.restart();
  expect(await ask(redis.url, 'GET units')).toBe('$2\r\n40');
  expect(await ask(redis.url, 'CONFIG GET maxmemory-policy')).toContain('noeviction');
});
