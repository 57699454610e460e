import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, removeCluster } from '@kaohe/db/embedded';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
/** Builds the pages where that wasn't done before. */
const firstStart = 400_000;

let home = '';
let port = 0;

type Started = { readonly child: ChildProcess; readonly said: () => string };

/** `npm start`, until it greets or ends. */
const npmStart = async (): Promise<Started> => {
  const child = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    env: {
      ...process.env,
      KAOHE_HOME: home,
      // Its cycles are lived for the browser's tests; here it is the start that counts.
      KAOHE_SEED_CYCLES: 'none',
      PORT: String(port),
      DATABASE_URL: '',
      REDIS_URL: '',
      LANG: 'C',
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += data;
    });
  await expect.poll(() => said, { timeout: firstStart, interval: 50 }).toMatch(/Ctrl-C stops everything|✗/);
  return { child, said: () => said };
};

/** Ctrl-C: the whole group in the foreground gets the signal. */
const interrupt = async ({ child }: Started): Promise<void> => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
};

/** Every process that was started with this test's folder in its environment. */
const left = async (): Promise<string[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return environment.includes(home) || command.includes(home) ? [command.replaceAll('\0', ' ')] : [];
    }),
  );
  return found.flat();
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kaohe-start-'));
  port = await freePort();
});
afterAll(async () => {
  await removeCluster(join(home, 'postgres'));
  await rm(home, { recursive: true, force: true });
});

test.runIf(process.platform === 'linux')(
  'npm start serves the demonstration, ends with Ctrl-C and nothing left, and is quick the second time',
  { timeout: firstStart + 60_000 },
  async () => {
    const first = await npmStart();
    expect(first.said()).toContain(`http://localhost:${port}`);
    expect(first.said()).toMatch(/Demonstration accounts, password \S+/);
    const pages = await fetch(`http://localhost:${port}/`, { headers: { accept: 'text/html' } });
    expect([pages.status, pages.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/text\/html/),
    ]);
    await interrupt(first);
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);

    const second = await npmStart();
    expect(second.said()).toContain(`http://localhost:${port}`);
    // What takes long was done the first time.
    expect(first.said()).toContain('Demonstration data');
    expect(second.said()).not.toContain('Demonstration data');
    const account = /\S+@\S+/.exec(first.said())?.[0] ?? 'no account';
    expect(second.said()).toContain(account);
    second.child.kill('SIGKILL');
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);
  },
);
