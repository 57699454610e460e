import { type SpawnOptions, spawn } from 'node:child_process';

/** How a leashed process ended: its exit code, 128 + n when it was ended by signal n. */
export type Exit = { code: number };

export type Leashed = {
  /** The process group, which is the leash's own: a Ctrl-C in the terminal doesn't reach it. */
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** Asks it to end, then ends the whole group after `patience` milliseconds. */
  stop(patience: number): Promise<Exit>;
};

export type LeashOptions = Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> & {
  /** The signal that asks the process to end. */
  signal: 'INT' | 'QUIT' | 'TERM';
  stdout: 'ignore' | 'inherit' | number;
  stderr: 'ignore' | 'inherit' | number;
};

/**
 * The shell holds the process by a pipe whose other end is this program: when this program ends, however it
 * ends, the pipe closes and the process is asked to end too. So not even a `kill -9` leaves a server behind.
 */
const script = (signal: string): string =>
  [
    'exec 3<&0 </dev/null',
    '"$@" 3<&- & child=$!',
    `(read -r _ <&3; kill -s ${signal} "$child" 2>/dev/null) & reader=$!`,
    'exec 3<&-',
    'wait "$child"; code=$?',
    'kill "$reader" 2>/dev/null',
    'exit "$code"',
  ].join('\n');

/** Ends every process of a group that is still there. */
const endGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};

/** Starts a process in a group of its own that ends when this program does. */
export const leash = (command: readonly [string, ...string[]], options: LeashOptions): Leashed => {
  const { signal, stdout, stderr, ...rest } = options;
  const shell = spawn('sh', ['-c', script(signal), 'leash', ...command], {
    ...rest,
    detached: true,
    stdio: ['pipe', stdout, stderr],
  });
  const pid = shell.pid;
  const exited = new Promise<Exit>((resolve, reject) => {
    shell.once('error', reject);
    shell.once('exit', (code) => resolve({ code: code ?? 137 }));
  });
  shell.stdin?.on('error', () => shell.stdin?.destroy());
  const ended = exited.finally(() => {
    shell.stdin?.destroy();
    if (pid !== undefined) endGroup(pid);
  });
  return {
    pid: pid ?? 0,
    exited: ended,
    async stop(patience) {
      shell.stdin?.end();
      const timer = setTimeout(() => endGroup(pid ?? 0), patience);
      return await ended.finally(() => clearTimeout(timer));
    },
  };
};
