import { type SpawnOptions, spawn } from 'node:child_process';

/** How a leashed process ended: its exit code, 128 + n when it was ended by signal n. */
export type Exit = { code: number };

export type Leashed = {
  /** The process group, which is the leash's own: a Ctrl-C in the terminal doesn't reach it. */
  readonly pid: number | undefined;
  readonly exited: Promise<Exit>;
  /** `kill -9`, as a crash would. */
  kill(): Promise<Exit>;
  /** Asks it to end, and kills it after `patience` milliseconds. */
  stop(patience: number): Promise<Exit>;
};

export type LeashOptions = Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> & {
  /** The signal that asks the process to end. */
  signal: 'INT' | 'QUIT' | 'TERM';
  stdout: 'ignore' | 'inherit' | 'pipe' | number;
  stderr: 'ignore' | 'inherit' | 'pipe' | number;
};

/**
 * The shell holds the process by a pipe whose other end is this program, and passes on the signals named on it.
 * When this program ends, however it ends, the pipe closes and the process is asked to end too: so not even a
 * `kill -9` leaves a server behind. The shell waits for what it started, so no zombie stays where PID 1 reaps none.
 */
const script = (signal: string): string => `
exec 3<&0 </dev/null
"$@" 3<&- & child=$!
(while read -r name <&3; do kill -s "$name" "$child"; done; kill -s ${signal} "$child") 2>/dev/null & reader=$!
exec 3<&-
wait "$child"; code=$?
kill "$reader" 2>/dev/null
wait "$reader" 2>/dev/null
exit "$code"`;

/** Ends every process of a group that is still there. */
const endGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};

/** How long the shell may take to notice that its process was killed, before its group is ended, in ms. */
const lastPatience = 2000;

/** Starts a process in a group of its own that ends when this program does. */
export const leash = (command: readonly [string, ...string[]], options: LeashOptions): Leashed => {
  const { signal, stdout, stderr, ...rest } = options;
  const shell = spawn('sh', ['-c', script(signal), 'leash', ...command], {
    ...rest,
    detached: true,
    stdio: ['pipe', stdout, stderr],
  });
  const { pid, stdin } = shell;
  stdin?.on('error', () => stdin.destroy());
  const exited = new Promise<Exit>((resolve, reject) => {
    shell.once('error', reject);
    shell.once('exit', (code) => resolve({ code: code ?? 137 }));
  }).finally(() => {
    stdin?.destroy();
    endGroup(pid);
  });
  const send = (name: string): void => {
    if (stdin?.writable) stdin.write(`${name}\n`);
  };
  const kill = async (): Promise<Exit> => {
    send('KILL');
    const timer = setTimeout(endGroup, lastPatience, pid);
    return await exited.finally(() => clearTimeout(timer));
  };
  const stop = async (patience: number): Promise<Exit> => {
    send(signal);
    const timer = setTimeout(() => void kill(), patience);
    return await exited.finally(() => clearTimeout(timer));
  };
  return { pid, exited, kill, stop };
};

/**
 * What a program of ours is run with: left alone, V8 lets garbage pile up to gigabytes under load before it looks for it (measured: an
 * API of 408 MB, with these 233 MB, at the same speed). Whoever wants it otherwise says so in NODE_OPTIONS.
 */
const heap = (): readonly string[] =>
  process.env.NODE_OPTIONS?.includes('--max-old-space-size')
    ? []
    : ['--max-semi-space-size=8', '--max-old-space-size=512'];

/** Starts a program of ours, by its path, under the Node that runs this one. */
export const leashProgram = (program: string, options: LeashOptions): Leashed =>
  leash([process.execPath, ...heap(), program], options);
