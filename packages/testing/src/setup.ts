import { startTestServer } from './postgres.ts';

/**
 * Vitest's global set-up: one PostgreSQL for all test files of a run, unless the run was given one.
 * In vitest.config.ts: `globalSetup: ['@kaohe/testing']`.
 */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const server = await startTestServer();
  process.env.TEST_DATABASE_URL = server.url('postgres');
  return async () => {
    delete process.env.TEST_DATABASE_URL;
    await server.stop();
  };
};
