import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { initialise, versionOf } from './initialise.ts';
import type { Exit } from './leash.ts';
import { clearLeftover, isRunning, takeOwnership } from './leftover.ts';
import { assertRoom, placeFor } from './place.ts';
import { lastWords, launch, type Purpose, type Server, type Setup, settle } from './server.ts';
import { Trouble, troubleOf } from './trouble.ts';

export type ClusterOptions = {
  /** Where the cluster is kept; moved outside the checkout when the server's account can't reach it. */
  folder: string;
  purpose: Purpose;
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

/** How long a server may take to end before it is killed, in milliseconds. */
const patience = 20_000;

const urlOf = (password: string, port: number, database: string): string =>
  `postgresql://kaohe:${password}@127.0.0.1:${port}/${database}`;

const asCluster = (setup: Setup, { leashed, port }: Server, password: string): Cluster => {
  const stop = async (): Promise<void> => {
    await leashed.stop(patience);
    if (setup.purpose !== 'kept') await rm(setup.folder, { recursive: true, force: true, maxRetries: 3 });
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
 * @throws Trouble, whose kind says why
 */
export const startCluster = async ({ folder: wanted, purpose }: ClusterOptions): Promise<Cluster> => {
  const account = serverAccount();
  const binaries = await findBinaries(account);
  const folder = await placeFor(wanted, account);
  await assertRoom(folder);
  const setup: Setup = { folder, account, binaries, purpose };
  await clearLeftover(setup);
  await takeOwnership(folder);
  const has = await versionOf(folder);
  if (has === undefined) {
    await initialise(setup, randomBytes(24).toString('base64url'));
  } else if (has !== binaries.major)
    throw new Trouble('otherVersion', { folder, has, needs: binaries.major });
  const password = await readFile(join(folder, 'password'), 'utf8').catch((error: unknown) => {
    throw new Trouble('passwordLost', { folder }, error);
  });
  for (let attempt = 1; ; attempt += 1) {
    const server = await launch(setup);
    const cluster = asCluster(setup, server, password.trim());
    const outcome = await settle(server, cluster.url('postgres'));
    if (outcome === 'ready') return cluster;
    await server.leashed.stop(patience);
    const words = await lastWords(server.log);
    if (outcome === 'slow') throw new Trouble('slow', { folder, log: server.log });
    if (attempt === 5 || !/could not bind|Address already in use/.test(words))
      throw new Trouble(troubleOf(words), { folder, log: server.log, words });
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
 * @throws Trouble `inUse`, while another program runs it
 */
export const removeCluster = async (wanted: string): Promise<void> => {
  const account = serverAccount();
  const folder = await placeFor(wanted, account);
  await clearLeftover({ folder, account, binaries: await findBinaries(account) });
  await rm(folder, { recursive: true, force: true });
};
