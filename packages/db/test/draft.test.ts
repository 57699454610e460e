import { readDrafts, readIdentity, saveDraft, scopeOf } from '@kaohe/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Person, place, send, settled, type World, world } from './world.ts';

let here: World;
let clerk: Person;
let secretary: Person;
let assessor: Person;
beforeAll(async () => {
  here = await world();
  clerk = await here.person('clerk');
  secretary = await here.person('secretary');
  assessor = await here.person('assessor');
});
afterAll(() => here[Symbol.asyncDispose]());

const report = 'periodReview.selfReport';
const review = () =>
  place(here, {
    machine: 'periodReview',
    stage: 'reporting',
    data: { no: 1, name: 'Q1', dates: { periodEnd: '2026-03-31T16:00:00.000Z' } },
  });
const draft = (id: string, actor: Person, version: number) =>
  saveDraft(here.db, { id, actor, version, event: report, data: { text: '初稿' } });
const drafts = async (id: string, { personId }: Person) => {
  const identity = await readIdentity(here.db, personId);
  return (await readDrafts(here.db, scopeOf(personId, identity?.held ?? []), { id })).map(({ data, by }) => [
    data,
    by.id,
  ]);
};

it('lets the clerk prepare and only the subject send what was on the page', async () => {
  const id = await review();
  const { version } = await draft(id, clerk, 1);
  expect(await drafts(id, secretary)).toEqual([[{ text: '初稿' }, clerk.personId]]);
  expect(await drafts(id, assessor)).toEqual([]);
  const data = { text: '初稿', evidence: [] };
  expect(await settled(send(here.db, id, [report, data, clerk, { version }]))).toBe('forbidden');
  expect(await settled(send(here.db, id, [report, data, secretary, { version: 1 }]))).toBe('stale');
  expect(await send(here.db, id, [report, data, secretary, { version }])).toMatchObject({ stage: 'closing' });
  expect(await drafts(id, secretary)).toEqual([]);
});

it('lets one of two win who save and sign at once', async () => {
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const id = await review();
      const [saved, sent] = await Promise.all([
        settled(draft(id, clerk, 1)),
        settled(send(here.db, id, [report, { text: 't', evidence: [] }, secretary, { version: 1 }])),
      ]);
      expect([saved, sent].filter((one) => typeof one !== 'string')).toHaveLength(1);
      if (typeof sent === 'string') expect(sent).toBe('stale');
      else expect(['stale', 'refused']).toContain(saved);
    }),
  );
});

it('refuses strangers, foreign fields, and events that are not to come', async () => {
  const id = await review();
  const one = { id, actor: clerk, version: 1, event: report };
  expect(await settled(draft(id, assessor, 1))).toBe('forbidden');
  expect(await settled(draft(id, await here.person('administrator'), 1))).toBe('notFound');
  expect(await settled(saveDraft(here.db, { ...one, data: { foreign: 1 } }))).toBe('invalid');
  expect(await settled(saveDraft(here.db, { ...one, data: { text: 'x'.repeat(300_000) } }))).toBe('tooMuch');
  expect(await settled(saveDraft(here.db, { ...one, event: 'periodReview.lock', data: {} }))).toBe('invalid');
  expect(await settled(saveDraft(here.db, { ...one, event: 'periodReview.explainMissing', data: {} }))).toBe(
    'refused',
  );
});
