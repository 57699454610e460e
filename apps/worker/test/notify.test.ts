import { recipients } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, fateOf, makeBench } from './context.ts';
import { makePerson, plant, plantReview, plantSheet } from './world.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await makeBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

type Told = {
  readonly personId: string;
  readonly channel: string;
  readonly notice: string;
  readonly params: Readonly<Record<string, unknown>>;
};
const toldBy = (outboxId: string) =>
  bench.db.query<Told>(
    {
      text: 'select person_id as "personId", channel, notice, params from notice where outbox_id = $1 order by person_id',
    },
    [outboxId],
  );
const names = async (instanceId: string, to: Parameters<typeof recipients>[2]['to'], named?: string) =>
  (await recipients(bench.db, instanceId, { to, ...(named !== undefined && { named }) }))
    .map(({ name }) => name)
    .sort();

describe('whom a notice reaches', () => {
  test('roles reach those whose appointment covers the unit, unit roles those of the unit itself', async () => {
    const { db, world } = bench;
    await makePerson(db, '外单位书记', { role: 'secretary', unit: world.other });
    await makePerson(db, '外单位考核员', { role: 'assessor', unit: world.other });
    await makePerson(db, '上级书记', { role: 'secretary', unit: world.root });
    await makePerson(db, '纪检委员', { role: 'discipline', unit: world.unit });
    const { id } = world.assessment;
    expect(await names(id, 'office')).toEqual(['考核办']);
    expect(await names(id, 'lead')).toEqual(['组长']);
    expect(await names(id, 'assessors')).toEqual(['考核员']);
    expect(await names(id, 'secretary')).toEqual(['书记']);
    expect(await names(id, 'subjects')).toEqual(['书记', '纪检委员'].sort());
    expect(await names(id, 'clerk')).toEqual(['干事']);
    expect(await names(id, 'unit')).toEqual(['书记', '干事', '纪检委员'].sort());
    expect(await names(id, 'leader')).toEqual(['领导']);
    expect(await names(id, 'alarm')).toEqual(['管理员', '考核办'].sort());
  });

  test('units: everybody of the units in the cycle, and of no other', async () => {
    const { world } = bench;
    expect(await names(world.cycle.id, 'units')).toEqual(['书记', '干事', '纪检委员'].sort());
  });

  test('named: everybody of the unit that the event names, and nobody where it names none', async () => {
    const { world } = bench;
    expect(await names(world.cycle.id, 'named', world.unit.id)).toEqual(['书记', '干事', '纪检委员'].sort());
    expect(await names(world.cycle.id, 'named')).toEqual([]);
  });

  test('units of a standard: those of its category, before they are in the cycle as well', async () => {
    const { db, world } = bench;
    const standard = await plant(db, {
      machine: 'standard',
      stage: 'circulated',
      parent: world.cycle,
      data: { name: '标准', category: 'branch' },
    });
    const other = await plant(db, {
      machine: 'standard',
      stage: 'circulated',
      parent: world.cycle,
      data: { name: '标准', category: 'committee' },
    });
    expect(await names(standard.id, 'units')).toContain('外单位书记');
    expect(await names(other.id, 'units')).toEqual([]);
  });

  test('panel and team: those appointed for this very case; reviewers: not who took part', async () => {
    const { db, world } = bench;
    const context = { supplemented: false, extended: false, sentBack: false, outcome: 'none' };
    const appeal = await plant(db, {
      machine: 'appeal',
      stage: 'filed',
      context,
      parent: world.assessment,
      unit: world.unit,
    });
    const chair = await makePerson(db, '复核组长', { role: 'chair', caseId: appeal.id });
    await makePerson(db, '复核甲', { role: 'reviewer' });
    const scorer = await makePerson(db, '复核乙', { role: 'reviewer' });
    await db.query(
      {
        text: `insert into involvement (case_id, person_id, kind, cycle_id, unit_id) values ($1, $2, 'scored', $3, $4)`,
      },
      [world.assessment.id, scorer, world.cycle.id, world.unit.id],
    );
    expect(await names(appeal.id, 'panel')).toEqual(['复核组长']);
    expect(await names(appeal.id, 'team')).toEqual([]);
    expect(await names(appeal.id, 'reviewers')).toEqual(['复核甲']);
    expect(chair).toBeDefined();
  });

  test('opener: who opened it; slots: who still owes a signature', async () => {
    const { db, world } = bench;
    const sheet = await plantSheet(db, world, await plantReview(db, world));
    expect(await names(sheet.id, 'opener')).toEqual(['考核员']);
    for (const [person, done] of [
      [world.lead, null],
      [world.assessor, new Date()],
    ] as const)
      await db.query(
        {
          text: `insert into slot (instance_id, roll, round, capacity, person_id, done_at) values ($1, 'scoring', 1, 'assessor', $2, $3)`,
        },
        [sheet.id, person, done],
      );
    expect(await names(sheet.id, 'slots')).toEqual(['组长']);
  });

  test('awaited: whom the stage waits for, by role or by place', async () => {
    const { db, world } = bench;
    const review = await plantReview(db, world);
    const sheet = await plantSheet(db, world, review);
    expect(await names(review.id, 'awaited')).toEqual(['考核员']);
    expect(await names(sheet.id, 'awaited')).toEqual(['书记', '纪检委员'].sort());
    const visit = await plant(db, {
      machine: 'siteVisit',
      stage: 'wrappedUp',
      parent: world.assessment,
      unit: world.unit,
    });
    await db.query(
      {
        text: `insert into slot (instance_id, roll, round, capacity, person_id) values ($1, 'visitSignature', 1, 'assessor', $2)`,
      },
      [visit.id, world.lead],
    );
    expect(await names(visit.id, 'awaited')).toEqual(['组长']);
  });

  test('the opener’s successor inherits; who left and who is inactive is told nothing', async () => {
    const { db, world } = bench;
    const sheet = await plantSheet(db, world, await plantReview(db, world));
    const [left, came] = [await makePerson(db, '前任'), await makePerson(db, '现任')];
    await db.query(
      {
        text: `insert into appointment (id, person_id, role, unit_id, post, starts_on, ends_on) values
          (gen_random_uuid(), $1, 'assessor', $3, 'a1', '2020-01-01', '2021-01-01'), (gen_random_uuid(), $2, 'assessor', $3, 'a1', '2021-01-02', null)`,
      },
      [left, came, world.unit.id],
    );
    await db.query({ text: `update instance set opened_by = $2, opened_post = 'a1' where id = $1` }, [
      sheet.id,
      left,
    ]);
    expect(await names(sheet.id, 'opener')).toEqual(['现任']);
    await db.query({ text: 'update person set active = false where id = $1' }, [came]);
    expect(await names(sheet.id, 'opener')).toEqual([]);
  });
});

describe('notify', () => {
  test('each is told once, however often it is carried out', async () => {
    const { db, world, emit, run } = bench;
    const sheet = await plantSheet(db, world, await plantReview(db, world));
    const id = await emit(sheet.id, 'notify', { to: 'subjects', notice: 'sheetFiled' });
    expect(await run(id)).toBeUndefined();
    const first = await toldBy(id);
    await db.query({ text: 'update outbox set done_at = null where id = $1' }, [id]);
    expect(await run(id)).toBeUndefined();
    expect(await toldBy(id)).toEqual(first);
    expect(first.map(({ channel }) => channel)).toEqual(['inbox', 'inbox']);
    expect(first[0]?.params).toMatchObject({
      machine: 'workSheet',
      stage: 'filed',
      unit: '第一支部',
      cycle: '2026年度',
      subject: 'A01',
    });
  });

  test('nobody to tell is told to nobody, and said', async () => {
    const { db, world, emit, run } = bench;
    const id = await emit(world.assessment.id, 'notify', { to: 'inspectorate', notice: 'objectionReceived' });
    expect(await run(id)).toBeUndefined();
    expect(await fateOf(db, id)).toMatchObject({ done: true, result: 'nobody' });
  });

  test('reasons and dates go along where the words tell them, and nowhere else', async () => {
    const { db, world, emit, run } = bench;
    const sheet = await plantSheet(db, world, await plantReview(db, world));
    const due = new Date('2026-12-01T16:00:00.000Z');
    await db.query({ text: 'update instance set due_at = $2 where id = $1' }, [sheet.id, due]);
    await db.query({ text: 'alter table journal disable trigger all' });
    await db.query(
      { text: `update journal set payload = '{"reasons":"与事实不符"}' where instance_id = $1` },
      [sheet.id],
    );
    const told = await emit(sheet.id, 'notify', { to: 'lead', notice: 'sheetDisputed' });
    const silent = await emit(sheet.id, 'notify', { to: 'lead', notice: 'sheetResolutionOverdue' });
    await run(told);
    await run(silent);
    expect((await toldBy(told))[0]?.params).toMatchObject({ reasons: '与事实不符', due: due.toISOString() });
    expect((await toldBy(silent))[0]?.params).not.toHaveProperty('reasons');
  });

  test('a reminder tells the date that it recalls', async () => {
    const { db, world, emit, run } = bench;
    const due = '2026-12-01T16:00:00.000Z';
    for (const [notice, days, expected] of [
      ['reminder', 3, { left: 3, due }],
      ['overdue', 2, { days: 2, due }],
    ] as const) {
      const id = await emit(world.assessment.id, 'notify', {
        to: 'lead',
        notice,
        due,
        days,
        event: 'assessment.feedbackOverdue',
      });
      expect(await run(id)).toBeUndefined();
      expect((await toldBy(id))[0]).toMatchObject({ notice, params: expected });
    }
    expect(db).toBeDefined();
  });
});
