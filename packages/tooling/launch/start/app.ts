import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Leashed, leashProgram } from '@kaohe/db/embedded';
import { root } from '../install.mjs';

export type App = {
  readonly name: string;
  readonly process: Leashed;
  /** Its log; undefined when it writes to this terminal. */
  readonly log: string | undefined;
};

type Plan = {
  readonly name: string;
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where its log goes; undefined: to this terminal, for whoever collects it. */
  readonly logs: string | undefined;
};

/** How long an app may take to end its work under way, in milliseconds. */
export const patience = 15_000;

/** Starts an app; what it wrote the last time stays in `<name>.log.old`. */
export const startApp = ({ name, program, env, logs }: Plan): App => {
  const options = { cwd: root, env: { ...process.env, ...env }, signal: 'TERM' } as const;
  const path = join(root, program);
  if (logs === undefined)
    return {
      name,
      log: undefined,
      process: leashProgram(path, { ...options, stdout: 'inherit', stderr: 'inherit' }),
    };
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `${name}.log`);
  if (existsSync(log)) renameSync(log, `${log}.old`);
  const file = openSync(log, 'w', 0o600);
  try {
    return { name, log, process: leashProgram(path, { ...options, stdout: file, stderr: file }) };
  } finally {
    closeSync(file);
  }
};

/** The last lines of an app's log, and where the rest is. */
export const lastLines = ({ log }: App): string =>
  log === undefined
    ? ''
    : `${readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n')}\n(${log})`;

/** Waits until the API at `origin` says that it and its stores are ready; false when that takes over a minute. */
export const isReady = async (origin: string): Promise<boolean> => {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const response = await fetch(`${origin}/ready`).catch(() => undefined);
    if (response?.ok) return true;
    await pause(50);
  }
  return false;
};
