import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { client } from './client.ts';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { prove } from './proof.ts';

const basis = { body: 'the committee', meetingOn: '2027-01-05', document: 'No. 5' };
const told = z.object({ number: z.string() });
const ledger = z.object({
  items: z.array(z.looseObject({ id: z.string(), number: z.int(), state: z.string() })),
  counts: z.record(z.string(), z.int()),
  units: z.array(z.looseObject({ all: z.int() })),
});

describe('commendation', () => {
  let house: House;
  let scene: Scene;
  let named: Case;
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
    house = await openHouse();
    scene = await makeScene(house);
    named = await openings.commendation(scene);
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('lists who may be commended and who is out and why, to the staff alone', async () => {
    const office = await as('office-1');
    const { data } = await office.query('commendation.candidates', { cycleId: scene.cycleId });
    expect(data).toMatchObject({
      rules: { opinions: ['inspectorate'], quota: 30, pastYears: 2 },
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

  it('has every fact on the sheet: opinions as they come, the rules, what was approved by whom', async () => {
    const leader = await as('leader-1');
    const sheet = async () => (await leader.query('commendation.sheet', { id: named.id })).data;
    const before = z.object({ opinions: z.array(z.object({ opinion: z.null() })) }).parse(await sheet());
    expect(before.opinions.length).toBeGreaterThan(0);
    for (const [no] of before.opinions.entries())
      await send(`inspectorate-${no + 1}`, 'clear', { opinion: 'nothing against it' });
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
  let house: House;
  let scene: Scene;
  let item: Case;
  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    item = await openings.rectificationItem(scene);
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());
  const read = async (email: string, filter: object = {}) => {
    const reader = await scene.as({ email: `${email}@example.org` });
    return ledger.parse((await reader.query('rectificationItem.ledger', filter)).data);
  };

  it('gives each problem its number, counts, narrows, and shows nobody what is not his', async () => {
    const all = await read('office-1');
    expect(all.items.map(({ number }) => number)).toEqual([1, 2]);
    expect(all.counts).toMatchObject({ open: 2, overdue: 0 });
    expect(all.units).toHaveLength(1);
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
    await step(subject, 'done', { text: 'all of it', evidence: [scene.file] });
    await step(assessor, 'verify', { text: 'seen', evidence: [scene.file] });
    const found = (await read('office-1')).items.find(({ id }) => id === item.id);
    expect(found).toMatchObject({ state: 'closed', reportedAt: expect.any(String), reopened: 0 });
    const again = {
      no: 1,
      problem: 'it is back',
      subjectKind: 'secretary',
      standard: 's',
      measure: 'm',
      class: 'oneMonth',
      relapseOf: item.id,
      dates: { dueOn: '2027-08-01T16:00:00.000Z' },
    };
    await scene.done(
      { email: 'office-1@example.org' },
      {
        id: item.assessmentId,
        type: 'assessment.orderRectification',
        data: { title: 'once more', items: [again] },
      },
    );
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
    expect((await whole.arrayBuffer()).byteLength).toBeGreaterThan(4_000);
    expect((await fetch(`${house.url}/rectifications/export`)).status).toBe(401);
    expect((await fetch(`${house.url}/honours/export`)).status).toBe(401);
  });
});
