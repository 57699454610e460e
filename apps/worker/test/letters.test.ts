import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@kaohe/db';
import { testDatabase } from '@kaohe/testing';
import { expect, test } from 'vitest';
import { startWorkerProcess } from './process.ts';
import { until } from './until.ts';
import { makeWorld, plantAssessment } from './world.ts';

const letters = 60;

type Numbered = { readonly series: string; readonly no: number; readonly written: boolean };

/** Several workers write one series; one of them dies in the midst of it. */
test('numbers have no gap and no double with several workers and a kill -9', {
  timeout: 120_000,
}, async () => {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await testDatabase());
  const db = opened.use(connect(database.url));
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-letters-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  const world = await makeWorld(db);
  const other = await plantAssessment(db, { cycle: world.cycle, unit: world.other });
  const cases = [world.assessment.id, other.id];
  for (let index = 0; index < letters; index += 1)
    await db.query(
      {
        text: `insert into outbox (instance_id, seq, effect, payload, at)
          select id, seq, 'render', jsonb_build_object('type', 'render', 'document', $2::text), app_now() from instance where id = $1`,
      },
      [cases[index % 2], index % 3 === 0 ? 'rectificationOrder' : 'feedbackLetter'],
    );
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: '',
    KAOHE_SECRET: 'letters-in-a-test-of-the-worker-0123456789',
    KAOHE_FILES: folder,
    KAOHE_LOCK: '1',
    KAOHE_RELAY_AGAIN: '1',
    LOG_LEVEL: 'silent',
  };
  const first = startWorkerProcess(env);
  opened.defer(first.kill);
  const second = startWorkerProcess(env);
  opened.defer(second.kill);
  const count = async (): Promise<number> => {
    const [row] = await db.query<{ count: number }>({
      text: 'select count(*)::int as count from document where file_id is not null',
    });
    return row?.count ?? 0;
  };
  await until('some letters', async () => (await count()) > 5, 60);
  await first.kill();
  const third = startWorkerProcess(env);
  opened.defer(third.kill);
  await until('all letters', async () => (await count()) === letters, 90);
  const rows = await db.query<Numbered>({
    text: 'select series, no, file_id is not null as written from document order by series, no',
  });
  for (const [series, own] of Map.groupBy(rows, (row) => row.series)) {
    expect(
      own.map(({ no }) => no),
      series,
    ).toEqual(own.map((_one, index) => index + 1));
    expect(own.every(({ written }) => written)).toBe(true);
  }
  expect(rows).toHaveLength(letters);
});
