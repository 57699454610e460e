import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@kaohe/db/embedded';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

type Ended = { code: number | null; said: string };

/** Runs `npm start`'s program to its end. */
const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn('node', ['packages/tooling/launch/start.mjs', ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, LANG: 'C', ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    child.once('exit', (code) => resolve({ code, said }));
  });

test('an option that is not known is refused, with where to look', async () => {
  const { code, said } = await start(['--rest']);
  expect(code).toBe(1);
  expect(said).toContain('--rest is not an option.');
  expect(said).toContain('npm start -- --help');
});

test('help names every setting', async () => {
  const { code, said } = await start(['--help']);
  expect(code).toBe(0);
  for (const name of ['--reset', 'PORT', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'KAOHE_HOME'])
    expect(said).toContain(name);
});

test('a port that is no port is refused', async () => {
  const { code, said } = await start([], { PORT: '70000' });
  expect(code).toBe(1);
  expect(said).toContain('PORT=70000 is no port.');
});

test('a port in use is said before anything slow, in the language of the terminal', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const [english, chinese] = await Promise.all([
    start([], { PORT: String(port) }),
    start([], { PORT: String(port), LANG: 'zh_CN.UTF-8' }),
  ]);
  await new Promise((resolve) => other.close(resolve));
  expect(english.code).toBe(1);
  expect(english.said).toContain(`Port ${port} is in use`);
  expect(english.said).toContain(`PORT=${port + 1} npm start`);
  expect(chinese.said).toContain(`端口 ${port} 已被占用`);
  expect(chinese.said).not.toContain('PostgreSQL');
});
