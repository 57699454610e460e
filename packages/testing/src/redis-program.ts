import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type RedisProgram = {
  readonly command: string;
  /** The value of LD_LIBRARY_PATH it needs. */
  readonly libraries: string;
};
export type MissingRedis = { readonly missing: string };

const names = ['redis-server', 'valkey-server'];
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kaohe', 'redis');

const starts = async ({ command, libraries }: RedisProgram): Promise<boolean> =>
  run(command, ['--version'], { env: { PATH: process.env.PATH, LD_LIBRARY_PATH: libraries } }).then(
    () => true,
    () => false,
  );

const firstThatStarts = async (programs: readonly RedisProgram[]): Promise<RedisProgram | undefined> => {
  for (const program of programs) if (await starts(program)) return program;
  return undefined;
};

/** The programs that packages unpacked into `folder` would give. */
const unpackedIn = async (folder: string): Promise<RedisProgram[]> => {
  const roots = [join(folder, 'usr/lib'), join(folder, 'lib')];
  const listed = await Promise.all(roots.map((root) => readdir(root).catch(() => [])));
  const libraries = roots.flatMap((root, index) => [
    root,
    ...(listed[index] ?? []).map((name) => join(root, name)),
  ]);
  return names.map((name) => ({ command: join(folder, 'usr/bin', name), libraries: libraries.join(':') }));
};

/** Asks apt which packages `name` still needs here, fetches them into `folder` and unpacks them there. */
const fetchPackage = async (name: string, folder: string, options: readonly string[]): Promise<void> => {
  const plan = await run('apt-get', [...options, '--simulate', '--no-install-recommends', 'install', name]);
  const packages = [...plan.stdout.matchAll(/^Inst (\S+)/gm)].map((match) => match[1] ?? '');
  await run('apt-get', [...options, 'download', ...packages], { cwd: folder, timeout: 120_000 });
  for (const file of await readdir(folder))
    if (file.endsWith('.deb')) {
      await run('dpkg', ['-x', file, folder], { cwd: folder });
      await rm(join(folder, file));
    }
};

/** Lists of packages of our own: needs no root, and changes nothing of the system's. */
const ownLists = async (folder: string): Promise<string[]> => {
  await mkdir(join(folder, 'apt/lists/partial'), { recursive: true });
  await mkdir(join(folder, 'apt/cache/archives/partial'), { recursive: true });
  const options = [
    ...['-o', `Dir::State::Lists=${join(folder, 'apt/lists')}`],
    ...['-o', `Dir::Cache=${join(folder, 'apt/cache')}`],
  ];
  await run('apt-get', [...options, 'update'], { timeout: 180_000 });
  return options;
};

const fetchInto = async (folder: string): Promise<RedisProgram | undefined> => {
  const sources = [async (): Promise<string[]> => [], () => ownLists(folder)];
  for (const options of sources)
    for (const name of names) {
      await options()
        .then((list) => fetchPackage(name, folder, list))
        .catch(() => undefined);
      const found = await firstThatStarts(await unpackedIn(folder));
      if (found) return found;
    }
  return undefined;
};

/** Fetches the distribution's packages into the cache, as anyone, without installing them (Debian, Ubuntu). */
const fetchRedis = async (): Promise<void> => {
  await mkdir(join(cache, '..'), { recursive: true });
  const fresh = await mkdtemp(`${cache}-`);
  try {
    if (!(await fetchInto(fresh))) return;
    await rm(join(fresh, 'apt'), { recursive: true, force: true });
    await rm(cache, { recursive: true, force: true });
    await rename(fresh, cache);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};

let found: Promise<RedisProgram | MissingRedis> | undefined;

const find = async (): Promise<RedisProgram | MissingRedis> => {
  const onPath = names.map((command) => ({ command, libraries: '' }));
  const here = (await firstThatStarts(onPath)) ?? (await firstThatStarts(await unpackedIn(cache)));
  if (here) return here;
  await fetchRedis();
  const fetched = await firstThatStarts(await unpackedIn(cache));
  return (
    fetched ?? { missing: 'No Redis here: put redis-server or valkey-server on the PATH to test on it too.' }
  );
};

/**
 * A Redis that can be started: from the PATH, else from the cache, else fetched from the distribution.
 * Suites on Redis skip with `missing` when there is none.
 */
export const findRedis = (): Promise<RedisProgram | MissingRedis> => {
  found ??= find();
  return found;
};
