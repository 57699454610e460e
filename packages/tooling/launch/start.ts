// `npm start`: database, schema, demonstration data, pages, API and worker; ends them all when it ends.
import { join, resolve } from 'node:path';
import type { Exit } from '@kaohe/db/embedded';
import { perform, turbo } from './command.ts';
import { root } from './install.mjs';
import { giveUp, say, type Words } from './language.mjs';
import { type App, isReady, lastLines, patience, startApp } from './start/app.ts';
import { type Database, embeddedDatabase, openCluster, ownDatabase } from './start/database.ts';
import { greet } from './start/greeting.ts';
import { assertRedis } from './start/redis.ts';
import { reset } from './start/reset.ts';
import { keptSecret } from './start/secret.ts';
import { stage } from './start/stage.ts';
import { adviceFor } from './start/trouble.ts';
import { onStop } from './stop.ts';

const args = process.argv.slice(2);
const home = resolve(root, process.env.KAOHE_HOME || '.kaohe');
const port = Number(process.env.PORT || 3000);
/** Where the API is asked whether it is ready; a wildcard address listens on the loopback one too. */
const host = ['', '0.0.0.0', '::'].includes(process.env.HOST ?? '') ? '127.0.0.1' : process.env.HOST;
const origin = `http://${host?.includes(':') ? `[${host}]` : host}:${port}`;
const given = process.env.DATABASE_URL || undefined;
const logs = given === undefined ? join(home, 'log') : undefined;
const files = process.env.KAOHE_FILES || join(home, 'files');

await using everything = new AsyncDisposableStack();
const state = { stopping: false };
onStop(async () => {
  state.stopping = true;
  console.log(say({ en: '\nStopping …', zh: '\n正在停止……' }));
  await everything.disposeAsync();
  console.log(say({ en: 'Stopped.', zh: '已停止。' }));
}, 0);

/** The client and the pages; Turborepo skips what hasn't changed. */
const build = (): Promise<void> =>
  stage({ en: 'Pages', zh: '页面' }, async () => {
    const { code, output } = await perform({ name: 'build', command: turbo('generate', 'build') });
    if (code !== 0)
      giveUp(
        { en: `The pages could not be built:\n${output.trim()}`, zh: `页面构建失败：\n${output.trim()}` },
        {
          en: 'Is there room on the disk (df -h .)? After a change to the code: npm run check',
          zh: '磁盘是否还有空间（df -h .）？若改动过代码：npm run check',
        },
      );
  });

const elsewhere = (folder: string): Words => ({
  en: `The data are in ${folder}: the account that PostgreSQL runs as can't reach this checkout.`,
  zh: `数据位于 ${folder}：PostgreSQL 所用账户无法进入当前目录。`,
});

const database = async (): Promise<Database> => {
  if (given !== undefined) return ownDatabase(given);
  const cluster = everything.use(await openCluster(home));
  if (cluster.folder !== join(home, 'postgres')) console.log(`  ${say(elsewhere(cluster.folder))}`);
  watch(cluster.exited, 'PostgreSQL', () => join(cluster.folder, 'server.log'));
  return embeddedDatabase(cluster, { files, accounts: join(home, 'accounts.json') });
};

/** Something went wrong that nobody asked for: everything is stopped, and the program fails. */
const failed = async (wrong: Words, detail: string): Promise<void> => {
  if (state.stopping) return;
  state.stopping = true;
  console.error(`\n✗ ${say(wrong)}\n${detail}`);
  await everything.disposeAsync();
  console.error(`  ${say({ en: 'Everything was stopped; start again.', zh: '已全部停止，请重新启动。' })}\n`);
  process.exit(1);
};

/** Fails when a part ends. */
const watch = (exited: Promise<Exit>, name: string, detail: () => string): void => {
  const wrong = { en: `${name} ended unexpectedly.`, zh: `${name} 意外退出。` };
  const fail = (): Promise<void> => failed(wrong, detail());
  exited.then(fail, fail);
};

const serve = async (databaseUrl: string): Promise<void> => {
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    KAOHE_SECRET: process.env.KAOHE_SECRET || (await keptSecret(home)),
    KAOHE_FILES: files,
    ...(given === undefined && { KAOHE_DEMO: '1' }),
  };
  const apps: App[] = ['api', 'worker'].map((name) =>
    startApp({ name, program: `apps/${name}/src/main.ts`, env, logs }),
  );
  everything.defer(async () => {
    await Promise.all(apps.map((app) => app.process.stop(patience)));
  });
  for (const app of apps) watch(app.process.exited, app.name, () => lastLines(app));
  if (await isReady(origin)) return;
  const detail = apps.map((app) => `${app.name}: ${lastLines(app)}`).join('\n');
  await failed({ en: 'The API did not get ready within a minute.', zh: '接口一分钟内未能就绪。' }, detail);
};

try {
  if (args.includes('--reset')) {
    if (given !== undefined)
      giveUp(
        { en: '--reset only removes the embedded data.', zh: '--reset 只删除内置数据库的数据。' },
        {
          en: 'Unset DATABASE_URL, or empty that database yourself.',
          zh: '请取消 DATABASE_URL，或自行清空该数据库。',
        },
      );
    await reset(home, args.includes('--yes'));
  }
  if (process.env.REDIS_URL) await assertRedis(process.env.REDIS_URL);
  await build();
  const { url, seeded } = await database();
  await stage({ en: 'API and worker', zh: '接口与后台服务' }, () => serve(url));
  await greet({ address: process.env.KAOHE_URL || `http://localhost:${port}`, seeded, logs });
  await new Promise(() => undefined);
} catch (error) {
  if (state.stopping) await new Promise(() => undefined);
  const advice = adviceFor(error);
  if (advice === undefined) throw error;
  await everything.disposeAsync();
  giveUp(advice.wrong, advice.remedy);
}
