import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advance, connect, type Db, readiness } from '@kaohe/db';
import { type RedisServer, testDatabase } from '@kaohe/testing';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Env, readEnv } from '../src/env.ts';
import { openQueues } from '../src/queue.ts';
import { startWorker } from '../src/worker.ts';
import { backends } from './backend.ts';
import { until } from './until.ts';
import { makeWorld, type Place, plantDeadline, plantReview, plantSheet, type World } from './world.ts';

describe.each(backends)('a worker on $name', ({ name, start }) => {
  const opened = new AsyncDisposableStack();
  const running: AsyncDisposable[] = [];
  let redis: RedisServer | undefined;
  let db: Db;
  let env: Env;
  let world: World;

  beforeAll(async () => {
    redis = await start();
    if (redis) opened.use(redis);
    const database = opened.use(await testDatabase());
    db = opened.use(connect(database.url));
    const folder = await mkdtemp(join(tmpdir(), 'kaohe-files-'));
    opened.defer(() => rm(folder, { recursive: true, force: true }));
    env = readEnv({
      DATABASE_URL: database.url,
      REDIS_URL: redis?.url,
      KAOHE_FILES: folder,
      KAOHE_SECRET: 'a-secret-of-the-tests-that-is-long-enough-0123456789',
      KAOHE_LOCK: '2',
      KAOHE_RELAY_AGAIN: '1',
    });
    world = await makeWorld(db);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one[Symbol.asyncDispose]()));
  });
  afterAll(() => opened.disposeAsync());

  const logged: { msg?: string; setting?: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line) => logged.push(JSON.parse(line)) });
  const work = async (more: Partial<Env> = {}): Promise<AsyncDisposable> => {
    const worker = await startWorker({ ...env, ...more }, log);
    running.push(worker);
    return worker;
  };
  const dispute = (sheet: Place) =>
    advance(db, {
      instanceId: sheet.id,
      event: { type: 'workSheet.dispute', data: { reasons: '与事实不符', evidence: [] } },
      actor: { kind: 'person', personId: world.secretary },
      requestId: 'dispute',
    });
  const accept = (sheet: Place) =>
    advance(db, {
      instanceId: sheet.id,
      event: { type: 'workSheet.accept', data: {} },
      actor: { kind: 'person', personId: world.secretary },
      requestId: 'accept',
    });
  const undone = async (): Promise<number> =>
    (await db.query({ text: 'select from outbox where done_at is null and failed_at is null' })).length;
  const settledIn = async (review: Place): Promise<number> =>
    (
      await db.query(
        { text: `select from journal where instance_id = $1 and event = 'periodReview.sheetSettled'` },
        [review.id],
      )
    ).length;

  test('carries out what a transition caused: the notice and the event back, within a second', async () => {
    await work();
    const review = await plantReview(db, world);
    const sheet = await plantSheet(db, world, review);
    await dispute(sheet);
    await until('the notice', async () => (await undone()) === 0, 20);
    const told = await db.query<{ notice: string; personId: string }>(
      {
        text: `select notice, person_id as "personId" from notice where instance_id = $1 order by notice, person_id`,
      },
      [sheet.id],
    );
    expect(told.map(({ notice }) => notice)).toEqual(['sheetDisputed', 'sheetDisputed']);
    expect(new Set(told.map(({ personId }) => personId))).toEqual(new Set([world.lead, world.assessor]));
    const other = await plantSheet(db, world, review);
    await accept(other);
    await until(
      'the event back, long before the safety net',
      async () => (await settledIn(review)) === 1,
      20,
    );
  });

  test('fires a deadline when it is due, sends its reminder, and sleeps until then', async () => {
    await work();
    const review = await plantReview(db, world);
    const sheet = await plantSheet(db, world, review);
    const event = 'workSheet.answerLapsed';
    await plantDeadline(db, sheet, { event, window: 'sheetAnswer', inMs: 1200 });
    await plantDeadline(db, sheet, { event, kind: 'remind', window: 'dueToday', inMs: 300 });
    db.announce({ dueAt: new Date() });
    await until('the deadline, long before the safety net', async () => (await settledIn(review)) === 1, 20);
    const [entry] = await db.query<{ late: number }>(
      {
        text: `select extract(epoch from j.at - j.effective)::float8 * 1000 as late from journal j
          where j.instance_id = $1 and j.event = 'workSheet.answerLapsed'`,
      },
      [sheet.id],
    );
    expect(entry?.late).toBeGreaterThanOrEqual(0);
    await until(
      'the reminder',
      async () =>
        (
          await db.query({ text: `select from notice where instance_id = $1 and notice = 'dueToday'` }, [
            sheet.id,
          ])
        ).length === 1,
    );
  });

  test('three workers do each thing once', async () => {
    await Promise.all([work(), work(), work()]);
    const review = await plantReview(db, world);
    const sheets = await Promise.all(Array.from({ length: 60 }, () => plantSheet(db, world, review)));
    await Promise.all(sheets.map(accept));
    await until('all events back', async () => (await undone()) === 0, 20);
    expect(await settledIn(review)).toBe(60);
    expect(
      await db.query({ text: 'select effect, payload, result from outbox where failed_at is not null' }),
    ).toEqual([]);
  });

  test('says that it lives, and how', async () => {
    await work();
    await until('a heartbeat', async () => {
      const at = (await readiness(db)).workerSeenAt;
      return at !== null && Date.now() - Date.parse(at) < 60_000;
    });
    const [row] = await db.query<{ value: unknown }>({
      text: `select value from setting where key = 'worker'`,
    });
    expect(row?.value).toMatchObject({ queue: name, mail: false });
    expect(logged.some(({ msg }) => msg?.startsWith('SMTP_URL is not set'))).toBe(true);
  });

  test('what was relayed and lost is relayed again after a while', async () => {
    const review = await plantReview(db, world);
    const sheet = await plantSheet(db, world, review);
    await accept(sheet);
    await db.query({
      text: `update outbox set relayed_at = clock_timestamp() - interval '1 hour' where done_at is null`,
    });
    const queues = await openQueues({ ...env, tickEvery: 300, onError: () => undefined });
    try {
      await work();
      await queues.schedule();
      await until('the event back', async () => (await settledIn(review)) === 1, 15);
    } finally {
      await queues.close();
    }
  });

  test('ends what is under way when it is stopped, and takes no more', async () => {
    const worker = await work();
    const review = await plantReview(db, world);
    const sheets = await Promise.all(Array.from({ length: 30 }, () => plantSheet(db, world, review)));
    await Promise.all(sheets.map(accept));
    await worker[Symbol.asyncDispose]();
    running.length = 0;
    const torn = await db.query({
      text: 'select from outbox where attempts > 0 and done_at is null and failed_at is null',
    });
    expect(torn).toEqual([]);
    await work();
    await until('the rest', async () => (await settledIn(review)) === 30, 20);
  });

  test.runIf(name === 'redis')(
    'relays everything anew at once when Redis was emptied, and warns of unsafe settings',
    async () => {
      const client = new Redis(redis?.url ?? '');
      try {
        await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
        await work();
        expect(logged.find(({ setting }) => setting === 'maxmemory-policy')).toBeDefined();
        await client.config('SET', 'maxmemory-policy', 'noeviction');
        const review = await plantReview(db, world);
        const sheet = await plantSheet(db, world, review);
        await accept(sheet);
        await until('the first', async () => (await settledIn(review)) === 1);
        const lost = await plantSheet(db, world, review);
        await db.query({
          text: `insert into outbox (instance_id, seq, effect, payload, at, relayed_at)
          select '${lost.id}', 1, 'send', '{"type":"send","to":"parent","event":"periodReview.sheetSettled","must":true}', app_now(), clock_timestamp()`,
        });
        await client.flushall();
        await until(
          'the lost one, long before the safety net',
          async () => (await settledIn(review)) === 2,
          20,
        );
        await until('the tick', async () => (await client.keys('kaohe:sweeps:*')).length > 0);
      } finally {
        await client.quit();
      }
    },
  );
});
