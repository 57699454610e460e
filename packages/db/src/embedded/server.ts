import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type Leashed, leash } from './leash.ts';
import { freePort } from './port.ts';

/** `kept`: durable, as in production. `throwAway`: fast, and gone when it is stopped. `measured`: durable, and gone when it is stopped. */
export type Purpose = 'kept' | 'throwAway' | 'measured';

export type Setup = {
  readonly folder: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly purpose: Purpose;
};
export type Server = { readonly leashed: Leashed; readonly port: number; readonly log: string };

/** How long a server may take until it answers; recovery after a crash is part of it. In milliseconds. */
const patience = 180_000;

const settings: Record<Purpose, readonly string[]> = {
  kept: ['max_connections=100', 'shared_buffers=256MB'],
  measured: ['max_connections=400', 'shared_buffers=256MB'],
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

/** Starts the server of a cluster on a free loopback port. */
export const launch = async ({ folder, account, binaries, purpose }: Setup): Promise<Server> => {
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

/** What came of waiting for a server: it answers at `url`, it ended, or it took too long. */
export const settle = async (server: Server, url: string): Promise<'ready' | 'ended' | 'slow'> => {
  const state = { ended: false };
  const mark = (): void => {
    state.ended = true;
  };
  server.leashed.exited.then(mark, mark);
  const began = performance.now();
  while (!state.ended) {
    if (await answers(url)) return 'ready';
    const waited = performance.now() - began;
    if (waited > patience) return 'slow';
    await pause(waited < 1000 ? 20 : 200);
  }
  return 'ended';
};

/** The last lines of the server's log. */
export const lastWords = async (log: string): Promise<string> => {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-8).join('\n');
};
