import { dataSchema, explore, type MachineName, machineNames, registry, type Stored, stagesOf } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { each } from './pool.ts';
import { sample } from './sample.ts';
import { eventsOf, type Stands, stated } from './stated.ts';
import { type HeldRole, heldRoles, makeWorld, type Placed, place, unitOf, type World } from './world.ts';

/** Where somebody who belongs to the unit stands to its cases. */
const standing = (role: HeldRole, world: World, openedBy: string): Stands => ({
  tookPart: ['secretary', 'discipline', 'cadre', 'clerk'].includes(role),
  opener: world.people(role)[0]?.id === openedBy,
});

/** A stage with the first context in which it is reached. */
const placesOf = (machine: MachineName): readonly Stored[] => {
  const { nodes } = explore(registry[machine]);
  return stagesOf(registry[machine].machine).flatMap((stage) => nodes.find((node) => node.stage === stage) ?? []);
};

describe('what is not lawful', () => {
  let house: House;
  let world: World;
  const clients = new Map<HeldRole, Client>();
  const total = { triples: 0 };

  beforeAll(async () => {
    house = await openHouse();
    world = await makeWorld(house.db);
    await each(heldRoles, 4, async (role) => {
      clients.set(role, await signIn(house.url, `${role}-1@example.org`));
    });
  }, 120_000);
  afterAll(async () => {
    process.stdout.write(`unlawful triples refused: ${total.triples}\n`);
    await house[Symbol.asyncDispose]();
  });

  const traceOf = async ({ id }: Placed) =>
    house.db.query({
      text: `select version, seq, stage, context, (select count(*)::int from journal j where j.instance_id = i.id) as entries,
        (select count(*)::int from outbox o where o.instance_id = i.id) as effects,
        (select count(*)::int from instance c where c.parent_id = i.id) as children from instance i where id = $1`,
    }, [id]);

  const dataOf = (machine: MachineName, event: string): unknown => {
    const spec = eventsOf(machine)[event];
    return spec === undefined ? {} : sample(dataSchema(spec), { field: 'data', hint: (name) => (name === 'unitId' ? world.unit.id : undefined) });
  };

  it.each(machineNames)('%s: every (stage, event, role) is answered as the table states, and changes nothing', async (machine) => {
    const openedBy = world.people('secretary')[0]?.id ?? '';
    const wrong: unknown[] = [];
    for (const at of placesOf(machine)) {
      const unit = unitOf(machine, world.unit);
      const parent = registry[machine].parents[0];
      const put = await place(house.db, {
        machine, at, openedBy, cycleId: world.cycleId,
        ...(unit === undefined ? {} : { unit }), parent: parent === undefined ? null : world.base(parent),
      });
      const before = await traceOf(put);
      const triples = Object.keys(eventsOf(machine)).flatMap((event) => heldRoles.map((role) => ({ event, role })));
      await each(triples, 16, async ({ event, role }) => {
        const answer = stated({ machine, stage: at.stage, event, role }, standing(role, world, openedBy));
        if (answer === null) return;
        total.triples += 1;
        const { error } = await clients.get(role)!.mutate(`${machine}.send`, {
          id: put.id, version: 1, requestId: crypto.randomUUID(), event: { type: event, data: dataOf(machine, event) },
        });
        if (error?.code !== answer) wrong.push({ stage: at.stage, event, role, stated: answer, got: error?.code ?? 'done', detail: error?.detail });
      });
      expect(await traceOf(put)).toEqual(before);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
