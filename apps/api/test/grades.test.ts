import { readTables } from '@kaohe/table';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Client } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makeScene, type Scene } from './model/scene.ts';
import { type HeldRole, heldRoles } from './world.ts';

const row = z.object({
  assessment: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  score: z.number().nullable(),
  grade: z.string().nullable(),
  told: z.string().nullable(),
  why: z.array(z.object({ rule: z.string() }).loose()),
  other: z.object({ grade: z.string(), score: z.number() }).nullable(),
});
const list = z.object({
  rows: z.array(row),
  quotas: z.array(z.object({ seats: z.number(), given: z.number() }).loose()),
});
const shifts = z.array(
  z.object({
    unit: z.object({ name: z.string() }).loose(),
    gradeBefore: z.string(),
    gradeAfter: z.string(),
    fresh: z.boolean(),
    event: z.string(),
  }),
);
const quota = {
  share: 40,
  shares: {},
  denominator: 'listed',
  rounding: 'floor',
  atLeastOne: true,
  ties: ['onSite', 'satisfaction'],
  appealSeats: true,
};
const basis = { body: '党委会', meetingOn: '2026-12-01', document: '会议纪要' };

describe('the list of grades', () => {
  let house: House;
  let scene: Scene;
  const clients = new Map<HeldRole, Client>();
  const assessments: string[] = [];
  const client = (role: HeldRole): Client => {
    const found = clients.get(role);
    if (found === undefined) throw new Error(`${role} has not signed in`);
    return found;
  };
  const ask = async <S extends z.ZodType>(
    role: HeldRole,
    [path, input]: readonly [string, object],
    schema: S,
  ): Promise<z.output<S>> => {
    const { data, error } = await client(role).query(path, { cycleId: scene.cycleId, ...input });
    expect(error).toBeNull();
    return schema.parse(data);
  };
  const preview = (input: object = {}) => ask('office', ['grades.preview', input], list);
  const gradeOf = ({ rows }: z.output<typeof list>, n: number) =>
    rows.find(({ assessment }) => assessment === assessments[n]);
  /** A score as a recorder of the assessment keeps it. */
  const score = (n: number, seq: number, [total, before]: readonly [number, number | null]) =>
    scene.db.query(
      {
        text: `insert into score (assessment_id, seq, total, on_site, before_total, before_on_site, detail, at)
          values ($1, $2, $3, $3, $4, $4, '{}', app_now())`,
      },
      [assessments[n], seq, total, before],
    );
  const notices = async (): Promise<number> => {
    const [found] = await scene.db.query<{ n: number }>(
      {
        text: `select count(*)::int as n from outbox where instance_id = $1 and payload ->> 'notice' = 'gradesShifted'`,
      },
      [scene.cycleId],
    );
    return found?.n ?? 0;
  };
  const act = async (role: HeldRole, type: string, data: object = {}) => {
    const [who] = scene.people(role);
    return scene.send({ email: who?.email ?? '' }, { id: scene.cycleId, type, data });
  };

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    for (let n = 0; n < 5; n += 1) {
      const unit = await scene.unit();
      const answer = await act('office', 'cycle.admitUnits', { units: [{ unitId: unit.id }] });
      const { opened } = z.object({ opened: z.array(z.object({ id: z.string() })) }).parse(answer.data);
      assessments.push(opened[0]?.id ?? '');
    }
    for (const role of heldRoles) {
      const [who] = scene.people(role);
      clients.set(role, await scene.as({ email: who?.email ?? '' }));
    }
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('is computed at any time, without writing; who is not scored has no grade', async () => {
    await score(0, 1, [9_600, null]);
    await score(1, 1, [9_500, null]);
    await score(2, 1, [9_400, null]);
    const found = await preview();
    expect(found.rows.map(({ grade }) => grade)).toEqual(['good', 'fairlyGood', 'fairlyGood', null, null]);
    expect(gradeOf(found, 1)?.why.at(-1)).toMatchObject({ rule: 'noSeat', rank: 2, seats: 1, by: 'score' });
    const [kept] = await scene.db.query<{ n: number }>({
      text: 'select count(*)::int as n from grade_round',
    });
    expect(kept?.n).toBe(0);
  });

  it('is for office, leaders and auditors; a unit, an assessor, a reviewer is told that it is not', async () => {
    const seen: Partial<Record<HeldRole, string>> = {};
    for (const role of heldRoles)
      for (const path of ['preview', 'rounds', 'shifts']) {
        const { error } = await client(role).query(`grades.${path}`, { cycleId: scene.cycleId });
        seen[role] = error?.code ?? 'shown';
      }
    const shown = ['office', 'leader', 'auditor'];
    const blind = ['administrator'];
    for (const role of heldRoles)
      expect([role, seen[role]]).toEqual([
        role,
        shown.includes(role) ? 'shown' : blind.includes(role) ? 'notFound' : 'forbidden',
      ]);
    const stranger = await client('office').query('grades.preview', { cycleId: crypto.randomUUID() });
    expect(stranger.error?.code).toBe('notFound');
  });

  it('can be tried with another quota, told beside the one in force; nothing is kept', async () => {
    await score(3, 1, [9_300, null]);
    await score(4, 1, [9_200, null]);
    const tried = await preview({ quota });
    expect(tried.quotas).toMatchObject([{ seats: 2, given: 2 }]);
    expect(gradeOf(tried, 1)).toMatchObject({ grade: 'good', other: { grade: 'fairlyGood' } });
    expect(gradeOf(tried, 0)?.other).toBeNull();
    expect(gradeOf(await preview(), 1)).toMatchObject({ grade: 'fairlyGood', other: null });
    const wrong = await client('office').query('grades.preview', {
      cycleId: scene.cycleId,
      quota: { ...quota, share: 60 },
    });
    expect(wrong.error?.code).toBe('invalid');
  });

  it('tells the office once when a score that changes also changes a grade, and what is new to each reader', async () => {
    await scene.moveTo('cycle', scene.cycleId, 'feedback');
    for (const id of assessments) await scene.moveTo('assessment', id, 'settled');
    const missed = {
      unitId: gradeOf(await preview(), 4)?.unit.id,
      target: 'safety',
      document: '安监〔2026〕1号',
    };
    // The first computation is the one that later ones are compared with.
    expect((await act('office', 'cycle.missTarget', missed)).error).toBeNull();
    // A score that changes no grade is noted, not told.
    await score(2, 2, [9_410, null]);
    await scene.system(scene.cycleId, 'cycle.scoreChanged');
    expect(await notices()).toBe(0);
    // An appeal that wins a seat has it on top.
    await score(3, 2, [9_700, 9_300]);
    await scene.system(scene.cycleId, 'cycle.scoreChanged');
    expect(await notices()).toBe(1);
    await scene.system(scene.cycleId, 'cycle.scoreChanged');
    expect(await notices()).toBe(1);
    const found = await preview();
    expect(gradeOf(found, 0)?.grade).toBe('good');
    expect(gradeOf(found, 3)).toMatchObject({ grade: 'good' });
    expect(gradeOf(found, 3)?.why.at(-1)?.rule).toBe('appealSeat');
    const told = await ask('office', ['grades.shifts', {}], shifts);
    expect(told.map(({ gradeBefore, gradeAfter, fresh }) => [gradeBefore, gradeAfter, fresh])).toEqual([
      ['fairlyGood', 'good', true],
      ['fairlyGood', 'fairlyGood', true],
    ]);
    expect((await client('office').mutate('grades.seen', { cycleId: scene.cycleId })).error).toBeNull();
    expect((await ask('office', ['grades.shifts', {}], shifts)).every(({ fresh }) => !fresh)).toBe(true);
    expect((await ask('leader', ['grades.shifts', {}], shifts)).every(({ fresh }) => fresh)).toBe(true);
  });

  it('is proposed, returned and proposed anew; what was told does not fall through another’s appeal', async () => {
    expect((await act('leader', 'cycle.proposeGrades', { basis })).error?.code).toBe('forbidden');
    expect((await act('office', 'cycle.proposeGrades', { basis })).error).toBeNull();
    await scene.moveTo('cycle', scene.cycleId, 'approvingGrades');
    expect((await act('leader', 'cycle.returnGrades', { reasons: '再核' })).error).toBeNull();
    // Another two rise by appeals above who was told the best grade.
    await score(1, 2, [9_900, 9_500]);
    await score(2, 3, [9_800, 9_410]);
    await scene.system(scene.cycleId, 'cycle.scoreChanged');
    expect(await notices()).toBe(2);
    expect((await act('office', 'cycle.proposeGrades', { basis })).error).toBeNull();
    const second = await ask('auditor', ['grades.list', { round: 2, against: 1 }], list);
    expect(gradeOf(second, 0)).toMatchObject({ grade: 'good', told: 'good', other: null });
    expect(gradeOf(second, 1)).toMatchObject({ grade: 'good', other: { grade: 'fairlyGood', score: 9_500 } });
    const since = await ask('leader', ['grades.list', { round: 1, against: 'now' }], list);
    expect(gradeOf(since, 1)).toMatchObject({ grade: 'fairlyGood', other: { grade: 'good' } });
    const same = await ask('leader', ['grades.list', { round: 2, against: 'now' }], list);
    expect(same.rows.filter(({ other }) => other !== null)).toEqual([]);
    const first = await ask('leader', ['grades.list', { round: 1 }], list);
    expect(gradeOf(first, 1)?.grade).toBe('fairlyGood');
    expect(gradeOf(first, 4)?.why).toContainEqual(
      expect.objectContaining({ rule: 'safety', document: '安监〔2026〕1号' }),
    );
    const rounds = await ask(
      'leader',
      ['grades.rounds', {}],
      z.array(z.object({ round: z.number(), units: z.number() }).loose()),
    );
    expect(rounds).toMatchObject([
      { round: 2, units: 5, returnedAt: null },
      { round: 1, units: 5, returnedAt: expect.any(String) },
    ]);
    const gone = await client('office').query('grades.list', { cycleId: scene.cycleId, round: 9 });
    expect(gone.error?.code).toBe('notFound');
  });

  it('goes out as Excel, to who sees it', async () => {
    const fetched = async (role: HeldRole, query = '') =>
      fetch(`${house.url}/grades/${scene.cycleId}/export${query}`, {
        headers: { cookie: client(role).cookie },
      });
    const answer = await fetched('office', '?round=2');
    expect(answer.status).toBe(200);
    const { tables } = await readTables(new Uint8Array(await answer.arrayBuffer()), 'grades.xlsx');
    const text = JSON.stringify(tables);
    expect(text).toContain('安监〔2026〕1号');
    expect(text).toContain('名额另外增加');
    expect((await fetched('auditor')).status).toBe(200);
    expect((await fetched('secretary')).status).toBe(403);
    expect((await fetched('office', '?round=9')).status).toBe(404);
    expect((await fetch(`${house.url}/grades/${scene.cycleId}/export`)).status).toBe(401);
  });

  it('of many units comes as a whole', async () => {
    await scene.db.query(
      {
        text: `with u as (insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
            select gen_random_uuid(), $2, 'g/many' || n, '支部' || n, '支部' || n, 'branch', '{secretary}' from generate_series(1, 500) n returning id),
          i as (insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, head_hash, awaits, tags,
              created_at, last_at)
            select gen_random_uuid(), 'assessment', 'settled', '{}', '{}', '{}', 1, 1, $1, array[$1]::uuid[], $1, u.id, '', '{}', '{settled}', app_now(), app_now()
            from u returning id, unit_id),
          a as (insert into assessment (id, cycle_id, unit_id, category, standard_id) select i.id, $1, i.unit_id, 'branch', $3 from i)
        insert into score (assessment_id, seq, total, on_site, detail, at)
          select i.id, 1, 5000 + (random() * 5000)::int, 5000, '{}', app_now() from i`,
      },
      [scene.cycleId, scene.root.id, scene.standardId],
    );
    const found = await preview();
    expect(found.rows.length).toBe(505);
    const scores = found.rows.filter(({ grade }) => grade === 'good').map((one) => one.score ?? 0);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('the policy', () => {
  it('is read by everybody who sees the cycle, and changed by the office only', async () => {
    await using house = await openHouse();
    const scene = await makeScene(house);
    await scene.unit();
    const view = z.object({
      frozen: z.boolean(),
      year: z.number(),
      changes: z.array(z.object({ outcome: z.string() }).loose()),
    });
    const read = async (role: HeldRole) => {
      const [who] = scene.people(role);
      const reader = await scene.as({ email: who?.email ?? '' });
      return reader.query('policy.byCycle', { id: scene.cycleId });
    };
    for (const role of heldRoles)
      expect([role, (await read(role)).error?.code ?? 'shown']).toEqual([
        role,
        role === 'administrator' ? 'notFound' : 'shown',
      ]);
    const policy = { windows: { minutes: { count: 4, unit: 'workingDays' } } };
    for (const role of heldRoles.filter((one) => one !== 'office' && one !== 'administrator')) {
      const [who] = scene.people(role);
      const sent = await scene.send(
        { email: who?.email ?? '' },
        { id: scene.cycleId, type: 'cycle.proposePolicy', data: { policy, reasons: 'r' } },
      );
      expect([role, sent.error?.code]).toEqual([role, 'forbidden']);
    }
    const [office] = scene.people('office');
    const propose = (data: object) =>
      scene.send({ email: office?.email ?? '' }, { id: scene.cycleId, type: 'cycle.proposePolicy', data });
    const wrong = { windows: { resultsNotice: { count: 2, unit: 'workingDays' } } };
    expect((await propose({ policy: wrong, reasons: 'r' })).error).toMatchObject({
      code: 'invalid',
      detail: { path: 'windows.resultsNotice', issue: 'windowTooShort' },
    });
    expect((await propose({ policy, reasons: 'r' })).error).toBeNull();
    expect(view.parse((await read('office')).data)).toMatchObject({
      frozen: true,
      changes: [{ outcome: 'proposed' }],
    });
    expect(view.parse((await read('secretary')).data).changes).toEqual([]);
    // Once the visits have begun only clocks are amended, and what waited has lapsed.
    await scene.moveTo('cycle', scene.cycleId, 'visiting');
    expect(
      (await propose({ policy: { grades: { quota: { share: 10 } } }, reasons: 'r' })).error,
    ).toMatchObject({
      code: 'refused',
      detail: { facts: ['clocksOnly'] },
    });
    expect((await propose({ policy, reasons: 'r' })).error).toBeNull();
  });
});
