import { execFileSync, spawnSync } from 'node:child_process';
import { Trouble } from './trouble.ts';

/** Who the server runs as; undefined means: as we do. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number } | undefined;

const known = ['postgres', '_postgres'];

/** Debian, Fedora and most others; BusyBox (Alpine). */
const creators: readonly [string, ...string[]][] = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
  ['adduser', '-S', '-D', '-H', '-s', '/bin/false', 'postgres'],
];

const lookUp = (name: string): Account => {
  const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
  try {
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
};

/** The first of the known accounts that is there. */
const existing = (): Account => known.map(lookUp).find((account) => account !== undefined);

/**
 * PostgreSQL refuses to run as root, so root lends it an unprivileged account, made where there is none.
 * @throws Trouble `noAccount`
 */
export const serverAccount = (): Account => {
  if (process.getuid?.() !== 0) return undefined;
  const found = existing();
  if (found) return found;
  for (const [command, ...args] of creators) spawnSync(command, args, { stdio: 'ignore' });
  const made = existing();
  if (!made) throw new Trouble('noAccount', { account: 'postgres' });
  return made;
};

/** Whether the account can do with a file or folder what the flag of test(1) asks: r, w or x. */
export const can = (account: Account, flag: 'r' | 'w' | 'x', path: string): boolean =>
  spawnSync('test', [`-${flag}`, path], { ...account, stdio: 'ignore' }).status === 0;
