// Runs a program of the checkout on the database of `npm start`, whether that runs or not, or on DATABASE_URL.
import { join, resolve } from 'node:path';
import { hasCluster, leash, runningUrl, startCluster } from '@kaohe/db/embedded';
import { root } from './install.mjs';
import { giveUp } from './language.mjs';
import { adviceFor } from './start/trouble.ts';
import { onStop } from './stop.ts';

const [program = '', ...args] = process.argv.slice(2);
const folder = join(resolve(root, process.env.KAOHE_HOME || '.kaohe'), 'postgres');
await using everything = new AsyncDisposableStack();
onStop(() => everything.disposeAsync());

const databaseUrl = async (): Promise<string> => {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  if (!(await hasCluster(folder)))
    giveUp(
      { en: `There are no data in ${folder} yet.`, zh: `${folder} 中还没有数据。` },
      {
        en: 'npm start makes them; or say which database: DATABASE_URL=postgres://…',
        zh: '请先运行 npm start，或指定数据库：DATABASE_URL=postgres://…',
      },
    );
  const running = await runningUrl(folder, 'kaohe');
  return running ?? everything.use(await startCluster({ folder, purpose: 'kept' })).url('kaohe');
};

try {
  const env = { ...process.env, DATABASE_URL: await databaseUrl() };
  const command = ['node', join(root, program), ...args] as const;
  const { code } = await leash(command, { env, signal: 'TERM', stdout: 'inherit', stderr: 'inherit' }).exited;
  process.exitCode = code;
} catch (error) {
  const advice = adviceFor(error);
  if (advice === undefined) throw error;
  giveUp(advice.wrong, advice.remedy);
}
