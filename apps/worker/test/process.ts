import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SenderTask } from './sender-main.ts';

export type Process = {
  /** kill -9, and the wait for its end. */
  readonly kill: () => Promise<void>;
};

const killed = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

/** A program of this folder, or by its path from here, in a process of its own. */
export const launch = (
  program: string,
  env: Readonly<Record<string, string | undefined>> = {},
  stderr: 'inherit' | 'pipe' = 'inherit',
): ChildProcess =>
  fork(join(import.meta.dirname, program), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', stderr, 'ipc'],
  });

/** A worker as it runs in production, in a process of its own. */
export const startWorkerProcess = (env: Readonly<Record<string, string | undefined>>): Process => {
  const child = launch('../src/main.ts', env);
  return { kill: () => killed(child) };
};

export type Sender = Process & {
  /** Transitions told as committed, those told again included. */
  readonly sent: () => number;
  readonly isDone: () => boolean;
  /** Begins again from the start, with the same requests. */
  readonly restart: () => void;
};

/** A process that sends transitions as the API would. */
export const startSender = (task: SenderTask): Sender => {
  const state = { sent: 0, done: false };
  const begin = (): ChildProcess => {
    const next = launch('sender-main.ts');
    next.on('message', (message) => {
      if (message === 'done') state.done = true;
      if (message === 'sent') state.sent += 1;
    });
    next.send(task);
    return next;
  };
  let child = begin();
  return {
    sent: () => state.sent,
    isDone: () => state.done,
    kill: () => killed(child),
    restart: () => {
      child = begin();
    },
  };
};
