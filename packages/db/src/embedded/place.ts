import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, rmdir, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Account, can } from './account.ts';
import { Trouble } from './trouble.ts';

/** Bytes that must be free before a server is started: a new cluster takes 40 MB, its first log segments 32 MB. */
const roomNeeded = 256 * 1024 * 1024;

/** Where things lie that don't fit under the checkout: root's must be reachable for the server's account. */
export const sharedFolder = (account: Account): string =>
  account ? '/var/lib/kaohe' : join(homedir(), '.cache', 'kaohe');

const prepare = async (folder: string, account: Account): Promise<boolean> => {
  await mkdir(folder, { recursive: true });
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  return can(account, 'w', folder);
};

/** The folder outside the checkout that stands for `folder`, different for each checkout. */
const elsewhere = (folder: string, account: Account): string =>
  join(sharedFolder(account), createHash('sha256').update(folder).digest('hex').slice(0, 12), 'postgres');

/**
 * The folder in which the server's account can keep a cluster: the one asked for, or, when that account can't
 * reach it (a checkout under a home of mode 0700), one outside the checkout.
 * @throws Trouble `unreachable` or `diskFull`
 */
export const placeFor = async (wanted: string, account: Account): Promise<string> => {
  const folder = resolve(wanted);
  for (const candidate of account ? [folder, elsewhere(folder, account)] : [folder]) {
    const fits = await prepare(candidate, account).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
        throw new Trouble('diskFull', { folder: candidate }, error);
      return false;
    });
    if (fits) return candidate;
    await rmdir(candidate).catch(() => undefined);
  }
  throw new Trouble('unreachable', { folder, account: account?.name ?? 'you' });
};

/** @throws Trouble `diskFull`, when less than 256 MiB are free for the folder */
export const assertRoom = async (folder: string): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < roomNeeded)
    throw new Trouble('diskFull', {
      folder,
      freeMiB: Math.floor(free / 2 ** 20),
      neededMiB: roomNeeded / 2 ** 20,
    });
};
