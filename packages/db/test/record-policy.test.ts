import { randomUUID } from 'node:crypto';
import { begin, savePolicy, saveStandard } from '@kaohe/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, company, content, faultOf, openCycle, openedBy } from './company.ts';
import { send, settled } from './world.ts';

let here: Company;
beforeAll(async () => {
  here = await company();
});
afterAll(() => here[Symbol.asyncDispose]());

it('is the office’s until the first standard is published, and rules from the next event on', async () => {
  const { db, office, leader, root } = here;
  const { instanceId: id } = await begin(db, {
    machine: 'cycle',
    data: { name: '2026', year: 2026, unitId: root },
    actor: office,
    requestId: randomUUID(),
  });
  const save = (policy: unknown, version: number, actor = office) =>
    savePolicy(db, { id, version, actor, policy });
  expect(await faultOf(save({ composite: { weights: { daily: 10 } } }, 1))).toMatchObject({
    code: 'invalid',
  });
  expect(await settled(save({}, 1, leader))).toBe('forbidden');
  expect(await settled(save({}, 4))).toBe('stale');
  await send(db, id, ['cycle.open', {}, office]);
  const standard = openedBy(
    await send(db, id, ['cycle.draftStandard', { name: 's', category: 'branch' }, office]),
  );
  await saveStandard(db, { id: standard, version: 1, actor: office, content });
  // Sixty per cent of the points are for effect: seventy are asked for now, and again sixty after.
  const share = (effectShare: number) => ({ standard: { effectShare } });
  await save(share(70), 3);
  expect(await faultOf(send(db, standard, ['standard.submit', {}, office]))).toMatchObject({
    facts: ['lintClean'],
  });
  await save(share(60), 4);
  await send(db, standard, ['standard.submit', {}, office]);
  await send(db, standard, ['standard.approve', {}, leader]);
  await send(db, standard, ['standard.publish', {}, office]);
  expect(await settled(save({}, 5))).toBe('refused');
});

it('is read by the cycle that it belongs to', async () => {
  const { db } = here;
  const { cycle } = await openCycle(here, { recusal: { formerUnitYears: 5 } });
  const [row] = await db.query<{ policy: unknown }>({ text: 'select policy from cycle where id = $1' }, [
    cycle,
  ]);
  expect(row?.policy).toEqual({ recusal: { formerUnitYears: 5 } });
});
