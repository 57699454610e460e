import { once } from 'node:events';
import { connect } from '@kaohe/db';
import { testDatabase } from '@kaohe/testing';
import { expect, test } from 'vitest';
import { readEnv } from '../src/env.ts';
import { launch } from './process.ts';
import { until } from './until.ts';

test('a worker that is told to stop ends well, and leaves no connection', async () => {
  await using database = await testDatabase();
  await using db = connect(database.url);
  const child = launch('../src/main.ts', {
    DATABASE_URL: database.url,
    REDIS_URL: '',
    KAOHE_SECRET: 'x'.repeat(32),
    SMTP_URL: '',
    LOG_LEVEL: 'silent',
  });
  await until(
    'a worker',
    async () => (await db.query({ text: `select from setting where key = 'worker'` })).length > 0,
  );
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  const left = {
    text: 'select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  };
  await until('no connection', async () => (await db.query(left)).length === 0);
});

test('settings that are missing or wrong are named, never shown', async () => {
  const child = launch(
    '../src/main.ts',
    { DATABASE_URL: 'mysql://root:secret@127.0.0.1/x', SMTP_URL: 'none' },
    'pipe',
  );
  let said = '';
  child.stderr?.on('data', (part) => {
    said += part;
  });
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(said).toContain('DATABASE_URL');
  expect(said).toContain('SMTP_URL');
  expect(said).not.toContain('secret');
});

test('an empty setting counts as one that is not set', () => {
  const env = readEnv({
    DATABASE_URL: 'postgres://127.0.0.1/x',
    REDIS_URL: '',
    SMTP_URL: '',
    PORT: '4000',
    KAOHE_SECRET: 'x'.repeat(32),
  });
  expect(env).toMatchObject({
    redisUrl: undefined,
    smtpUrl: undefined,
    publicUrl: 'http://127.0.0.1:4000',
    relayAgain: 60,
  });
});
