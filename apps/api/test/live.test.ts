import { advance } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from './client.ts';
import { follow } from './follow.ts';
import { type House, openHouse, openServer, type Server } from './house.ts';
import { makeWorld, type Placed, place, type World } from './world.ts';

describe('live changes', () => {
  let house: House;
  let other: Server;
  let world: World;
  const assessment = (unit: World['unit']): Promise<Placed> =>
    place(house.db, {
      machine: 'assessment',
      at: {
        stage: 'acknowledging',
        context: { visitPlanned: false, remanded: false, reopened: false, linked: false },
      },
      unit,
      parent: world.base('cycle'),
      data: { unitId: unit.id },
    });
  const amend = (placed: Placed) =>
    advance(other.db, {
      instanceId: placed.id,
      event: { type: 'assessment.amended', data: {} },
      actor: { kind: 'system' },
      requestId: crypto.randomUUID(),
    });

  beforeAll(async () => {
    house = await openHouse();
    other = await openServer(house.database.url);
    world = await makeWorld(house.db);
  }, 60_000);
  afterAll(async () => {
    await other[Symbol.asyncDispose]();
    await house[Symbol.asyncDispose]();
  });

  it('made through one process reach the pages of another, and only those who may see the case', async () => {
    const [mine, theirs] = [await assessment(world.unit), await assessment(world.other)];
    const secretary = await signIn(house.url, 'secretary-1@example.org');
    const auditor = await signIn(house.url, 'auditor-1@example.org');
    const administrator = await signIn(house.url, 'administrator-1@example.org');
    const pages = await Promise.all(
      [secretary, auditor, administrator].map(({ cookie }) => follow(house.url, cookie)),
    );
    const [ofSecretary, ofAuditor, ofAdministrator] = pages;
    await amend(theirs);
    await amend(mine);
    await expect.poll(() => ofAuditor?.told.map(({ id }) => id).sort()).toEqual([mine.id, theirs.id].sort());
    await expect.poll(() => ofSecretary?.told).toEqual([{ id: mine.id, stage: 'acknowledgingAgain' }]);
    expect(ofAdministrator?.told).toEqual([]);
    for (const page of pages) page.stop();
  });

  it('end with the session that follows them', async () => {
    const placed = await assessment(world.unit);
    const secretary = await signIn(house.url, 'secretary-2@example.org');
    const page = await follow(house.url, secretary.cookie);
    await secretary.mutate('session.signOut');
    await amend(placed);
    const auditor = await signIn(house.url, 'auditor-1@example.org');
    const witness = await follow(house.url, auditor.cookie);
    await amend(placed);
    await expect.poll(() => witness.told.length).toBe(1);
    expect(page.told).toEqual([]);
    page.stop();
    witness.stop();
  });

  it('go on after the listener lost its connection, with a word that some may be missing', async () => {
    const placed = await assessment(world.unit);
    const auditor = await signIn(house.url, 'auditor-1@example.org');
    const page = await follow(house.url, auditor.cookie);
    await house.db.query({
      text: `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kaohe listener' and datname = current_database()`,
    });
    await expect
      .poll(
        async () => {
          await amend(placed);
          return page.told.length;
        },
        { timeout: 10_000, interval: 300 },
      )
      .toBeGreaterThan(0);
    expect(page.gaps()).toBe(1);
    page.stop();
  });
});
