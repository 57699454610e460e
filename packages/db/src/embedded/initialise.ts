import { execFile } from 'node:child_process';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { Trouble, troubleOf } from './trouble.ts';

const run = promisify(execFile);

type Setup = { readonly folder: string; readonly account: Account; readonly binaries: Binaries };

/** The major version of the cluster in a folder; undefined when there is none. */
export const versionOf = async (folder: string): Promise<string | undefined> =>
  (await readFile(join(folder, 'data', 'PG_VERSION'), 'utf8').catch(() => undefined))?.trim();

/** Writes the password where only the server's account can read it. */
const handOver = async (path: string, password: string, account: Account): Promise<void> => {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${password}\n`);
    if (account) await file.chown(account.uid, account.gid);
  } finally {
    await file.close();
  }
};

/**
 * Makes a cluster. It is built beside its place and moved there last, so that a half-made one is never started.
 * The builtin locale C.UTF-8 sorts alike on every system; Chinese order is asked for by collation where wanted.
 * @throws Trouble, whose kind says why
 */
export const initialise = async ({ folder, account, binaries }: Setup, password: string): Promise<void> => {
  const fresh = join(folder, 'data-new');
  const handed = join(folder, 'password-new');
  const flags = [
    `--pgdata=${fresh}`,
    '--username=kaohe',
    `--pwfile=${handed}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '--no-sync',
  ];
  try {
    await rm(fresh, { recursive: true, force: true });
    await handOver(handed, password, account);
    await run(binaries.initdb, flags, {
      ...account,
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
    await rm(join(folder, 'password'), { force: true });
    await writeFile(join(folder, 'password'), `${password}\n`, { mode: 0o600, flag: 'wx' });
    await rename(fresh, join(folder, 'data'));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      troubleOf(words),
      { folder, words: words.trim().split('\n').slice(-4).join('\n') },
      error,
    );
  } finally {
    await rm(handed, { force: true });
  }
};
