import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { makeScene, type Scene } from './model/scene.ts';
import { type HeldRole, heldRoles } from './world.ts';

const told = z.object({
  cycle: z.looseObject({ id: z.string() }),
  figures: z.looseObject({ unit: z.array(z.looseObject({ key: z.string(), count: z.number() })) }),
});
const rows = z.object({
  items: z.array(z.looseObject({ instanceId: z.string(), machine: z.string() })),
  next: z.string().nullable(),
});

describe('the analysis report over HTTP', () => {
  let house: House;
  let scene: Scene;
  const assessments: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    assessments.push((await openings.assessment(scene)).id, (await openings.assessment(scene)).id);
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('is for office, leaders and auditors, figures and rows alike; each figure opens as its rows', async () => {
    const answers: Partial<Record<HeldRole, readonly string[]>> = {};
    for (const role of heldRoles) {
      const [who] = scene.people(role);
      const client = await scene.as({ email: who?.email ?? '' });
      const { cycleId } = scene;
      const figures = await client.query('report.figures', { cycleId });
      const behind = await client.query('report.rows', { cycleId, figure: 'unit', key: 'all' });
      answers[role] = [figures, behind].map(({ error }) => error?.code ?? 'shown');
      if (figures.error !== null) continue;
      const [unit] = told.parse(figures.data).figures.unit;
      expect(unit?.count).toBe(assessments.length);
      const ids = rows.parse(behind.data).items.map(({ instanceId }) => instanceId);
      expect(ids.toSorted()).toEqual(assessments.toSorted());
    }
    const shown = ['office', 'leader', 'auditor'];
    for (const role of heldRoles) {
      const code = shown.includes(role) ? 'shown' : role === 'administrator' ? 'notFound' : 'forbidden';
      expect([role, answers[role]]).toEqual([role, [code, code]]);
    }
  });

  it('refuses a figure that there is not, and a cycle that there is not', async () => {
    const [who] = scene.people('office');
    const office = await scene.as({ email: who?.email ?? '' });
    const asked = { cycleId: scene.cycleId, figure: 'unit', key: 'all' };
    expect((await office.query('report.rows', { ...asked, figure: 'salary' })).error?.code).toBe('invalid');
    expect((await office.query('report.rows', { ...asked, cursor: 'x' })).error?.code).toBe('invalid');
    const nowhere = { cycleId: crypto.randomUUID() };
    expect((await office.query('report.figures', nowhere)).error?.code).toBe('notFound');
  });
});
