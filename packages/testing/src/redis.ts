import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, type Leashed, leash } from '@kaohe/db/embedded';
import { findRedis, type RedisProgram } from './redis-program.ts';

export type RedisServer = AsyncDisposable & {
  /** `redis://127.0.0.1:<port>`; the same after a restart. */
  readonly url: string;
  /** `kill -9`: what was acknowledged is in the append-only file. */
  kill(): Promise<void>;
  /** Starts it again on what it had written. */
  restart(): Promise<void>;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const say = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => say(data.toString().startsWith('+PONG')));
    socket.once('error', () => say(false));
  });

const launch = async (program: RedisProgram, folder: string, port: number): Promise<Leashed> => {
  const safety = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''];
  const place = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    folder,
    '--logfile',
    join(folder, 'log'),
  ];
  const server = leash([program.command, ...place, ...safety], {
    cwd: folder,
    env: { PATH: process.env.PATH, LD_LIBRARY_PATH: program.libraries },
    signal: 'TERM',
    stdout: 'ignore',
    stderr: 'inherit',
  });
  const state = { ended: false };
  const mark = (): void => {
    state.ended = true;
  };
  server.exited.then(mark, mark);
  while (!(await answers(port))) {
    if (state.ended) throw new Error(`redis ended while it started; its log is in ${folder}`);
    await pause(10);
  }
  return server;
};

/**
 * A Redis of the test's own, with append-only file and `noeviction` as an installation should have them.
 * @throws Error when there is none on this machine: ask `findRedis` first and skip
 */
export const startRedis = async (): Promise<RedisServer> => {
  const program = await findRedis();
  if ('missing' in program) throw new Error(program.missing);
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-redis-'));
  const port = await freePort();
  let server = await launch(program, folder, port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      await server.kill();
    },
    async restart() {
      await server.stop(5000);
      server = await launch(program, folder, port);
    },
    async [Symbol.asyncDispose]() {
      await server.stop(5000);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
