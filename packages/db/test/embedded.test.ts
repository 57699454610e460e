import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createDatabase,
  hasDatabase,
  runningUrl,
  startCluster,
  Trouble,
  withClient,
} from '../src/embedded/index.ts';

let home = '';
const isRoot = process.getuid?.() === 0;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kaohe-embedded-'));
  await chmod(home, 0o755);
});
afterEach(() => rm(home, { recursive: true, force: true }));

const kept = () => startCluster({ folder: join(home, 'postgres'), purpose: 'kept' });

const troubleOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await work.then(
    () => 'none',
    (reason: unknown) => reason,
  );
  return error instanceof Trouble ? error.kind : error;
};

const serverPid = async (folder: string): Promise<number> =>
  Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a kept cluster has its data again after a restart, in UTF-8, behind a private password', async () => {
  const first = await kept();
  await createDatabase(first.url('postgres'), '考核');
  await first.stop();
  await using again = await kept();
  expect(await hasDatabase(again.url('postgres'), '考核')).toBe(true);
  const mode = (await stat(join(again.folder, 'password'))).mode & 0o777;
  expect(mode).toBe(0o600);
  const wrong = new URL(again.url('postgres'));
  wrong.password = 'guess';
  await expect(withClient(wrong.href, async () => undefined)).rejects.toThrow(
    /password authentication failed/,
  );
});

test('a throw-away cluster leaves neither process nor folder', async () => {
  const cluster = await startCluster({ folder: join(home, 'postgres'), purpose: 'throwAway' });
  const pid = await serverPid(cluster.folder);
  expect(isRunning(pid)).toBe(true);
  await cluster.stop();
  expect(isRunning(pid)).toBe(false);
  await expect(stat(cluster.folder)).rejects.toThrow(/ENOENT/);
});

test('a server that is killed is noticed, and its cluster starts again', async () => {
  const cluster = await kept();
  process.kill(await serverPid(cluster.folder), 'SIGKILL');
  expect((await cluster.exited).code).toBe(137);
  await using again = await kept();
  expect(await hasDatabase(again.url('postgres'), 'postgres')).toBe(true);
});

/** Another program that starts the cluster and then says so. */
const otherProgram = async (): Promise<{ kill: () => void }> => {
  const door = join(import.meta.dirname, '../src/embedded/index.ts');
  const source = `
    const { startCluster } = await import(${JSON.stringify(door)});
    await startCluster({ folder: ${JSON.stringify(join(home, 'postgres'))}, purpose: 'kept' });
    console.log('started');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { kill: () => child.kill('SIGKILL') };
};

test('two programs never run one cluster; a killed one takes its server along', {
  timeout: 30_000,
}, async () => {
  const other = await otherProgram();
  const pid = await serverPid(join(home, 'postgres'));
  expect(await troubleOf(kept())).toBe('inUse');
  other.kill();
  await expect.poll(() => isRunning(pid)).toBe(false);
  await using cluster = await kept();
  expect(await hasDatabase(cluster.url('postgres'), 'postgres')).toBe(true);
});

test('a running cluster can be asked from outside', async () => {
  const folder = join(home, 'postgres');
  expect(await runningUrl(folder, 'postgres')).toBeUndefined();
  await using cluster = await kept();
  expect(await runningUrl(folder, 'postgres')).toBe(cluster.url('postgres'));
});

test('a cluster of another version is refused, not touched', async () => {
  await (await kept()).stop();
  await writeFile(join(home, 'postgres/data/PG_VERSION'), '15\n');
  expect(await troubleOf(kept())).toBe('otherVersion');
});

test('a stale lock file and a half-made cluster are cleared away', async () => {
  const cluster = await kept();
  await cluster.stop();
  await writeFile(join(home, 'postgres/data/postmaster.pid'), '999999\n');
  await mkdir(join(home, 'postgres/data-new'));
  await using again = await kept();
  expect(await hasDatabase(again.url('postgres'), 'postgres')).toBe(true);
});

test('a lost password is said', async () => {
  await (await kept()).stop();
  await rm(join(home, 'postgres/password'));
  expect(await troubleOf(kept())).toBe('passwordLost');
});

test.runIf(isRoot)('root keeps the cluster elsewhere when its account cannot reach the folder', async () => {
  await chmod(home, 0o700);
  const cluster = await kept();
  const { folder } = cluster;
  expect(folder.startsWith(home)).toBe(false);
  await cluster.stop();
  await rm(join(folder, '..'), { recursive: true });
});

test.runIf(!isRoot)('an ordinary user is told of a folder that cannot be written', async () => {
  await chmod(home, 0o500);
  expect(await troubleOf(kept())).toBe('unreachable');
});
