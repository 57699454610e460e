import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Cluster,
  createDatabase,
  dropDatabase,
  hasDatabase,
  renameDatabase,
  startCluster,
  withClient,
} from '@kaohe/db/embedded';
import type { Role } from '@kaohe/domain';
import { logOf, perform } from '../command.ts';
import { giveUp } from '../language.mjs';
import { stage } from './stage.ts';

const migrateProgram = 'packages/tooling/launch/start/migrate.ts';
/** Lives the demonstration up to today in an empty database; in a filled one it only prints the accounts. */
const seedProgram = 'packages/demo/src/seed-main.ts';

type Run = {
  readonly name: string;
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
};

const runProgram = async ({ name, program, env }: Run): Promise<string> => {
  const { code, output } = await perform({ name, command: ['node', program], env });
  if (code !== 0)
    giveUp(
      { en: `${name} failed:\n${output.trim()}`, zh: `${name} 失败：\n${output.trim()}` },
      {
        en: 'The lines above say why. If the data may go: npm start -- --reset',
        zh: '原因见上。若数据可以舍弃：npm start -- --reset',
      },
    );
  return output;
};

const migrate = async (url: string): Promise<void> => {
  const words = { en: 'Database schema', zh: '数据库结构' };
  const run = { name: 'migrate', program: migrateProgram, env: { DATABASE_URL: url } };
  await stage(words, () => runProgram(run));
};

/** Where the files and the accounts of the demonstration are kept. */
export type Demonstration = { readonly files: string; readonly accounts: string };

const seed = async (url: string, { files, accounts }: Demonstration): Promise<Seeded> => {
  const words = { en: 'Demonstration data', zh: '演示数据' };
  const run = { name: 'seed', program: seedProgram, env: { DATABASE_URL: url, KAOHE_FILES: files } };
  const output = await stage(words, () => runProgram(run), logOf('seed'));
  const line = output.trim().split('\n').at(-1) ?? '';
  const seeded: Seeded = JSON.parse(line);
  await rm(accounts, { force: true });
  await writeFile(accounts, line, { mode: 0o600 });
  return seeded;
};

/** The accounts as the seed left them; undefined when they weren't kept. */
const known = async (accounts: string): Promise<Seeded | undefined> => {
  const line = await readFile(accounts, 'utf8').catch(() => undefined);
  if (line === undefined) return undefined;
  const seeded: Seeded = JSON.parse(line);
  return seeded;
};

export type Seeded = {
  /** The same for all demonstration accounts. */
  readonly password: string;
  readonly accounts: readonly {
    readonly role: Role;
    readonly name: string;
    readonly email: string;
    readonly unit: string;
  }[];
};
export type Database = { readonly url: string; readonly seeded?: Seeded };

/**
 * The embedded database, with its demonstration organisation: the first time it is made under another name and
 * takes its own last, so that one of that name is complete.
 */
export const embeddedDatabase = async (cluster: Cluster, kept: Demonstration): Promise<Database> => {
  const admin = cluster.url('postgres');
  const url = cluster.url('kaohe');
  if (await hasDatabase(admin, 'kaohe')) {
    await migrate(url);
    return { url, seeded: (await known(kept.accounts)) ?? (await seed(url, kept)) };
  }
  await dropDatabase(admin, 'kaohe_new');
  await createDatabase(admin, 'kaohe_new');
  await migrate(cluster.url('kaohe_new'));
  const seeded = await seed(cluster.url('kaohe_new'), kept);
  await renameDatabase(admin, 'kaohe_new', 'kaohe');
  return { url, seeded };
};

export const openCluster = (home: string): Promise<Cluster> =>
  stage({ en: 'PostgreSQL', zh: 'PostgreSQL' }, () =>
    startCluster({ folder: join(home, 'postgres'), purpose: 'kept' }),
  );

/** Brings an installation's own database up to date; ends when it doesn't answer. */
export const ownDatabase = async (url: string): Promise<Database> => {
  const place = URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : 'DATABASE_URL';
  await withClient(url, (client) => client.query('select 1')).catch((error: unknown) =>
    giveUp(
      {
        en: `The database ${place} does not answer: ${error instanceof Error ? error.message : error}`,
        zh: `数据库 ${place} 无法连接：${error instanceof Error ? error.message : error}`,
      },
      {
        en: 'Does it run, and are host, port, user, password and database name in DATABASE_URL right?',
        zh: '请确认数据库已启动，且 DATABASE_URL 中的主机、端口、用户、密码和库名正确。',
      },
    ),
  );
  await migrate(url);
  return { url };
};
