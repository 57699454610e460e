import { randomBytes } from 'node:crypto';
import { openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '@kaohe/db';
import {
  createDatabase,
  freePort,
  type Leashed,
  leashProgram,
  type Purpose,
  startCluster,
} from '@kaohe/db/embedded';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../../../..');
const entries = { api: 'apps/api/src/main.ts', worker: 'apps/worker/src/main.ts' } as const;

export type Service = {
  readonly name: string;
  readonly leashed: Leashed;
  readonly log: string;
};
export type Apps = AsyncDisposable & {
  /** Where the API answers. */
  readonly url: string;
  readonly services: readonly Service[];
};

type AppOptions = {
  readonly databaseUrl: string;
  /** For logs and uploaded files. */
  readonly folder: string;
  readonly workers: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** How long API and worker may take to start, and to stop, in milliseconds. */
const patience = { start: 60_000, stop: 10_000 };

const lastWords = (log: string): string => readFileSync(log, 'utf8').trim().split('\n').slice(-20).join('\n');

/** What API and workers said last: something went wrong. */
export const lastWordsOf = ({ services }: Apps): string =>
  services
    .map(({ name, log }) => ({ name, words: lastWords(log) }))
    .filter(({ words }) => words !== '')
    .map(({ name, words }) => `${name} said:\n${words}`)
    .join('\n');

const startService = (
  name: string,
  entry: string,
  given: { folder: string; env: Record<string, string> },
): Service => {
  const log = join(given.folder, `${name}.log`);
  const file = openSync(log, 'a');
  const leashed = leashProgram(entry, {
    cwd: root,
    env: { ...process.env, ...given.env },
    signal: 'TERM',
    stdout: file,
    stderr: file,
  });
  return { name, leashed, log };
};

const ready = z.object({ workerSeenAt: z.string() });

/** The API answers, and, when there are workers, one of them has been seen. */
const isReady = async (url: string, workers: number): Promise<boolean> => {
  const reply = await fetch(`${url}/ready`).catch(() => undefined);
  if (!reply?.ok) return false;
  const { success } = ready.safeParse(await reply.json());
  return success || workers === 0;
};

const untilReady = async (url: string, services: readonly Service[]): Promise<void> => {
  const ended = services.map(async (service) => {
    const { code } = await service.leashed.exited;
    throw new Error(`${service.name} ended with ${code}:\n${lastWords(service.log)}`);
  });
  const all = async (): Promise<void> => {
    const started = performance.now();
    while (!(await isReady(url, services.length - 1))) {
      if (performance.now() - started > patience.start)
        throw new Error(`not ready:\n${services.map((one) => lastWords(one.log)).join('\n')}`);
      await pause(50);
    }
  };
  for (const end of ended) end.catch(() => undefined);
  await Promise.race([all(), ...ended]);
};

/** Starts an API and workers on a migrated database, in demonstration mode, and answers when they are ready. */
export const startApps = async ({ databaseUrl, folder, workers, env = {} }: AppOptions): Promise<Apps> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const common = {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    KAOHE_DEMO: '1',
    KAOHE_SECRET: randomBytes(32).toString('hex'),
    KAOHE_FILES: join(folder, 'files'),
    KAOHE_URL: '',
    LOG_LEVEL: 'warn',
    ...env,
  };
  const given = { folder, env: common };
  const services = [
    startService('api', entries.api, given),
    ...Array.from({ length: workers }, (_, i) => startService(`worker-${i + 1}`, entries.worker, given)),
  ];
  const stop = async (): Promise<void> => {
    await Promise.all(services.map((service) => service.leashed.stop(patience.stop)));
  };
  try {
    await untilReady(url, services);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, services, [Symbol.asyncDispose]: stop };
};

export type Store = AsyncDisposable & {
  readonly databaseUrl: string;
  readonly serverUrl: string;
  readonly folder: string;
};

/** A PostgreSQL of its own with one migrated database; gone when it is disposed of. */
export const startStore = async (purpose: Exclude<Purpose, 'kept'>): Promise<Store> => {
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-demo-'));
  // A folder of its own: the server's account takes it over, and must be able to reach it.
  const cluster = await startCluster({ folder: await mkdtemp(join(tmpdir(), 'kaohe-demo-pg-')), purpose });
  const serverUrl = cluster.url('postgres');
  const databaseUrl = cluster.url('kaohe');
  await createDatabase(serverUrl, 'kaohe');
  await migrate(databaseUrl);
  return {
    databaseUrl,
    serverUrl,
    folder,
    [Symbol.asyncDispose]: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
};
