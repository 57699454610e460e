import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '@kaohe/db';
import { type TestDatabase, testDatabase } from '@kaohe/testing';
import type { FastifyInstance } from 'fastify';
import { buildServer, type Deps } from '../src/server.ts';

export const secret = 'a-secret-of-the-tests-that-is-long-enough-0123456789';

/** An API on a port of its own. */
export type Server = AsyncDisposable & {
  readonly url: string;
  readonly db: Db;
  readonly app: FastifyInstance;
};

/** One more API process's worth of server on the same database. */
export const openServer = async (databaseUrl: string, options: Partial<Deps> = {}): Promise<Server> => {
  const db = connect(databaseUrl, { secret });
  const app = await buildServer({
    db,
    databaseUrl,
    secret,
    publicUrl: null,
    proxies: 0,
    demonstration: false,
    filesFolder: join(tmpdir(), 'kaohe-none'),
    s3Url: null,
    scannerUrl: null,
    webFolder: join(tmpdir(), 'kaohe-none'),
    proofPrefix: '0',
    logLevel: process.env.TEST_LOG ?? 'silent',
    ...options,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    db,
    app,
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await db.close();
    },
  };
};

/** A database of its own with an API on it. */
export type House = Server & { readonly database: TestDatabase; readonly filesFolder: string };

export const openHouse = async (options: Partial<Deps> = {}): Promise<House> => {
  const database = await testDatabase();
  const filesFolder = await mkdtemp(join(tmpdir(), 'kaohe-files-'));
  const server = await openServer(database.url, { filesFolder, ...options });
  return {
    ...server,
    database,
    filesFolder,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
};
