import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db, orderMassIssue, readMassIssue, type Scope, scopeOf } from '@kaohe/db';
import { testDatabase } from '@kaohe/testing';
import { expect, test } from 'vitest';
import { startWorkerProcess } from './process.ts';
import { until } from './until.ts';
import { makeUnit, makeWorld, plant, type World } from './world.ts';

const units = 40;
/** The feedback of one in eight lacks the evidence of its problem. */
const lacking = (index: number): boolean => index % 8 === 0;

/** An assessment whose feedback was drafted. */
const drafted = async (db: Db, world: World, index: number): Promise<void> => {
  const unit = await makeUnit(db, { path: `g/m${index}`, name: `第${index}支部`, parent: world.root });
  const context = { visitPlanned: true, reopened: false, linked: false };
  const data = { unitId: unit.id };
  const { id } = await plant(db, {
    machine: 'assessment',
    stage: 'drafting',
    context,
    data,
    parent: world.cycle,
    unit,
  });
  await db.query(
    {
      text: `insert into assessment (id, cycle_id, unit_id, category, standard_id) values ($1, $2, $3, 'branch', $4)`,
    },
    [id, world.cycle.id, unit.id, randomUUID()],
  );
  const text = { text: '记录不全', indicator: 'A1', subjectKind: 'secretary' };
  const problems = [{ ...text, evidence: lacking(index) ? [] : [randomUUID()] }];
  await db.query(
    {
      text: `insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
        values ($1, 2, 'assessment.draftFeedback', $2, 'lead', 'drafting', 'drafted', '{}', 2, app_now(), app_now(), 'planted', 'drafted')`,
    },
    [id, JSON.stringify({ achievements: [{ text: '成效明显', evidence: [] }], problems })],
  );
  await db.query({ text: `update instance set seq = 2, version = 2, head_hash = 'drafted' where id = $1` }, [
    id,
  ]);
};

const officeScope = (world: World): Scope =>
  scopeOf(world.office, [{ role: 'office', unitPath: null, cycleId: null, caseId: null }]);

test('feedback for all units: shared by workers, taken up after a kill -9, each issued once, refusals listed', {
  timeout: 150_000,
}, async () => {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await testDatabase());
  const db = opened.use(connect(database.url));
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-mass-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  const world = await makeWorld(db);
  for (let index = 0; index < units; index += 1) await drafted(db, world, index);
  const scope = officeScope(world);
  const order = { id: randomUUID(), cycleId: world.cycle.id };
  expect(await orderMassIssue(db, scope, order)).toBe(units);
  // The same order again is the same order.
  await orderMassIssue(db, scope, order);
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
  const issued = async (): Promise<number> => {
    const [row] = await db.query<{ count: number }>({
      text: `select count(*)::int as count from journal where event = 'assessment.issue'`,
    });
    return row?.count ?? 0;
  };
  await until('some are issued', async () => (await issued()) > 2, 60);
  await first.kill();
  const second = startWorkerProcess(env);
  opened.defer(second.kill);
  const good = Array.from({ length: units }, (_one, index) => index).filter(
    (index) => !lacking(index),
  ).length;
  await until(
    'all letters',
    async () => (await readMassIssue(db, scope, order.cycleId))?.letters === good,
    90,
  );
  const progress = await readMassIssue(db, scope, order.cycleId);
  expect(progress).toMatchObject({ total: units, done: units, issued: good, letters: good });
  expect(progress?.finishedAt).not.toBeNull();
  expect(progress?.refused).toHaveLength(units - good);
  expect(progress?.refused[0]?.fault).toMatchObject({ code: 'refused' });
  expect(await issued()).toBe(good);
  // In the name of who ordered it, and the office is told once.
  const by = await db.query<{ by: string }>({
    text: `select distinct actor_id as by from journal where event = 'assessment.issue'`,
  });
  expect(by).toEqual([{ by: world.office }]);
  await until(
    'the notice',
    async () =>
      (await db.query({ text: `select from notice where notice = 'massIssued' and channel = 'inbox'` }))
        .length === 1,
  );
});
