import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Cluster,
  createDatabase,
  dropDatabase,
  hasDatabase,
  removeAbandoned,
  renameDatabase,
  startCluster,
  withClient,
} from '@kaohe/db/embedded';

export type TestDatabase = AsyncDisposable & {
  /** The connection string of a database that nobody else uses. */
  readonly url: string;
};

const migrations = join(import.meta.dirname, '../../db/prisma/migrations');

/** The same server, another database. */
const within = (url: string, database: string): string => {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
};

const prefix = 'kaohe-test-';

/** Starts a throw-away PostgreSQL, which is gone with its data when it is stopped or this program ends. */
export const startTestServer = async (): Promise<Cluster> => {
  await removeAbandoned(tmpdir(), prefix);
  return startCluster({ folder: await mkdtemp(join(tmpdir(), prefix)), purpose: 'throwAway' });
};

let own: Promise<Cluster> | undefined;

/** The server that the run shares (TEST_DATABASE_URL), else one for this test file, ended with its process. */
const serverUrl = async (): Promise<string> => {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return given;
  own ??= startTestServer();
  return (await own).url('postgres');
};

/** A name for the template that changes with the migrations, so that an old one is never cloned. */
const templateName = async (): Promise<string> => {
  const hash = createHash('sha256');
  for (const entry of (await readdir(migrations, { recursive: true, withFileTypes: true })).sort((a, b) =>
    join(a.parentPath, a.name).localeCompare(join(b.parentPath, b.name)),
  )) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    hash.update(file.slice(migrations.length)).update(await readFile(file));
  }
  return `kaohe_template_${hash.digest('hex').slice(0, 16)}`;
};

/** The number by which those who would build the template at once wait for each other. */
const templateLock = 7_314_259;

/** Migrates the template once for all who share the server. */
const prepareTemplate = async (server: string): Promise<string> => {
  const template = await templateName();
  if (await hasDatabase(server, template)) return template;
  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    if (await hasDatabase(server, template)) return;
    // Only here: the generated client takes longer to load than a server to start.
    const { migrate } = await import('@kaohe/db');
    const draft = `${template}_draft`;
    await dropDatabase(server, draft);
    await createDatabase(server, draft);
    await migrate(within(server, draft));
    await renameDatabase(server, draft, template);
  });
  return template;
};

const open = async (template: (server: string) => Promise<string | undefined>): Promise<TestDatabase> => {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(server, name, await template(server));
  return {
    url: within(server, name),
    [Symbol.asyncDispose]: () => dropDatabase(server, name),
  };
};

/** A migrated database for one test file. */
export const testDatabase = (): Promise<TestDatabase> => open(prepareTemplate);

/** An empty database, for what migrates it itself. */
export const emptyDatabase = (): Promise<TestDatabase> => open(async () => undefined);

/** A copy of another test database as it is now; nobody may be connected to that one. */
export const copyOf = (other: TestDatabase): Promise<TestDatabase> =>
  open(async () => new URL(other.url).pathname.slice(1));
