import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Leashed, type LeashOptions, leash } from '../src/embedded/index.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaohe-leash-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const quiet: LeashOptions = { signal: 'TERM', stdout: 'ignore', stderr: 'ignore' };

/** A Node program that writes its process id into `pid` and then does `body`. */
const program = (body: string): [string, ...string[]] => [
  process.execPath,
  '-e',
  `require('fs').writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid)); ${body}`,
];
const pid = async (): Promise<number> => {
  await expect.poll(() => readFile(join(folder, 'pid'), 'utf8').catch(() => '')).not.toBe('');
  return Number(await readFile(join(folder, 'pid'), 'utf8'));
};
const isRunning = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
};
const idle = 'setInterval(() => {}, 1000);';

test('what a process ends with is known', async () => {
  expect(await leash(program('process.exit(7)'), quiet).exited).toEqual({ code: 7 });
});

test('a process that may end its work is asked, and heard', async () => {
  const held = leash(
    program(`process.on('SIGTERM', () => setTimeout(() => process.exit(3), 100)); ${idle}`),
    quiet,
  );
  await pid();
  await expect.poll(async () => (await held.stop(5000)).code).toBe(3);
});

test('a process that does not listen is killed after the patience given', async () => {
  const held = leash(program(`process.on('SIGTERM', () => {}); ${idle}`), quiet);
  const id = await pid();
  expect(await held.stop(100)).toEqual({ code: 137 });
  expect(isRunning(id)).toBe(false);
});

test('what a process started ends with it', async () => {
  const held: Leashed = leash(['sh', '-c', 'sleep 1000 & echo ready; wait'], { ...quiet, stdout: 'ignore' });
  await held.kill();
  await expect.poll(() => isRunning(-(held.pid ?? 0))).toBe(false);
});

test('a process ends when the program that holds it is killed', async () => {
  const door = join(import.meta.dirname, '../src/embedded/leash.ts');
  const [command, ...args] = program(idle);
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { leash } = await import(${JSON.stringify(door)});
     await leash(${JSON.stringify([command, ...args])}, ${JSON.stringify(quiet)}).exited;`,
  ]);
  const id = await pid();
  holder.kill('SIGKILL');
  await expect.poll(() => isRunning(id)).toBe(false);
});
