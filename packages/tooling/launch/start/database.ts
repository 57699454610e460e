import { readFile, writeFile } from 'node:fs/promises';
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
import { perform } from '../command.ts';
import { giveUp } from '../language.mjs';
import { stage } from './stage.ts';

const migrateProgram = 'packages/tooling/launch/start/migrate.ts';
/** Loads the demonstration organisation and prints its accounts as one line of JSON. */
const seedProgram = 'packages/demo/src/seed-main.ts';

const runOn = async (url: string, name: string, program: string): Promise<string> => {
  const { code, output } = await perform({
    name,
    command: ['node', program],
    env: { DATABASE_URL: url, KAOHE_DEMO: '1' },
  });
  if (code !== 0)
    giveUp(
      { en: `${name} failed:\n${output.trim()}`, zh: `${name} 失败：\n${output.trim()}` },
      {
        en: 'Nothing was changed half-way. If the data may go: npm start -- --reset',
        zh: '没有留下半途的更改。若数据可以舍弃：npm start -- --reset',
      },
    );
  return output;
};

const migrate = (url: string): Promise<string> =>
  stage({ en: 'Database schema', zh: '数据库结构' }, () => runOn(url, 'migrate', migrateProgram));

/**
 * The embedded database, with its demonstration organisation the first time: it is made under another name and
 * takes its own last, so that one of that name is complete.
 */
export const embeddedDatabase = async (cluster: Cluster, accountsFile: string): Promise<string> => {
  const admin = cluster.url('postgres');
  const url = cluster.url('kaohe');
  if (await hasDatabase(admin, 'kaohe')) {
    await migrate(url);
    return url;
  }
  await dropDatabase(admin, 'kaohe_new');
  await createDatabase(admin, 'kaohe_new');
  await migrate(cluster.url('kaohe_new'));
  const words = { en: 'Demonstration data', zh: '演示数据' };
  const output = await stage(words, () => runOn(cluster.url('kaohe_new'), 'seed', seedProgram));
  await writeFile(accountsFile, output.trim().split('\n').at(-1) ?? '', { mode: 0o600 });
  await renameDatabase(admin, 'kaohe_new', 'kaohe');
  return url;
};

export const openCluster = (home: string): Promise<Cluster> =>
  stage({ en: 'PostgreSQL', zh: 'PostgreSQL' }, () =>
    startCluster({ folder: join(home, 'postgres'), purpose: 'kept' }),
  );

/** Brings an installation's own database up to date; ends when it doesn't answer. */
export const ownDatabase = async (url: string): Promise<string> => {
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
  return url;
};

export type Account = {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** The demonstration accounts, as the seed left them; none when the file is gone. */
export const readAccounts = async (file: string): Promise<readonly Account[]> => {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  const accounts: Account[] = JSON.parse(text);
  return accounts;
};
