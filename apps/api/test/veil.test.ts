import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { arrangements, unsigned } from './model/facts.ts';
import { insertLines, openings } from './model/opening.ts';
import { arrangeRoll } from './model/relatives.ts';
import { makeScene, type Scene } from './model/scene.ts';
import { makePerson, makeUnit } from './people.ts';

const lines = z.array(
  z.object({
    id: z.string(),
    points: z.number(),
    proposal: z.boolean(),
    evidence: z.array(z.object({ name: z.string() })),
  }),
);
const entries = z.object({
  items: z.array(z.object({ event: z.string().nullable(), to: z.string() })),
});
const disputed = z.array(
  z.object({
    points: z.number(),
    decided: z.number().nullable(),
    change: z.number().nullable(),
    votes: z.number().nullable(),
  }),
);

describe('what is being weighed is not shown to those it is about, until they are told', () => {
  let house: House;
  let scene: Scene;
  let secretary: Client;
  let lead: Client;
  let office: Client;
  const as = (name: string): Promise<Client> => signIn(house.url, `${name}@example.org`);
  const said = (table: string, values: object): Promise<unknown> => {
    const names = Object.keys(values);
    const places = names.map((_, n) => `$${n + 1}`);
    return house.db.query(
      { text: `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})` },
      Object.values(values),
    );
  };
  const entry = (id: string, event: string, stage: string) =>
    house.db.query(
      {
        text: `insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
          select $1, 1000 + (select count(*) from journal where instance_id = $1), $2, '{"opinion": "between us"}', 'lead', $3, gen_random_uuid(), '{}', 1,
            app_now(), app_now(), '', ''`,
      },
      [id, event, stage],
    );

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    [lead, office] = await Promise.all([as('lead-1'), as('office-1')]);
  }, 60_000);
  // Appointed for each new unit behind the back of the API, which remembers a session for ten seconds.
  const enter = async (): Promise<void> => {
    secretary = await as('secretary-1');
  };
  afterAll(() => house[Symbol.asyncDispose]());

  it('score lines come with the feedback; what one assessor proposed never comes', async () => {
    const { id } = await openings.assessment(scene);
    await enter();
    await insertLines(scene, id);
    await house.db.query(
      {
        text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, at, proposal)
      values (gen_random_uuid(), $1, 1, 'A1', 'secretary', 'onSite', 'score', 1, 5000, 'mine', '{}', '{}', app_now(), true)`,
      },
      [id],
    );
    await entry(id, 'assessment.score', 'scoring');
    expect((await secretary.query('assessment.lines', { id })).data).toEqual([]);
    expect((await secretary.query('assessment.result', { id })).data).toEqual({
      score: null,
      grade: null,
      linkage: null,
    });
    expect((await secretary.query('timeline.byId', { id })).text).not.toContain('between us');
    expect(lines.parse((await lead.query('assessment.lines', { id })).data)).toHaveLength(3);
    expect((await lead.query('timeline.byId', { id })).text).toContain('between us');
    await entry(id, 'assessment.issue', 'issued');
    const told = lines.parse((await secretary.query('assessment.lines', { id })).data);
    expect(told.map(({ points, proposal }) => [points, proposal])).toEqual([
      [2000, false],
      [2000, false],
    ]);
    expect(told[0]?.evidence).toEqual([{ name: 'a.txt' }]);
    expect((await secretary.query('timeline.byId', { id })).text).toContain('between us');
  });

  it('findings come when they are read out', async () => {
    const visit = await openings.siteVisit(scene);
    await enter();
    await scene.moveTo('siteVisit', visit.id, 'inField');
    await unsigned(scene, visit);
    expect((await secretary.query('siteVisit.findings', { id: visit.id })).data).toEqual([]);
    expect((await lead.query('siteVisit.findings', { id: visit.id })).data).toMatchObject([
      { kind: 'problem', signedAt: null, secondSigner: { name: 'assessor-2' } },
    ]);
    await entry(visit.id, 'siteVisit.wrapUp', 'wrappedUp');
    expect((await secretary.query('siteVisit.findings', { id: visit.id })).data).toHaveLength(1);
  });

  it('a vote is unseen until all are in, and the decision until it is served', async () => {
    const appeal = await openings.appeal(scene);
    await enter();
    await scene.moveTo('appeal', appeal.id, 'deliberating');
    await arrangeRoll(scene, appeal, { roll: 'voting', value: true });
    await arrangements.majorityAdjustsPartly(scene, appeal, true);
    const changes = async (who: Client) =>
      disputed
        .parse((await who.query('appeal.lines', { id: appeal.id })).data)
        .map(({ change, votes }) => [change, votes]);
    expect((await changes(office)).sort()).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(await changes(secretary)).toEqual([
      [null, null],
      [null, null],
    ]);
    await arrangeRoll(scene, appeal, { roll: 'voting', value: false });
    expect(await changes(office)).toEqual([
      [null, null],
      [null, null],
    ]);
    await house.db.query({ text: 'update appeal_line set points = 2500 where appeal_id = $1' }, [appeal.id]);
    const decided = async (who: Client) =>
      disputed.parse((await who.query('appeal.lines', { id: appeal.id })).data).map((line) => line.decided);
    expect(await decided(office)).toEqual([2500, 2500]);
    expect(await decided(secretary)).toEqual([null, null]);
    await entry(appeal.id, 'appeal.adjust', 'decided');
    const outcome = async (who: Client) => {
      const { items } = entries.parse((await who.query('timeline.byId', { id: appeal.id })).data);
      return items.filter(({ to }) => to === 'decided').map(({ event }) => event);
    };
    expect(await outcome(office)).toEqual(['appeal.adjust']);
    expect(await outcome(secretary)).toEqual([null]);
    await entry(appeal.id, 'appeal.approve', 'served');
    expect(await decided(secretary)).toEqual([2500, 2500]);
    expect(await outcome(secretary)).toEqual(['appeal.adjust']);
  });

  it('a notice is for whom it is, and marked by nobody else', async () => {
    await enter();
    const [mine, other] = [scene.people('secretary')[0]?.id, scene.people('secretary')[1]?.id];
    for (const [n, personId] of [mine, mine, other].entries())
      await said('notice', {
        outbox_id: n,
        person_id: personId,
        channel: 'inbox',
        notice: 'cycleStarted',
        params: '{}',
        at: new Date(),
      });
    const page = z.object({
      items: z.array(z.object({ id: z.string(), readAt: z.string().nullable() })),
      next: z.string().nullable(),
    });
    const first = page.parse((await secretary.query('notice.list', { limit: 1 })).data);
    expect(first.items).toHaveLength(1);
    const second = page.parse((await secretary.query('notice.list', { limit: 1, cursor: first.next })).data);
    expect(second).toMatchObject({ items: [{ readAt: null }], next: null });
    expect((await secretary.query('notice.unread')).data).toEqual({ count: 2 });
    const theirs = page.parse((await (await as('secretary-2')).query('notice.list', {})).data);
    expect(
      (await secretary.mutate('notice.markRead', { ids: theirs.items.map(({ id }) => id) })).data,
    ).toEqual({ count: 0 });
    expect((await secretary.mutate('notice.markRead', { all: true })).data).toEqual({ count: 2 });
    expect((await secretary.query('notice.unread')).data).toEqual({ count: 0 });
  });

  it('the tree, the board and the lists end where the reach does', async () => {
    const here = await openings.assessment(scene);
    const [administrator, auditor] = await Promise.all([as('administrator-1'), as('auditor-1')]);
    const board = z.object({ units: z.array(z.object({ assessment: z.object({ id: z.string() }) })) });
    const all = board.parse((await auditor.query('board.byCycle', { cycleId: scene.cycleId })).data);
    expect(all.units.map(({ assessment }) => assessment.id)).toContain(here.id);
    expect((await administrator.query('board.byCycle', { cycleId: scene.cycleId })).data).toEqual({
      units: [],
    });
    const reserve = await as('discipline-2');
    await house.db.query({ text: `delete from appointment where person_id = $1 and unit_id <> $2` }, [
      scene.people('discipline')[1]?.id,
      here.unit.id,
    ]);
    await expect
      .poll(
        async () => {
          const units = z
            .array(z.object({ path: z.string() }))
            .parse((await reserve.query('unit.list')).data);
          return units.map(({ path }) => path);
        },
        { timeout: 2_000 },
      )
      .toEqual(['g', here.unit.path]);
    expect((await reserve.query('assessment.list', {})).data).toMatchObject({
      items: [{ id: here.id }],
      next: null,
    });
  });

  it('a cycle and its standards are for the units that it assesses, and for those above them', async () => {
    const elsewhere = await makeUnit(house.db, 'h');
    await makePerson(house.db, 'stranger', [{ role: 'secretary', unitId: elsewhere.id }]);
    const stranger = await as('stranger');
    expect((await stranger.query('cycle.list', {})).data).toEqual({ items: [], next: null });
    expect((await stranger.query('cycle.byId', { id: scene.cycleId })).error?.code).toBe('notFound');
    expect((await stranger.query('standard.byId', { id: scene.standardId })).error?.code).toBe('notFound');
    await scene.moveTo('standard', scene.standardId, 'circulated');
    const event = { type: 'standard.comment', data: { text: 'not mine', evidence: [] } };
    const sent = { id: scene.standardId, requestId: crypto.randomUUID(), event };
    expect((await stranger.mutate('standard.send', sent)).error?.code).toBe('notFound');
    await openings.assessment(scene);
    await enter();
    expect((await secretary.mutate('standard.send', sent)).error).toBeNull();
    expect((await secretary.query('cycle.byId', { id: scene.cycleId })).data).toMatchObject({
      unit: { path: 'g' },
    });
    await scene.moveTo('standard', scene.standardId, 'published');
  });

  it('who may be named is told to who names, with those who are barred', async () => {
    const appeal = await openings.appeal(scene);
    await enter();
    await said('recusal', {
      id: crypto.randomUUID(),
      person_id: scene.people('reviewer')[2]?.id,
      case_id: appeal.id,
      kind: 'declared',
      reason: 'kin',
    });
    expect((await secretary.query('people.choices', { id: appeal.id, role: 'reviewer' })).error?.code).toBe(
      'forbidden',
    );
    const { data } = await office.query('people.choices', { id: appeal.id, role: 'reviewer' });
    expect(data).toHaveLength(12);
    expect(data).toEqual(
      expect.arrayContaining([
        { person: expect.objectContaining({ name: 'reviewer-3' }), post: null, barred: true },
        { person: expect.objectContaining({ name: 'reviewer-1' }), post: null, barred: false },
      ]),
    );
  });

  it('a missed target is noted by the office alone', async () => {
    const { unit } = await openings.assessment(scene);
    await enter();
    const data = { unitId: unit.id, target: 'safety', document: '安监〔2026〕3号' };
    const miss = (who: typeof lead, more: object = {}) =>
      who.mutate('cycle.send', {
        id: scene.cycleId,
        requestId: crypto.randomUUID(),
        event: { type: 'cycle.missTarget', data: { ...data, ...more } },
      });
    expect((await miss(lead)).error?.code).toBe('forbidden');
    expect((await miss(office)).error).toBeNull();
    expect((await miss(office, { unitId: crypto.randomUUID() })).error).toMatchObject({
      code: 'invalid',
      detail: { path: 'unitId' },
    });
    // What is noted of one unit is not for the others to read.
    const journal = async (who: typeof lead): Promise<unknown> =>
      (await who.query('timeline.byId', { id: scene.cycleId })).data;
    expect(JSON.stringify(await journal(office))).toContain('安监〔2026〕3号');
    expect(JSON.stringify(await journal(secretary))).not.toContain('安监〔2026〕3号');
  });

  it('indicators and text of the standard are there to choose from', async () => {
    const { id } = await openings.assessment(scene);
    await enter();
    expect((await secretary.query('assessment.indicators', { id })).data).toMatchObject([
      { code: 'A1', points: 5000 },
      { code: 'A2', points: 5000 },
    ]);
    expect((await secretary.query('standard.content', { id: scene.standardId })).data).toMatchObject({
      name: 'branches',
      number: 1,
      lint: [],
      inForceOn: expect.any(String),
    });
    expect((await secretary.query('document.byCase', { id })).data).toEqual([]);
  });
});
