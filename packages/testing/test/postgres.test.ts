import { withClient } from '@kaohe/db/embedded';
import { expect, test } from 'vitest';
import { copyOf, emptyDatabase, testDatabase } from '../src/index.ts';

const tables = (url: string): Promise<number> =>
  withClient(url, async (client) => {
    const { rows } = await client.query(`select from pg_tables where schemaname = 'public'`);
    return rows.length;
  });

test('each test database is migrated and its own', async () => {
  await using one = await testDatabase();
  await using other = await testDatabase();
  expect(await tables(one.url)).toBeGreaterThan(0);
  await withClient(one.url, (client) => client.query('create table mark (id int)'));
  expect(await tables(one.url)).toBe((await tables(other.url)) + 1);
});

test('a copy has what its original had', async () => {
  await using original = await emptyDatabase();
  await withClient(original.url, (client) => client.query('create table mark (id int)'));
  await using copy = await copyOf(original);
  expect(await tables(copy.url)).toBe(1);
});

test('a database is gone after its test', async () => {
  const database = await emptyDatabase();
  await database[Symbol.asyncDispose]();
  await expect(tables(database.url)).rejects.toThrow(/does not exist/);
});
