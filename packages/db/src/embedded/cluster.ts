import { randomBytes } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type Account, serverAccount } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { initialise, versionOf } from './initialise.ts';
import { type Exit, type Leashed, leash } from './leash.ts';
import { clearLeftover, isRunning, takeOwnership } from './leftover.ts';
import { assertRoom, placeFor } from './place.ts';
import { trouble, troubleOf } from './trouble.ts';

/** `kept`: durable, as in production. `throwAway`: fast, and gone when it is stopped. */
export type Purpose = 'kept' | 'throwAway';

export type ClusterOptions = {
  /** Where the cluster is kept; moved outside the checkout when the server's account can't reach it. */
  folder: string;
  purpose: Purpose;
  /** Told each step that takes long. */
  progress?: (step: 'initialising' | 'recovering') => void;
};

export type Cluster = AsyncDisposable & {
  /** Where the cluster really is. */
  readonly folder: string;
  /** The connection string of a database in it. */
  url(database: string): string;
  /** Settles when the server ends, asked or not. */
  readonly exited: Promise<Exit>;
  stop(): Promise<void>;
};

const patience = { ready: 180_000, stop: 20_000 };

const settings: Record<Purpose, readonly string[]> = {
  kept: ['max_connections=100', 'shared_buffers=256MB'],
  throwAway: [
    'max_connections=400',
    'shared_buffers=256MB',
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'wal_level=minimal',
    'max_wal_senders=0',
  ],
};

/** A TCP port of the loopback interface that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
};

type Server = { readonly leashed: Leashed; readonly port: number; readonly log: string };
type Setup = {
  readonly folder: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly purpose: Purpose;
};

const launch = async ({ folder, account, binaries, purpose }: Setup): Promise<Server> => {
  const port = await freePort();
  const log = join(folder, 'server.log');
  await rm(log, { force: true });
  const file = await open(log, 'wx', 0o600);
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port}`,
    'lc_messages=C',
    ...settings[purpose],
  ].flatMap((setting) => ['-c', setting]);
  try {
    const leashed = leash([binaries.postgres, '-D', join(folder, 'data'), ...options], {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      signal: purpose === 'kept' ? 'INT' : 'QUIT',
      stdout: file.fd,
      stderr: file.fd,
    });
    return { leashed, port, log };
  } finally {
    await file.close();
  }
};

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** What came of waiting for a server: it answers, it ended, or it took too long. */
const settle = async (
  server: Server,
  url: string,
  recovering: () => void,
): Promise<'ready' | 'ended' | 'slow'> => {
  const state = { ended: false };
  const mark = (): void => {
    state.ended = true;
  };
  server.leashed.exited.then(mark, mark);
  const began = performance.now();
  let told = false;
  while (!state.ended) {
    if (await answers(url)) return 'ready';
    const waited = performance.now() - began;
    if (waited > patience.ready) return 'slow';
    if (waited > 3000 && !told) {
      told = true;
      recovering();
    }
    await pause(waited < 1000 ? 20 : 200);
  }
  return 'ended';
};

const lastWords = async (log: string): Promise<string> => {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-8).join('\n');
};

const urlOf = (password: string, port: number, database: string): string =>
  `postgresql://kaohe:${password}@127.0.0.1:${port}/${database}`;

const asCluster = (setup: Setup, { leashed, port }: Server, password: string): Cluster => {
  const stop = async (): Promise<void> => {
    await leashed.stop(patience.stop);
    if (setup.purpose === 'throwAway')
      await rm(setup.folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return {
    folder: setup.folder,
    url: (database) => urlOf(password, port, database),
    exited: leashed.exited,
    stop,
    [Symbol.asyncDispose]: stop,
  };
};

/**
 * Starts the embedded PostgreSQL on a free loopback port: makes the cluster if there is none, ends what an
 * earlier start left behind, and answers when the server takes connections.
 * @throws Fault unavailable, `detail.trouble` says why (trouble.ts)
 */
export const startCluster = async ({
  folder: wanted,
  purpose,
  progress,
}: ClusterOptions): Promise<Cluster> => {
  const account = serverAccount();
  const binaries = await findBinaries(account);
  const folder = await placeFor(wanted, account);
  await assertRoom(folder);
  const setup: Setup = { folder, account, binaries, purpose };
  await clearLeftover(setup);
  await takeOwnership(folder);
  const has = await versionOf(folder);
  if (has === undefined) {
    progress?.('initialising');
    await initialise(setup, randomBytes(24).toString('base64url'));
  } else if (has !== binaries.major) throw trouble('otherVersion', { folder, has, needs: binaries.major });
  const password = await readFile(join(folder, 'password'), 'utf8').catch((error: unknown) => {
    throw trouble('passwordLost', { folder }, error);
  });
  for (let attempt = 1; ; attempt += 1) {
    const server = await launch(setup);
    const cluster = asCluster(setup, server, password.trim());
    const outcome = await settle(server, cluster.url('postgres'), () => progress?.('recovering'));
    if (outcome === 'ready') return cluster;
    await server.leashed.stop(patience.stop);
    const words = await lastWords(server.log);
    if (outcome === 'slow') throw trouble('slow', { folder, log: server.log });
    if (attempt === 5 || !/could not bind|Address already in use/.test(words))
      throw trouble(troubleOf(words), { folder, log: server.log, words });
  }
};

/** Whether there is a kept cluster for this folder, running or not. */
export const hasCluster = async (wanted: string): Promise<boolean> =>
  (await versionOf(await placeFor(wanted, serverAccount()))) !== undefined;

/** A connection string for the kept cluster that another program runs now; undefined when none does. */
export const runningUrl = async (wanted: string, database: string): Promise<string | undefined> => {
  const account = serverAccount();
  const folder = await placeFor(wanted, account);
  const { pgCtl } = await findBinaries(account);
  if (!isRunning({ folder, account, pgCtl })) return undefined;
  const [, , , port] = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
  return urlOf((await readFile(join(folder, 'password'), 'utf8')).trim(), Number(port), database);
};

/**
 * Removes a kept cluster with all its data.
 * @throws Fault unavailable, trouble `inUse`, while another program runs it
 */
export const removeCluster = async (wanted: string): Promise<void> => {
  const account = serverAccount();
  const folder = await placeFor(wanted, account);
  await clearLeftover({ folder, account, binaries: await findBinaries(account) });
  await rm(folder, { recursive: true, force: true });
};
