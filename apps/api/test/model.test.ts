import { type Arrow, type Definition, type FactSource, isInternal, machineNames, type QueryFact, registry, walks } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client } from './client.ts';
import { type House, openHouse } from './house.ts';
import { actorFor } from './model/actor.ts';
import { dataOf } from './model/data.ts';
import { arrangements } from './model/facts.ts';
import { openings } from './model/opening.ts';
import { arrangeChildren, arrangeLast, arrangeRoll } from './model/relatives.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { eventsOf } from './stated.ts';

type Stored = { readonly stage: string; readonly context: unknown; readonly seq: number };

describe('the machines, driven over HTTP by the right people', () => {
  let house: House;
  let scene: Scene;
  const count = { stories: 0, steps: 0, byPeople: 0, facts: 0 };
  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
  }, 120_000);
  afterAll(async () => {
    process.stdout.write(`model: ${JSON.stringify(count)}\n`);
    await house[Symbol.asyncDispose]();
  });

  const stored = async (id: string): Promise<Stored> => {
    const [row] = await scene.db.query<Stored>({ text: 'select stage, context, seq from instance where id = $1' }, [id]);
    if (row === undefined) throw new Error('no such instance');
    return row;
  };
  const isQuery = (name: string, source: FactSource): name is QueryFact => source.kind === 'query';

  /** Brings the database to establish the facts of the arrow; returns what the event's data have to say for them. */
  const arrange = async (law: Definition, of: Case, arrow: Arrow): Promise<Readonly<Record<string, unknown>>> => {
    let data = {};
    for (const [name, value] of Object.entries(arrow.facts)) {
      const source = law.facts[name];
      if (source === undefined) continue;
      count.facts += 1;
      if (source.kind === 'roll') await arrangeRoll(scene, of, { roll: source.roll, value });
      else if (source.kind === 'children') await arrangeChildren(scene, of, { source, value });
      else if (isQuery(name, source)) data = { ...data, ...(await arrangements[name](scene, of, value)) };
    }
    return data;
  };

  const sendAs = async (law: Definition, of: Case, arrow: Arrow): Promise<void> => {
    const spec = eventsOf(law.name)[arrow.event];
    if (spec === undefined) throw new Error(`${arrow.event} is unknown`);
    if (isInternal(spec)) {
      const facts = await arrange(law, of, arrow);
      await scene.system(of.id, arrow.event, await dataOf(scene, of, { event: arrow.event, personId: '', facts }));
      return;
    }
    count.byPeople += 1;
    const { person, role } = await actorFor(scene, of, arrow.event);
    const facts = await arrange(law, of, arrow);
    if (spec.signs !== undefined)
      await arrangeLast(scene, of, { roll: spec.signs, personId: person.id, capacity: role, last: arrow.facts.last === true });
    const data = await dataOf(scene, of, { event: arrow.event, personId: person.id, facts });
    const { error } = await scene.send(person, { id: of.id, type: arrow.event, data });
    expect({ event: arrow.event, from: arrow.from.stage, facts: arrow.facts, error }).toMatchObject({ error: null });
  };

  const factsOf = async ({ id }: Case, seq: number): Promise<unknown> => {
    const [row] = await scene.db.query<{ facts: unknown }>({ text: 'select facts from journal where instance_id = $1 and seq = $2' }, [id, seq]);
    return row?.facts;
  };

  it.each(machineNames)('%s: after each step the stored row is where the model is', async (machine) => {
    const law: Definition = registry[machine];
    for (const story of walks(law)) {
      count.stories += 1;
      const of = await openings[machine](scene);
      for (const arrow of story) {
        count.steps += 1;
        const before = await stored(of.id);
        expect({ stage: before.stage, context: before.context }).toEqual(arrow.from);
        await sendAs(law, of, arrow);
        const after = await stored(of.id);
        expect({ event: arrow.event, stage: after.stage, context: after.context }).toEqual({ event: arrow.event, ...arrow.to });
        expect(await factsOf(of, after.seq)).toEqual(arrow.facts);
      }
    }
  }, 120_000);

  it('nobody who has not signed in moves anything', async () => {
    const of = await openings.standard(scene);
    const { error } = await client(house.url).mutate('standard.send', { id: of.id, requestId: crypto.randomUUID(), event: { type: 'standard.submit', data: {} } });
    expect(error?.code).toBe('unauthenticated');
  });
});
