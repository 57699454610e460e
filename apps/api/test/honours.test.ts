import { readTables } from '@kaohe/table';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { client } from './client.ts';
import { type House, openHouse } from './house.ts';
import { inDays, openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { prove } from './proof.ts';

const basis = { body: 'the committee', meetingOn: '2027-01-05', document: 'No. 5' };
const told = z.object({ number: z.string() });
const ledger = z.object({
  items: z.array(z.looseObject({ id: z.string(), number: z.int(), state: z.string() })),
  counts: z.record(z.string(), z.int()),
  units: z.array(z.looseObject({ all: z.int() })),
  organisations: z.array(z.looseObject({ all: z.int() })),
});

let house: House;
let scene: Scene;
beforeAll(async () => {
  house = await openHouse();
  scene = await makeScene(house);
  // Beyond the inspectorate the office and the leads are asked.
  await scene.db.query(
    {
      text: `update cycle set policy = policy || $2::jsonb, policy_version = policy_version + 1 where id = $1`,
    },
    [scene.cycleId, JSON.stringify({ commendation: { opinions: ['inspectorate', 'office', 'lead'] } })],
  );
}, 60_000);
afterAll(() => house[Symbol.asyncDispose]());

let named: Case;

describe('commendation', () => {
  const as = (email: string) => scene.as({ email: `${email}@example.org` });
  const everybody = () => client(house.url);
  const stage = async () => {
    const [row] = await scene.db.query<{ stage: string }>(
      { text: 'select stage from instance where id = $1' },
      [named.id],
    );
    return row?.stage;
  };
  const send = (who: string, type: string, data: object = {}) =>
    scene.done({ email: `${who}@example.org` }, { id: named.id, type: `commendation.${type}`, data });
  beforeAll(async () => {
    named = await openings.commendation(scene);
  });

  it('lists who may be commended and who is out and why, to the staff alone', async () => {
    const office = await as('office-1');
    const { data } = await office.query('commendation.candidates', { cycleId: scene.cycleId });
    expect(data).toMatchObject({
      rules: { opinions: ['inspectorate', 'office', 'lead'], quota: 30, pastYears: 2 },
      quota: { used: 1 },
      rows: expect.arrayContaining([
        expect.objectContaining({ unitId: named.unit.id, verdict: 'out', bars: ['nominated'] }),
      ]),
      cases: [expect.objectContaining({ id: named.id, stage: 'nominated', clear: 0, held: 0 })],
    });
    const secretary = await as('secretary-1');
    const asked = await secretary.query('commendation.candidates', { cycleId: scene.cycleId });
    expect(asked.error?.code).toBe('forbidden');
  });

  it('tells a unit why it is, or is not, on the list; never that it is being weighed', async () => {
    const secretary = await as('secretary-1');
    const standing = async (cycleId = scene.cycleId) =>
      (await secretary.query('commendation.standing', { cycleId })).data;
    const own = { unitId: named.unit.id, grade: 'good', verdict: 'eligible', bars: [], commendation: null };
    expect(await standing()).toMatchObject([own]);
    const reopen = 'update grade_round set reopened_at = $2 where cycle_id = $1';
    await scene.db.query({ text: reopen }, [scene.cycleId, new Date()]);
    expect(await standing()).toMatchObject([{ grade: null, verdict: 'out', bars: ['unconfirmed'] }]);
    await scene.db.query({ text: reopen }, [scene.cycleId, null]);
    expect(
      (await (await as('office-1')).query('commendation.standing', { cycleId: scene.cycleId })).data,
    ).toEqual([]);
  });

  const asked = ['inspectorate', 'office', 'lead'].flatMap((role) => [`${role}-1`, `${role}-2`]);
  const clearAll = async (who: readonly string[]) => {
    for (const one of who) await send(one, 'clear', { opinion: 'nothing against it' });
  };

  it('asks whom the policy says, each once and nobody else; silence clears nobody, also when the time is over', async () => {
    const office = await as('office-1');
    const seen = z.object({
      opinions: z.array(z.object({ capacity: z.string() })),
      opinionsDueAt: z.string(),
    });
    const { opinions } = seen.parse((await office.query('commendation.sheet', { id: named.id })).data);
    expect(opinions.map(({ capacity }) => capacity).toSorted()).toEqual(
      ['inspectorate', 'inspectorate', 'lead', 'lead', 'office', 'office'].toSorted(),
    );
    const clear = { id: named.id, type: 'commendation.clear', data: { opinion: 'o' } };
    for (const who of ['leader-1', 'assessor-1', 'secretary-1', 'reviewer-1'])
      expect((await scene.send({ email: `${who}@example.org` }, clear)).error).not.toBeNull();
    await clearAll(asked.slice(0, 5));
    expect((await scene.send({ email: 'office-1@example.org' }, clear)).error?.code).toBe('refused');
    await scene.system(named.id, 'commendation.opinionsOverdue');
    expect(await stage()).toBe('nominated');
    const [told] = await scene.db.query<{ to: string[] }>(
      {
        text: `select array_agg(o.payload ->> 'to' order by o.id) as to from outbox o where o.instance_id = $1
          and o.payload ->> 'notice' in ('opinionNeeded', 'opinionsOverdue')`,
      },
      [named.id],
    );
    expect(told?.to).toEqual(['slots', 'slots', 'leader']);
  });

  it('is not approved against an opinion; returned, everybody is asked once more', async () => {
    await send('lead-2', 'hold', { reasons: 'a letter is being looked into' });
    expect(await stage()).toBe('vetted');
    const approve = { id: named.id, type: 'commendation.approve', data: { basis, authority: 'a' } };
    const refused = await scene.send({ email: 'leader-1@example.org' }, approve);
    expect(refused.error?.code).toBe('refused');
    for (const who of ['office-1', 'inspectorate-1', 'reviewer-1'])
      expect((await scene.send({ email: `${who}@example.org` }, approve)).error?.code).toBe('forbidden');
    await send('leader-1', 'return', { reasons: 'after the letter' });
    expect(await stage()).toBe('nominated');
  });

  it('has every fact on the sheet: opinions as they come, the rules, what was approved by whom', async () => {
    const leader = await as('leader-1');
    const sheet = async () => (await leader.query('commendation.sheet', { id: named.id })).data;
    const before = z.object({ opinions: z.array(z.object({ opinion: z.null() })) }).parse(await sheet());
    expect(before.opinions).toHaveLength(asked.length);
    await clearAll(asked);
    expect(await sheet()).toMatchObject({
      stage: 'vetted',
      grade: 'good',
      score: 9500,
      bars: [],
      gates: { veto: false, graveOrder: false, past: [], appealsOpen: 0 },
      opinions: before.opinions.map(() => ({ opinion: 'clear', text: 'nothing against it' })),
      approval: null,
    });
    await send('leader-1', 'approve', { basis, authority: 'the group committee' });
    expect(await sheet()).toMatchObject({
      stage: 'approved',
      approval: { authority: 'the group committee', basis, by: expect.any(Object) },
    });
    expect(
      (await (await as('secretary-1')).query('commendation.sheet', { id: named.id })).error,
    ).not.toBeNull();
  });

  it('is one public notice for the list; an objection names the unit and is followed by its receipt', async () => {
    await scene.done(
      { email: 'office-1@example.org' },
      { id: scene.cycleId, type: 'cycle.publishCommendations', data: { title: 'the best of the year' } },
    );
    await scene.system(named.id, 'commendation.publish', {});
    const open = await everybody().query('public.notices');
    expect(open.data).toMatchObject([
      { id: scene.cycleId, machine: 'commendation', title: 'the best of the year', units: 1 },
    ]);
    const notice = await everybody().query('public.notice', { id: scene.cycleId });
    expect(notice.data).toMatchObject({
      left: 5,
      nominees: [{ unitId: named.unit.id, reasons: 'the best', grade: 'good' }],
    });
    // The unit sees it now, but not what those asked said of it.
    const timeline = await (await as('secretary-1')).query('timeline.byId', { id: named.id });
    expect(timeline.text).toContain('commendation.publish');
    expect(timeline.text).not.toMatch(
      /a letter is being looked into|after the letter|nothing against it|commendation.hold/,
    );
    const filed = await everybody().mutate('public.object', {
      id: scene.cycleId,
      requestId: crypto.randomUUID(),
      unitId: named.unit.id,
      text: 'that was the year before',
      proof: await prove(house.url),
    });
    const { number } = told.parse(filed.data);
    const [row] = await scene.db.query<{ id: string }>(
      { text: 'select instance_id as id from objection_receipt where number = $1' },
      [number],
    );
    const objection = row?.id ?? '';
    const inquire = (type: string, data: object = {}) =>
      scene.done({ email: 'inspectorate-1@example.org' }, { id: objection, type: `objection.${type}`, data });
    await inquire('inquire');
    await inquire('note', { text: 'asked the branch', evidence: [] });
    expect(await stage()).toBe('publicNotice');
    expect((await everybody().mutate('public.receipt', { number })).data).toMatchObject({
      stage: 'inquiring',
      unit: named.unit.path,
      steps: [{ stage: 'received' }, { stage: 'inquiring' }],
      reasons: null,
    });
    await inquire('dismiss', { reasons: 'it was this year' });
    const looked = await everybody().mutate('public.receipt', { number });
    expect(looked.data).toMatchObject({ stage: 'dismissed', reasons: 'it was this year', dueAt: null });
    expect(looked.text).not.toContain('asked the branch');
  });

  it('stands in the register, and stays in it when it is revoked', async () => {
    await scene.moveTo('commendation', named.id, 'conferrable');
    await send('leader-1', 'confer', { basis });
    const register = () => everybody().query('public.honours', { search: named.unit.path });
    expect((await register()).data).toMatchObject({
      total: 1,
      items: [
        { unit: { id: named.unit.id }, document: 'No. 5', authority: 'the group committee', revokedAt: null },
      ],
    });
    await send('leader-1', 'revoke', { reasons: 'it was not so' });
    const revoked = await register();
    expect(revoked.data).toMatchObject({ items: [{ revokedAt: expect.any(String), revokedFor: null }] });
    const signedIn = await (await as('secretary-1')).query('commendation.honours', {});
    expect(signedIn.data).toMatchObject({ items: [{ revokedFor: 'it was not so' }] });
    expect((await everybody().query('public.honours', { search: 'no such unit' })).data).toMatchObject({
      total: 0,
    });
  });
});

describe('the ledger of rectification', () => {
  let item: Case;
  beforeAll(async () => {
    item = await openings.rectificationItem(scene);
  });
  const read = async (email: string, filter: object = {}) => {
    const reader = await scene.as({ email: `${email}@example.org` });
    return ledger.parse((await reader.query('rectificationItem.ledger', filter)).data);
  };

  it('gives each problem its number, counts, narrows, and shows nobody what is not his', async () => {
    const all = await read('office-1');
    expect(all.items.map(({ number }) => number)).toEqual([1, 2]);
    expect(all.counts).toMatchObject({ open: 2, overdue: 0 });
    expect(all.units).toHaveLength(1);
    expect(all.organisations).toMatchObject([{ unit: { id: scene.root.id }, all: 2 }]);
    expect((await read('office-1', { unitId: scene.root.id })).items).toHaveLength(2);
    expect((await read('office-1', { unitId: item.unit.id })).items).toHaveLength(2);
    expect((await read('office-1', { unitId: named.unit.id })).items).toEqual([]);
    const none = { search: 'nothing like it' };
    expect((await read('office-1', none)).items).toEqual([]);
    expect((await read('office-1', { class: 'long' })).items).toEqual([]);
    expect((await read('office-1', { state: 'closed' })).items).toEqual([]);
    const foreign = await read('reviewer-1');
    expect(foreign.items).toEqual([]);
    expect(foreign.units).toEqual([]);
  });

  it('shows progress, and a relapse beside the item that was closed', async () => {
    const subject = { email: 'secretary-1@example.org' };
    const assessor = { email: 'assessor-1@example.org' };
    const step = (who: { email: string }, type: string, data: object) =>
      scene.done(who, { id: item.id, type: `rectificationItem.${type}`, data });
    await step(subject, 'report', { text: 'half of it', evidence: [] });
    const tried = async (who: string, type: string, data: object) =>
      (
        await scene.send(
          { email: `${who}@example.org` },
          { id: item.id, type: `rectificationItem.${type}`, data },
        )
      ).error?.code;
    const seen = { text: 'seen', evidence: [scene.file] };
    const effect = { effect: 'good', reasons: 'r', evidence: [] };
    expect(await tried('assessor-1', 'verify', seen)).toBe('refused');
    await step(subject, 'done', { text: 'all of it', evidence: [scene.file] });
    for (const who of ['secretary-1', 'office-1', 'lead-1', 'leader-1', 'auditor-1'])
      expect(await tried(who, 'verify', seen)).toBe('forbidden');
    await step({ email: 'assessor-2@example.org' }, 'reopen', { reasons: 'half of it', evidence: [] });
    expect(await tried('office-1', 'extend', { reasons: 'r' })).toBe('forbidden');
    await step({ email: 'leader-1@example.org' }, 'extend', { reasons: 'the material is late' });
    await step(subject, 'done', { text: 'all of it', evidence: [scene.file] });
    await step(assessor, 'verify', seen);
    expect(await tried('assessor-1', 'evaluateEffect', effect)).toBe('forbidden');
    expect(await tried('secretary-1', 'evaluateEffect', effect)).toBe('forbidden');
    const found = (await read('office-1')).items.find(({ id }) => id === item.id);
    expect(found).toMatchObject({
      state: 'closed',
      reportedAt: expect.any(String),
      reopened: 1,
      extended: 1,
    });
    const start = { id: item.assessmentId };
    const ordering = await (await scene.as({ email: 'lead-1@example.org' })).query(
      'rectificationItem.ordering',
      start,
    );
    expect(ordering.data).toMatchObject({ closed: [{ id: item.id, number: 1 }], problems: [] });
    const own = await (await scene.as(subject)).query('rectificationItem.ordering', start);
    expect(own.error?.code).toBe('forbidden');
    const again = {
      no: 1,
      problem: 'it is back',
      subjectKind: 'secretary',
      standard: 's',
      measure: 'm',
      class: 'oneMonth',
      relapseOf: item.id,
      dates: { dueOn: inDays(20) },
    };
    const order = (one: object) => ({
      id: item.assessmentId,
      type: 'assessment.orderRectification',
      data: { title: 'once more', items: [one] },
    });
    const office = { email: 'office-1@example.org' };
    const open = (await read('office-1', { state: 'open' })).items[0]?.id;
    expect((await scene.send(office, order({ ...again, relapseOf: open }))).error).toMatchObject({
      code: 'invalid',
      detail: { path: 'relapseOf' },
    });
    const late = { ...again, dates: { dueOn: inDays(40) } };
    expect((await scene.send(office, order(late))).error).toMatchObject({
      code: 'invalid',
      detail: { path: 'items.0.dates.dueOn', issue: 'dueBeyondClass' },
    });
    await scene.done(office, order(again));
    const relapse = (await read('office-1', { search: 'it is back' })).items[0];
    expect(relapse).toMatchObject({ number: 3, relapseOf: { id: item.id } });
  });

  it('comes as a workbook, as far as the reader sees', async () => {
    const fetched = async (email: string) => {
      const { cookie } = await scene.as({ email: `${email}@example.org` });
      return fetch(`${house.url}/rectifications/export`, { headers: { cookie } });
    };
    const whole = await fetched('office-1');
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toContain('spreadsheetml');
    const { sheets, tables } = await readTables(new Uint8Array(await whole.arrayBuffer()), '整改台账.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(['整改台账', '按单位', '按组织']);
    expect(JSON.stringify(tables[0])).toMatch(
      /整改〔2026〕1号.*已销号.*退回1次；延期1次.*it is back.*整改〔2026〕1号反弹/,
    );
    expect(JSON.stringify(tables[2])).toContain(scene.root.path);
    const foreign = await readTables(
      new Uint8Array(await (await fetched('reviewer-1')).arrayBuffer()),
      'a.xlsx',
    );
    expect(JSON.stringify(foreign.tables)).not.toContain('〔2026〕');
    expect((await fetch(`${house.url}/rectifications/export`)).status).toBe(401);
    expect((await fetch(`${house.url}/honours/export`)).status).toBe(401);
  });
});
