import { Client, escapeIdentifier } from 'pg';

/** Runs `work` on one connection and closes it. */
export const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Makes a database beside the one that `url` names, empty or as a copy of `template`. */
export const createDatabase = (url: string, name: string, template = 'template0'): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(`create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)}`);
  });

/** Drops a database, ending whatever is still connected to it; nothing if it isn't there. */
export const dropDatabase = (url: string, name: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
  });

export const renameDatabase = (url: string, from: string, to: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(`alter database ${escapeIdentifier(from)} rename to ${escapeIdentifier(to)}`);
  });

export const hasDatabase = (url: string, name: string): Promise<boolean> =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    return rowCount === 1;
  });
