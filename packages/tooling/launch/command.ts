import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Leashed, leash } from '@kaohe/db/embedded';
import { pnpm, root } from './install.mjs';

export type Command = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};

export type Outcome = {
  readonly name: string;
  readonly code: number;
  readonly seconds: number;
  /** What it printed, to both streams. */
  readonly output: string;
};

/** Where a command's output is kept until the next run. */
export const logOf = (name: string): string => `${root}/node_modules/.cache/kaohe/${name}.log`;

/** Starts a command on a leash with its output in a file. */
export const begin = ({ name, command, cwd = root, env = {} }: Command, log = logOf(name)): Leashed => {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, 'w');
  return leash(command, { cwd, env: { ...process.env, ...env }, signal: 'TERM', stdout: file, stderr: file });
};

/** Runs a command to its end, at most `limit` milliseconds. */
export const perform = async (command: Command, limit = 900_000): Promise<Outcome> => {
  const began = performance.now();
  const running = begin(command);
  const timer = setTimeout(() => void running.kill(), limit);
  const { code } = await running.exited.finally(() => clearTimeout(timer));
  const seconds = (performance.now() - began) / 1000;
  const late = seconds * 1000 > limit ? `\nended after ${limit / 1000} s: it took too long\n` : '';
  return { name: command.name, code, seconds, output: readFileSync(logOf(command.name), 'utf8') + late };
};

/** Tasks of the workspaces by their names, through Turborepo, which skips what hasn't changed. */
export const turbo = (...args: string[]): readonly [string, ...string[]] => {
  const [program, before] = pnpm();
  return [
    program,
    ...before,
    'exec',
    'turbo',
    'run',
    ...args,
    '--output-logs=errors-only',
    '--log-order=grouped',
  ];
};

/** Works through `items` in their order, `width` at a time. */
export const each = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
};
