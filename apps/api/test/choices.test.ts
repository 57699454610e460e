import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { makeScene, type Scene } from './model/scene.ts';
import { makeUnit } from './people.ts';

const people = z.array(z.object({ person: z.object({ name: z.string() }), barred: z.boolean() }));
const units = z.array(z.object({ id: z.string(), grade: z.string().nullable() }));

describe('what a form offers to choose from', () => {
  let house: House;
  let scene: Scene;
  let office: Client;
  let lead: Client;
  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    [office, lead] = await Promise.all([
      signIn(house.url, 'office-1@example.org'),
      signIn(house.url, 'lead-1@example.org'),
    ]);
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  const named = async (who: Client, input: object) =>
    people.parse((await who.query('people.choices', input)).data);

  it('who recorded in a unit may visit it, but not review it; who is recused may do neither', async () => {
    const { id } = await openings.assessment(scene);
    const [first, second] = scene.people('assessor');
    await house.db.query(
      {
        text: `insert into involvement (case_id, person_id, kind, cycle_id, unit_id)
          select id, $2, 'recorded', cycle_id, unit_id from instance where id = $1`,
      },
      [id, first?.id],
    );
    await house.db.query(
      {
        text: `insert into recusal (id, person_id, case_id, kind, reason) values (gen_random_uuid(), $2, $1, 'declared', 'kin')`,
      },
      [id, second?.id],
    );
    const choices = await named(office, { id, role: 'assessor' });
    const barred = choices.filter((one) => one.barred).map(({ person }) => person.name);
    expect(barred).toEqual(['assessor-2']);
  });

  it('a second signer is of the team of the visit, and not oneself', async () => {
    const { id } = await openings.siteVisit(scene);
    const team = await named(lead, { id, role: 'assessor', team: true });
    const names = team.map(({ person }) => person.name);
    expect(names.length).toBeGreaterThan(0);
    expect(names).not.toContain('lead-1');
  });

  it('only units with a standard that are not in the cycle are admitted, only those in it removed', async () => {
    const { unit } = await openings.assessment(scene);
    const other = await makeUnit(house.db, 'g/without-standard');
    const offered = async (of: string): Promise<readonly string[]> => {
      const { data } = await office.query('cycle.units', { id: scene.cycleId, of });
      return units.parse(data).map(({ id }) => id);
    };
    expect(await offered('admitted')).toContain(unit.id);
    expect(await offered('admissible')).not.toContain(unit.id);
    expect(await offered('admitted')).not.toContain(other.id);
    expect(await offered('eligible')).toEqual([]);
  });

  it('cycles to choose from say whether they have units', async () => {
    await openings.assessment(scene);
    const data = { name: 'without units', year: 2031, unitId: (await makeUnit(house.db, 'g/apart')).id };
    await office.mutate('cycle.begin', { requestId: crypto.randomUUID(), data });
    const choices = z.array(z.object({ id: z.string(), title: z.string(), assessed: z.boolean() }));
    const found = choices.parse((await office.query('cycle.choices')).data);
    expect(found.find(({ id }) => id === scene.cycleId)?.assessed).toBe(true);
    expect(found.filter(({ title }) => title === 'without units').map(({ assessed }) => assessed)).toEqual([
      false,
    ]);
  });

  it('periods are told by name, indicators to every case of the unit', async () => {
    const review = await openings.periodReview(scene);
    const { data } = await office.query('cycle.periods', { id: scene.cycleId });
    expect(z.array(z.object({ no: z.number(), name: z.string() })).parse(data).length).toBeGreaterThan(0);
    expect((await lead.query('assessment.indicators', { id: review.id })).data).toMatchObject([
      { code: 'A1' },
      { code: 'A2' },
    ]);
  });
});
