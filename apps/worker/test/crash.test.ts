import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '@kaohe/db';
import { type RedisServer, testDatabase } from '@kaohe/testing';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { backends } from './backend.ts';
import { type Process, startSender, startWorkerProcess } from './process.ts';
import { startSmtp } from './smtp.ts';
import { until } from './until.ts';
import { makeWorld, type Place, plantDeadline, plantReview, plantSheet, type World } from './world.ts';

/** Each is disputed and kept: 500 transitions. */
const sheetCount = 250;
const lapsing = 40;

type Scene = {
  readonly world: World;
  readonly reviews: readonly Place[];
  readonly sheets: readonly Place[];
  /** Sheets whose deadline comes due meanwhile. */
  readonly late: readonly Place[];
};

const setScene = async (db: Db): Promise<Scene> => {
  const world = await makeWorld(db);
  const reviews = await Promise.all([1, 2, 3, 4, 5].map((no) => plantReview(db, world, no)));
  const sheet = (index: number) => plantSheet(db, world, reviews[index % reviews.length] ?? world.assessment);
  const sheets = await Promise.all(Array.from({ length: sheetCount }, (_one, index) => sheet(index)));
  const late = await Promise.all(Array.from({ length: lapsing }, (_one, index) => sheet(index)));
  for (const [index, one] of late.entries())
    await plantDeadline(db, one, {
      event: 'workSheet.answerLapsed',
      window: 'sheetAnswer',
      inMs: 1000 + index * 100,
    });
  return { world, reviews, sheets, late };
};

/** Kills the worker and starts another. */
const replace = async (
  workers: Process[],
  index: number,
  env: Readonly<Record<string, string>>,
): Promise<void> => {
  await workers[index]?.kill();
  workers[index] = startWorkerProcess(env);
};

const undone = async (db: Db): Promise<number> => {
  const rows = await db.query<{ count: number }>({
    text: `select (select count(*) from outbox where done_at is null and failed_at is null)::int
      + (select count(*) from deadline where fired_at is null)::int as count`,
  });
  return rows[0]?.count ?? 0;
};

/** Every event between processes took effect exactly once, and no deadline was lost. */
const checkEvents = async (db: Db, { reviews, sheets, late }: Scene): Promise<void> => {
  expect(
    await db.query({ text: 'select effect, payload, result from outbox where failed_at is not null' }),
  ).toEqual([]);
  const stages = await db.query<{ stage: string; count: number }>({
    text: `select stage, count(*)::int as count from instance where machine = 'workSheet' group by stage order by stage`,
  });
  expect(stages).toEqual([
    { stage: 'settled', count: sheets.length },
    { stage: 'unanswered', count: late.length },
  ]);
  const told = await db.query<{ count: number; requests: number }>(
    {
      text: `select count(*)::int as count, count(distinct request_id)::int as requests from journal
        where event = 'periodReview.sheetSettled' and instance_id = any($1) group by instance_id`,
    },
    [reviews.map(({ id }) => id)],
  );
  const each = (sheets.length + late.length) / reviews.length;
  expect(told).toEqual(reviews.map(() => ({ count: each, requests: each })));
  const lapsed = await db.query<{ early: boolean }>({
    text: `select at < effective as early from journal where event = 'workSheet.answerLapsed'`,
  });
  expect(lapsed).toEqual(late.map(() => ({ early: false })));
};

/** Every notice is there exactly once; gives the Message-IDs of its mails. */
const checkNotices = async (db: Db, { world, sheets }: Scene): Promise<readonly string[]> => {
  const counts = await db.query<{
    notice: string;
    channel: string;
    personId: string;
    count: number;
    sent: number;
  }>({
    text: `select notice, channel, person_id as "personId", count(*)::int as count, count(sent_at)::int as sent from notice
      where notice like 'sheet%' group by 1, 2, 3 order by 1, 2, 3`,
  });
  const expected = [
    { notice: 'sheetDisputed', personId: world.lead },
    { notice: 'sheetDisputed', personId: world.assessor },
    { notice: 'sheetResolved', personId: world.secretary },
  ].flatMap((one) => [
    { ...one, channel: 'inbox', count: sheets.length, sent: 0 },
    { ...one, channel: 'mail', count: sheets.length, sent: sheets.length },
  ]);
  expect(counts).toHaveLength(expected.length);
  expect(counts).toEqual(expect.arrayContaining(expected));
  const mails = await db.query<{ id: string }>({
    text: `select '<fx-' || outbox_id || '-' || person_id || '@localhost.localdomain>' as id from notice where channel = 'mail' and notice like 'sheet%' order by 1`,
  });
  return mails.map(({ id }) => id);
};

const flush = async (redis: RedisServer): Promise<void> => {
  const client = new Redis(redis.url);
  await client.flushall();
  await client.quit();
};

describe.each(backends)('killed in the middle, on $name', ({ start }) => {
  test('500 transitions: every event and notice exactly once, every mail at least once, no deadline lost', async () => {
    await using opened = new AsyncDisposableStack();
    const redis = await start();
    if (redis) opened.use(redis);
    const smtp = opened.use(await startSmtp());
    const database = opened.use(await testDatabase());
    const db = opened.use(connect(database.url));
    const folder = await mkdtemp(join(tmpdir(), 'kaohe-files-'));
    opened.defer(() => rm(folder, { recursive: true, force: true }));
    const scene = await setScene(db);
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: redis?.url ?? '',
      SMTP_URL: smtp.url,
      KAOHE_SECRET: 'killed-in-a-test-of-the-worker-0123456789',
      KAOHE_FILES: folder,
      KAOHE_LOCK: '2',
      KAOHE_RELAY_AGAIN: '5',
      LOG_LEVEL: 'silent',
    };
    const workers = [startWorkerProcess(env), startWorkerProcess(env)];
    opened.defer(async () => {
      await Promise.all(workers.map((worker) => worker.kill()));
    });
    const done = async (share: number): Promise<boolean> => {
      const rows = await db.query({ text: 'select from outbox where done_at is not null' });
      return rows.length >= share * sheetCount * 4;
    };
    await until(
      'a worker',
      async () => (await db.query({ text: `select from setting where key = 'worker'` })).length > 0,
    );

    const { world, sheets } = scene;
    const sender = startSender({
      url: database.url,
      sheets: sheets.map(({ id }) => id),
      secretary: world.secretary,
      lead: world.lead,
    });
    opened.defer(sender.kill);
    await until('some', () => sender.sent() > 60);
    await replace(workers, 0, env);
    await until('more', () => sender.sent() > 140);
    await sender.kill();
    expect(sender.isDone()).toBe(false);
    sender.restart();
    await until('a third', () => done(0.3));
    if (redis) {
      await redis.kill();
      await redis.restart();
    } else await smtp.stop().then(smtp.start);
    await until('a half', () => done(0.5));
    await replace(workers, 1, env);
    if (redis) await flush(redis);
    await until('two thirds', () => done(0.65));
    await Promise.all([replace(workers, 0, env), replace(workers, 1, env)]);
    await until('all transitions', () => sender.isDone());
    await until('everything that follows', async () => (await undone(db)) === 0, 60);

    await checkEvents(db, scene);
    const expected = await checkNotices(db, scene);
    const received = () => new Set(smtp.received.map(({ messageId }) => messageId));
    await until('the mails', () => expected.every((id) => received().has(id)));
    const known = await db.query<{ id: string }>({
      text: `select '<fx-' || outbox_id || '-' || person_id || '@localhost.localdomain>' as id from notice where channel = 'mail'`,
    });
    expect([...received()].filter((id) => !known.some((one) => one.id === id))).toEqual([]);
  }, 120_000);
});
