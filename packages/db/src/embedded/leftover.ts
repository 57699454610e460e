import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { Trouble } from './trouble.ts';

type Setup = { readonly folder: string; readonly account: Account; readonly binaries: Binaries };

const ownerFile = (folder: string): string => join(folder, 'owner');

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Runs pg_ctl on the cluster as the account that it belongs to; its exit code. */
const control = (of: { folder: string; account: Account; pgCtl: string }, ...args: string[]): number | null =>
  spawnSync(of.pgCtl, ['-D', join(of.folder, 'data'), ...args], {
    ...of.account,
    cwd: of.folder,
    stdio: 'ignore',
  }).status;

/** Whether a server runs on the cluster. */
export const isRunning = (of: { folder: string; account: Account; pgCtl: string }): boolean =>
  control(of, 'status') === 0;

/**
 * Ends a server that an earlier start left on this folder.
 * @throws Trouble `inUse`, when the program that started it is still there
 */
export const clearLeftover = async ({ folder, account, binaries }: Setup): Promise<void> => {
  const cluster = { folder, account, pgCtl: binaries.pgCtl };
  if (!isRunning(cluster)) return;
  const owner = Number(await readFile(ownerFile(folder), 'utf8').catch(() => ''));
  if (owner !== 0 && owner !== process.pid && isAlive(owner))
    throw new Trouble('inUse', { folder, pid: owner });
  control(cluster, 'stop', '-m', 'fast', '-w', '-t', '60');
};

/**
 * Notes that this program runs the server of the folder from now on. Root writes in a folder of another account
 * here and below, so every file is made anew (`wx`): a link planted there is never followed.
 */
export const takeOwnership = async (folder: string): Promise<void> => {
  await rm(ownerFile(folder), { force: true });
  await writeFile(ownerFile(folder), String(process.pid), { mode: 0o644, flag: 'wx' });
};

/** Removes the throw-away clusters `<parent>/<prefix>…` whose programs were killed before they could. */
export const removeAbandoned = async (parent: string, prefix: string): Promise<void> => {
  for (const name of (await readdir(parent)).filter((one) => one.startsWith(prefix))) {
    const folder = join(parent, name);
    const owner = Number(await readFile(ownerFile(folder), 'utf8').catch(() => ''));
    if (owner !== 0 && !isAlive(owner))
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
};
