import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../src/env.ts';
import { signIn } from './client.ts';
import { follow } from './follow.ts';
import { type House, openHouse, secret } from './house.ts';
import { makeWorld, place, type World } from './world.ts';

const main = join(import.meta.dirname, '../src/main.ts');

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

type Run = { readonly child: ChildProcess; readonly url: string; readonly said: () => string };
const start = async (databaseUrl: string, more: Record<string, string> = {}): Promise<Run> => {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    KAOHE_SECRET: secret,
    ...more,
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, url: `http://127.0.0.1:${port}`, said: () => said };
};
const answering = async ({ url, child }: Run): Promise<void> => {
  for (let n = 0; n < 200 && child.exitCode === null; n++) {
    const answer = await fetch(`${url}/health`).catch(() => null);
    if (answer?.ok === true) return;
    await pause(100);
  }
  throw new Error('it does not answer');
};

describe('the process', () => {
  let house: House;
  let world: World;
  const running: Run[] = [];
  beforeAll(async () => {
    house = await openHouse();
    world = await makeWorld(house.db);
  }, 60_000);
  afterAll(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await house[Symbol.asyncDispose]();
  });

  it('tells the pages of another process what moved through it, and stops when it is told to', async () => {
    const one = await start(house.database.url);
    const two = await start(house.database.url);
    running.push(one, two);
    await Promise.all([answering(one), answering(two)]);
    expect(await (await fetch(`${one.url}/ready`)).json()).toMatchObject({
      ok: true,
      database: 'ok',
      pendingMigrations: 0,
    });

    const secretary = await signIn(one.url, 'secretary-1@example.org');
    const page = await follow(one.url, secretary.cookie);
    const there = await signIn(two.url, 'secretary-2@example.org');
    const { id } = await place(house.db, {
      machine: 'assessment',
      at: {
        stage: 'issued',
        context: { visitPlanned: true, remanded: false, reopened: false, linked: false },
      },
      unit: world.unit,
      parent: world.base('cycle'),
      data: { unitId: world.unit.id },
    });
    const sent = await there.mutate('assessment.send', {
      id,
      requestId: crypto.randomUUID(),
      event: { type: 'assessment.receive', data: {} },
    });
    expect(sent.error).toBeNull();
    await expect.poll(() => page.told).toEqual([{ id, stage: 'answerable' }]);

    // A page that is still open doesn't hold it up.
    one.child.kill('SIGTERM');
    two.child.kill('SIGINT');
    const codes = await Promise.all(
      [one, two].map(async ({ child }) =>
        child.exitCode === null ? (await once(child, 'exit'))[0] : child.exitCode,
      ),
    );
    expect(codes).toEqual([0, 0]);
    page.stop();
    expect(one.said()).not.toContain(secret);
  }, 60_000);

  it('does not start without its settings, and names them without their values', async () => {
    const run = await start('not an address', { KAOHE_SECRET: 'too short' });
    running.push(run);
    const [code] = run.child.exitCode === null ? await once(run.child, 'exit') : [run.child.exitCode];
    expect(code).toBe(1);
    expect(run.said()).toMatch(/DATABASE_URL/);
    expect(run.said()).toMatch(/KAOHE_SECRET/);
    expect(run.said()).not.toContain('too short');
  }, 30_000);

  it('listens to this machine only and moves no clock unless it is told otherwise', () => {
    const least = { DATABASE_URL: 'postgresql://a@b/c', KAOHE_SECRET: secret };
    expect(readEnv(least)).toMatchObject({
      host: '127.0.0.1',
      demonstration: false,
      publicUrl: null,
      proxies: 0,
    });
    expect(readEnv({ ...least, KAOHE_DEMO: '1', KAOHE_URL: '' })).toMatchObject({
      demonstration: true,
      publicUrl: null,
    });
    expect(() => readEnv({ ...least, KAOHE_DEMO: 'perhaps' })).toThrow(/KAOHE_DEMO/);
  });
});
