import { saveStandard } from '@kaohe/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentHash } from '../src/standard/content.ts';
import {
  type Company,
  company,
  content,
  faultOf,
  openCycle,
  openedBy,
  stageOf,
  textHashOf,
} from './company.ts';
import { pump } from './pump.ts';
import { send, settled } from './world.ts';

let here: Company;
beforeAll(async () => {
  here = await company();
});
afterAll(() => here[Symbol.asyncDispose]());

const draft = async (): Promise<{ cycle: string; id: string }> => {
  const { db, office } = here;
  const { cycle } = await openCycle(here);
  const id = openedBy(
    await send(db, cycle, ['cycle.draftStandard', { name: 's', category: 'branch' }, office]),
  );
  return { cycle, id };
};
const standardRow = async (id: string) => {
  const [row] = await here.db.query<{
    version: number;
    content_hash: string;
    in_force_on: string | null;
    replaces: string | null;
  }>({ text: 'select * from standard where id = $1' }, [id]);
  if (!row) throw new Error('no standard');
  return row;
};

it('is submitted only when the lint under the policy of the cycle is clean', async () => {
  const { db, office } = here;
  const { id } = await draft();
  expect(await faultOf(send(db, id, ['standard.submit', {}, office]))).toMatchObject({
    code: 'refused',
    facts: ['lintClean'],
  });
  const half = { ...content, total: 9_000 };
  await saveStandard(db, { id, version: 1, actor: office, content: half });
  expect(await faultOf(send(db, id, ['standard.submit', {}, office]))).toMatchObject({
    facts: ['lintClean'],
  });
  await saveStandard(db, { id, version: 2, actor: office, content });
  expect(await send(db, id, ['standard.submit', {}, office])).toMatchObject({ stage: 'inReview' });
});

it('asks for a subject that the units of its category have', async () => {
  const { db, office } = here;
  const { id } = await draft();
  const without = structuredClone(content);
  for (const { indicators } of without.dimensions)
    for (const one of indicators) one.subjects = ['organisation', 'secretary', 'cadre'];
  await saveStandard(db, { id, version: 1, actor: office, content: without });
  expect(await faultOf(send(db, id, ['standard.submit', {}, office]))).toMatchObject({
    facts: ['lintClean'],
  });
});

it('is written as a draft, by whoever may submit it, against the version that was seen', async () => {
  const { db, office, leader } = here;
  const { id } = await draft();
  expect(await settled(saveStandard(db, { id, version: 1, actor: leader, content }))).toBe('forbidden');
  expect(await settled(saveStandard(db, { id, version: 7, actor: office, content }))).toBe('stale');
  expect(
    await faultOf(saveStandard(db, { id, version: 1, actor: office, content: { total: 1 } })),
  ).toMatchObject({
    code: 'invalid',
    path: 'dimensions',
  });
  expect(await saveStandard(db, { id, version: 1, actor: office, content })).toEqual({ version: 2 });
  expect(await standardRow(id)).toMatchObject({ content_hash: contentHash(content) });
  await send(db, id, ['standard.submit', {}, office]);
  expect(await settled(saveStandard(db, { id, version: 3, actor: office, content }))).toBe('refused');
  // Who looked at the draft before it was written anew can't submit it.
  expect(await settled(send(db, id, ['standard.return', { reasons: 'r' }, leader, { version: 2 }]))).toBe(
    'stale',
  );
});

it('is in force for its category from its publication, and never changes again', async () => {
  const { db } = here;
  const { standard } = await openCycle(here);
  expect(await standardRow(standard)).toMatchObject({
    version: 1,
    in_force_on: '2026-01-05',
    replaces: null,
  });
  await expect(
    db.query({ text: `update standard set content = '{}' where id = $1` }, [standard]),
  ).rejects.toThrow('never change');
});

it('is amended by a version of its own, which the cycle puts in force for all units, who sign anew', async () => {
  const { db, office, leader, branches } = here;
  const { cycle, standard } = await openCycle(here);
  const units = [{ unitId: branches[0].id }];
  const assessment = openedBy(await send(db, cycle, ['cycle.admitUnits', { units }, office]));
  const before = await textHashOf(db, assessment);
  expect(before).toBe(contentHash(content));
  const amend = { name: 's2', category: 'branch', reasons: 'r' };
  expect(
    await faultOf(send(db, standard, ['standard.amend', { ...amend, category: 'office' }, office])),
  ).toMatchObject({
    issue: 'anotherCategory',
  });
  const next = openedBy(await send(db, standard, ['standard.amend', amend, office]));
  expect(await standardRow(next)).toMatchObject({
    version: 2,
    replaces: standard,
    in_force_on: null,
    content_hash: before,
  });
  const amended = structuredClone(content);
  const [first] = amended.dimensions[0]?.indicators ?? [];
  if (first) first.rule = '不再要求纸质台账。';
  await saveStandard(db, { id: next, version: 1, actor: office, content: amended });
  for (const { secretary, discipline, cadre } of [branches[0]])
    for (const one of [secretary, discipline, cadre])
      await send(db, assessment, ['assessment.acknowledge', {}, one, { textHash: before }]);
  const periods = [{ no: 1, name: 'Q1', dates: { periodEnd: '2026-03-31T16:00:00Z' } }];
  await send(db, cycle, ['cycle.start', { periods }, office]);
  await pump(db);
  const [day] = await db.query<{ today: string }>({ text: 'select local_day(app_now())::text as today' });
  const today = day?.today ?? '';
  const adopt = { standardId: next, replaces: standard, inForceOn: today, reasons: 'r' };
  expect(await faultOf(send(db, cycle, ['cycle.adoptAmendment', adopt, office]))).toMatchObject({
    facts: ['amendmentPublished'],
  });
  await send(db, next, ['standard.submit', {}, office]);
  await send(db, next, ['standard.approve', {}, leader]);
  await send(db, next, ['standard.publish', {}, office]);
  await send(db, cycle, ['cycle.adoptAmendment', adopt, office]);
  await pump(db);
  expect(await standardRow(next)).toMatchObject({ in_force_on: today });
  expect(await stageOf(db, standard)).toBe('superseded');
  expect(await stageOf(db, assessment)).toBe('acknowledgingAgain');
  expect(await textHashOf(db, assessment)).toBe(contentHash(amended));
  const again = (textHash: string) =>
    settled(send(db, assessment, ['assessment.acknowledge', {}, branches[0].secretary, { textHash }]));
  expect(await again(before)).toBe('stale');
  expect(await again(contentHash(amended))).toMatchObject({
    repeated: false,
  });
});
