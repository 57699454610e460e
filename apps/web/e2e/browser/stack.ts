import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, type Leashed, leashProgram } from '@kaohe/db/embedded';
import { testDatabase } from '@kaohe/testing';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../../..');
const web = resolve(import.meta.dirname, '../..');

type Account = {
  readonly role: string;
  readonly email: string;
  readonly name: string;
  readonly unit: string | null;
};
export type Seeded = {
  readonly password: string;
  readonly accounts: readonly Account[];
  readonly now: string;
};
export type Stack = AsyncDisposable & {
  readonly url: string;
  readonly seeded: Seeded;
  /** For what no page can bring about in a test. */
  readonly databaseUrl: string;
};

type Program = {
  readonly entry: string;
  readonly log: string;
  readonly env: Readonly<Record<string, string>>;
};

const start = async ({ entry, log, env }: Program): Promise<Leashed> => {
  const file = await open(log, 'a');
  const leashed = leashProgram(join(root, entry), {
    cwd: root,
    env: { ...process.env, ...env },
    signal: 'TERM',
    stdout: file.fd,
    stderr: file.fd,
  });
  leashed.exited.then(() => file.close()).catch(() => undefined);
  return leashed;
};

const lastWords = async (log: string): Promise<string> =>
  (await readFile(log, 'utf8')).trim().split('\n').slice(-20).join('\n');

const seed = async (folder: string, env: Readonly<Record<string, string>>): Promise<Seeded> => {
  const log = join(folder, 'seed.log');
  const program = await start({ entry: 'packages/demo/src/seed-main.ts', log, env });
  const { code } = await program.exited;
  if (code !== 0) throw new Error(`the seed ended with ${code}:\n${await lastWords(log)}`);
  return JSON.parse((await lastWords(log)).split('\n').at(-1) ?? '');
};

const isReady = async (url: string): Promise<boolean> => {
  const reply = await fetch(`${url}/ready`).catch(() => undefined);
  return reply?.ok === true;
};

/** How long the processes may take to start, and to stop, in milliseconds. */
const patience = { start: 60_000, stop: 10_000 };

const untilReady = async (url: string, log: string): Promise<void> => {
  const started = performance.now();
  while (!(await isReady(url))) {
    if (performance.now() - started > patience.start) throw new Error(`not ready:\n${await lastWords(log)}`);
    await pause(50);
  }
};

/** The pages as they are installed: under the runner's own NODE_ENV they would hold what React has for its developers, and weigh so. */
const buildPages = async (): Promise<void> => {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({ root: web, logLevel: 'error' });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
};

type Options = {
  /** False: people and units only. */
  readonly cycles?: boolean;
  /** The pages are built already. */
  readonly built?: boolean;
};

/** The whole system with demonstration data on a throw-away PostgreSQL: the built web, an API, a worker. */
export const startStack = async ({ cycles = true, built = false }: Options = {}): Promise<Stack> => {
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-web-'));
  const database = await testDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: '',
    PORT: String(port),
    HOST: '127.0.0.1',
    KAOHE_DEMO: '1',
    KAOHE_SECRET: randomBytes(32).toString('hex'),
    KAOHE_FILES: join(folder, 'files'),
    KAOHE_URL: '',
    KAOHE_SEED_UNITS: '12',
    KAOHE_SEED_CYCLES: cycles ? '' : 'none',
    LOG_LEVEL: 'warn',
  };
  const pages = built ? [] : [buildPages()];
  const [seeded] = await Promise.all([seed(folder, env), ...pages]);
  const log = join(folder, 'api.log');
  const programs = [
    await start({ entry: 'apps/api/src/main.ts', log, env }),
    await start({ entry: 'apps/worker/src/main.ts', log: join(folder, 'worker.log'), env }),
  ];
  const stop = async (): Promise<void> => {
    await Promise.all(programs.map((program) => program.stop(patience.stop)));
    await database[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, seeded, databaseUrl: database.url, [Symbol.asyncDispose]: stop };
};
