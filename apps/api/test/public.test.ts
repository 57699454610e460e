import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { prove } from './proof.ts';

const filed = z.object({ number: z.string() });
const links = z.object({ links: z.array(z.object({ class: z.string(), token: z.string() })) });

describe('the public', () => {
  let house: House;
  let scene: Scene;
  let objection: Case;
  const everybody = () => client(house.url);
  const object = async (more: object = {}) => ({
    id: scene.cycleId,
    requestId: crypto.randomUUID(),
    unitId: objection.unit.id,
    text: 'it was otherwise',
    name: 'a neighbour',
    contact: '13800000000',
    proof: await prove(house.url),
    ...more,
  });
  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    // Leaves the cycle in its results notice, with a grade of the unit on the list.
    objection = await openings.objection(scene);
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('reads the notices that are open, and nothing else', async () => {
    const { data } = await everybody().query('public.notices');
    expect(data).toMatchObject([{ id: scene.cycleId, machine: 'cycle', title: 'a year' }]);
    const notice = await everybody().query('public.notice', { id: scene.cycleId });
    expect(notice.data).toMatchObject({
      results: expect.arrayContaining([
        { unitId: objection.unit.id, unit: objection.unit.path, grade: 'good' },
      ]),
    });
    expect((await everybody().query('public.notice', { id: objection.assessmentId })).error?.code).toBe(
      'notFound',
    );
    await scene.moveTo('cycle', scene.cycleId, 'approvingGrades');
    expect((await everybody().query('public.notice', { id: scene.cycleId })).error?.code).toBe('notFound');
    expect((await everybody().mutate('public.object', await object())).error?.code).toBe('notFound');
    await scene.moveTo('cycle', scene.cycleId, 'resultsNotice');
  });

  it('objects without an account, and looks up what became of it by a number that nobody else has', async () => {
    const answer = await everybody().mutate('public.object', await object());
    const { number } = filed.parse(answer.data);
    expect(number).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/);
    expect((await everybody().mutate('public.receipt', { number: number.toLowerCase() })).data).toMatchObject(
      { stage: 'received', reasons: null },
    );
    const [row] = await scene.db.query<{ id: string }>(
      { text: 'select instance_id as id from objection_receipt where number = $1' },
      [number],
    );
    const [inspector] = scene.people('inspectorate');
    if (row === undefined || inspector === undefined) throw new Error('nobody inquires');
    await scene.done(inspector, { id: row.id, type: 'objection.inquire' });
    await scene.done(inspector, {
      id: row.id,
      type: 'objection.dismiss',
      data: { reasons: 'it was as it was' },
    });
    expect((await everybody().mutate('public.receipt', { number })).data).toMatchObject({
      stage: 'dismissed',
      reasons: 'it was as it was',
    });
  });

  it('does the work first: what is not solved, made up, changed or handed in before is refused; so is a filled trap', async () => {
    const first = await object();
    const { proof } = first;
    const { parameters, signature } = proof.challenge;
    const eased = { ...proof, challenge: { signature, parameters: { ...parameters, keyPrefix: 'f' } } };
    const lived = { ...parameters, expiresAt: parameters.expiresAt + 3_600 };
    const longer = { ...proof, challenge: { signature, parameters: lived } };
    const idle = { ...proof, solution: { counter: 0, derivedKey: '00'.repeat(32) } };
    for (const bad of [eased, longer, idle])
      expect((await everybody().mutate('public.object', await object({ proof: bad }))).error).toMatchObject({
        code: 'invalid',
        detail: { path: 'proof' },
      });
    expect(
      (await everybody().mutate('public.object', await object({ website: 'https://spam.example' }))).error,
    ).toMatchObject({ code: 'invalid', detail: { path: 'website' } });
    expect((await everybody().mutate('public.object', first)).error).toBeNull();
    const replayed = await everybody().mutate('public.object', await object({ proof }));
    expect(replayed.error).toMatchObject({ code: 'conflict', detail: { path: 'proof' } });
  });

  it('gets the same number for the same request', async () => {
    const once = await object();
    const first = await everybody().mutate('public.object', once);
    expect((await everybody().mutate('public.object', once)).data).toEqual(first.data);
  });

  it('is not known to those it objects about: neither the timeline nor the case tells them', async () => {
    await everybody().mutate('public.object', await object({ text: 'between us' }));
    const secretary = await scene.as({ email: 'secretary-1@example.org' });
    const timeline = await secretary.query('timeline.byId', { id: scene.cycleId });
    expect(timeline.error).toBeNull();
    expect(timeline.text).toContain('cycle.object');
    expect(timeline.text).not.toMatch(/between us|a neighbour|13800000000/);
    expect((await secretary.query('objection.list', {})).data).toEqual({ items: [], next: null });
    expect((await secretary.query('objection.byId', { id: objection.id })).error?.code).toBe('notFound');
    const inspector = await scene.as({ email: 'inspectorate-1@example.org' });
    expect((await inspector.query('timeline.byId', { id: scene.cycleId })).text).toContain('between us');
  });

  it('cannot guess numbers: after a hundred tries the address waits', async () => {
    const codes = new Map<string | undefined, number>();
    for (let n = 0; n < 110; n++) {
      const { error } = await everybody().mutate('public.receipt', { number: `AAAA-BBBB-${1000 + n}` });
      codes.set(error?.code, (codes.get(error?.code) ?? 0) + 1);
    }
    expect(Object.fromEntries(codes)).toEqual({ notFound: 100, tooMuch: 10 });
    await scene.db.query({ text: 'delete from rate_limit' });
  });

  it('cannot flood: after twenty objections the address waits', async () => {
    await scene.db.query({ text: 'delete from rate_limit' });
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 21; n++)
      codes.push((await everybody().mutate('public.object', await object())).error?.code);
    expect(codes.slice(0, 20).every((code) => code === undefined)).toBe(true);
    expect(codes[20]).toBe('tooMuch');
  });

  it('answers a questionnaire once, by a link that stands nowhere', async () => {
    const survey = await openings.questionnaire(scene);
    const office = await signIn(house.url, 'office-1@example.org');
    const questions = [
      { id: 'q1', text: 'Are you satisfied?', kind: 'grade', required: true },
      { id: 'q2', text: 'What should be better?', kind: 'text', required: false },
    ];
    const saved = await office.mutate('questionnaire.saveQuestions', {
      id: survey.id,
      version: 1,
      questions,
    });
    expect(saved.error).toBeNull();
    expect(
      (await office.mutate('questionnaire.links', { id: survey.id, voters: { all: 2 } })).error?.code,
    ).toBe('refused');
    await scene.done({ email: 'office-1@example.org' }, { id: survey.id, type: 'questionnaire.open' });
    const made = links.parse(
      (await office.mutate('questionnaire.links', { id: survey.id, voters: { all: 2 } })).data,
    );
    const [link] = made.links;
    if (link === undefined) throw new Error('no link');
    const kept = await scene.db.query({ text: 'select * from answer_token' });
    expect(JSON.stringify(kept)).not.toContain(link.token);

    const shown = await everybody().mutate('public.questionnaire', { token: link.token });
    expect(shown.data).toMatchObject({
      kind: 'survey',
      title: 'what do you think',
      questions,
      choices: expect.any(Array),
    });
    const wrong = await everybody().mutate('public.answer', {
      token: link.token,
      answers: { q1: 'excellent!' },
    });
    expect(wrong.error).toMatchObject({ code: 'invalid', detail: { path: 'q1' } });
    const given = { token: link.token, answers: { q1: 'good', q2: "'; drop table answer; --" } };
    expect((await everybody().mutate('public.answer', given)).error).toBeNull();
    expect((await everybody().mutate('public.answer', given)).error?.code).toBe('notFound');
    expect((await everybody().mutate('public.questionnaire', { token: 'x'.repeat(32) })).error?.code).toBe(
      'notFound',
    );
    // Neither who nor when: the answer leaves no entry, no message, and no mark of the address that gave it.
    const [traces] = await scene.db.query<{ entries: number; effects: number }>({
      text: `select (select count(*)::int from journal where payload::text like '%drop table answer%') as entries,
          (select count(*)::int from outbox where payload::text like '%drop table answer%') as effects`,
    });
    expect(traces).toEqual({ entries: 0, effects: 0 });
  });
});
