import { sweep } from '@kaohe/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { place, rowOf, type World, world } from './world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here[Symbol.asyncDispose]());

it('never lets one bad row hold up the others: it is told of, and tried again later', async () => {
  const at = (days: number) => new Date(Date.now() - days * 86_400_000);
  const bad = await place(here, { machine: 'appeal', data: { grounds: 'g' }, since: at(60) });
  const good = await place(here, { machine: 'appeal', data: { grounds: 'g' }, since: at(50) });
  const restage = { text: 'update instance set stage = $2 where id = $1' };
  await here.db.query(restage, [bad, 'unheardOf']);
  const told: string[] = [];
  const once = () => sweep(here.db, { limit: 1, onError: (_, due) => told.push(due.instanceId) });
  await once();
  expect(await once()).toBeGreaterThan(0);
  expect((await rowOf(here.db, good)).stage).toBe('admitted');
  expect(new Set(told)).toEqual(new Set([bad]));

  await here.db.query(restage, [bad, 'filed']);
  await here.db.query({ text: 'update deadline set retry_at = null where instance_id = $1' }, [bad]);
  await once();
  expect((await rowOf(here.db, bad)).stage).toBe('admitted');
});
