import {
  type Arrow,
  type Definition,
  type FactSource,
  inTheWay,
  isInternal,
  machineNames,
  type QueryFact,
  registry,
  step,
  walks,
} from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, client } from './client.ts';
import { type House, openHouse } from './house.ts';
import { actorFor } from './model/actor.ts';
import { dataOf } from './model/data.ts';
import { arrangements } from './model/facts.ts';
import { openings } from './model/opening.ts';
import { arrangeChildren, arrangeLast, arrangeRoll } from './model/relatives.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';

type Stored = { readonly stage: string; readonly context: unknown; readonly seq: number };

/** Facts that say that something is proposed, and what proposes it. */
const proposes: Readonly<Record<string, string>> = {
  calibrationProposed: 'assessment.proposeCalibration',
  correctionProposed: 'assessment.proposeCorrection',
};

describe('the machines, driven over HTTP by the right people', () => {
  let house: House;
  let scene: Scene;
  const count = { stories: 0, steps: 0, byPeople: 0, facts: 0, refused: 0 };
  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
  }, 120_000);
  afterAll(async () => {
    process.stdout.write(`model: ${JSON.stringify(count)}\n`);
    await house[Symbol.asyncDispose]();
  });

  const stored = async (id: string): Promise<Stored> => {
    const [row] = await scene.db.query<Stored>(
      { text: 'select stage, context, seq from instance where id = $1' },
      [id],
    );
    if (row === undefined) throw new Error('no such instance');
    return row;
  };
  const isSystem = ({ events }: Definition, event: string): boolean => {
    const spec = events[event];
    return spec === undefined || isInternal(spec);
  };
  const isQuery = (name: string, source: FactSource): name is QueryFact => source.kind === 'query';

  /** Brings the database to establish the facts; returns what the event's data have to say for them. */
  const arrange = async (
    law: Definition,
    of: Case,
    facts: Arrow['facts'],
  ): Promise<Readonly<Record<string, unknown>>> => {
    let data = {};
    // Votes are about lines: which lines are disputed comes first.
    for (const [name, value] of Object.entries(facts).sort(
      ([a], [b]) => Number(b === 'remandable') - Number(a === 'remandable'),
    )) {
      const source = law.facts[name];
      if (source === undefined) continue;
      count.facts += 1;
      if (source.kind === 'roll') await arrangeRoll(scene, of, { roll: source.roll, value });
      else if (source.kind === 'children') await arrangeChildren(scene, of, { source, value });
      else if (isQuery(name, source)) data = { ...data, ...(await arrangements[name](scene, of, value)) };
    }
    return data;
  };

  /** Sends the event as the right person with the database in that state; the system's by the way that its messages take. */
  const sendWith = async (
    law: Definition,
    of: Case,
    arrow: Pick<Arrow, 'event' | 'facts'>,
  ): Promise<Answer['error']> => {
    if (isSystem(law, arrow.event)) {
      const facts = await arrange(law, of, arrow.facts);
      const data = await dataOf(scene, of, { event: arrow.event, personId: '', facts });
      await scene.system(of.id, arrow.event, data);
      return null;
    }
    const { person, role } = await actorFor(scene, of, arrow.event);
    const facts = await arrange(law, of, arrow.facts);
    const roll = law.events[arrow.event]?.signs;
    if (roll !== undefined)
      await arrangeLast(scene, of, {
        roll,
        personId: person.id,
        capacity: role,
        last: arrow.facts.last === true,
      });
    const data = await dataOf(scene, of, { event: arrow.event, personId: person.id, facts });
    const { error } = await scene.send(person, { id: of.id, type: arrow.event, data });
    return error;
  };

  /** Nothing is counted before the last vote is in. */
  const consistent = (facts: Arrow['facts']): Arrow['facts'] =>
    facts.votesIn !== false
      ? facts
      : Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [name, value && !name.startsWith('majority')]),
        );

  /** The arrow with one of its facts the other way round, where the law then refuses it. */
  const barred = (law: Definition, arrow: Arrow): readonly Arrow[] =>
    Object.keys(arrow.facts)
      .filter((name) => name !== 'last')
      // What brings it about is the event itself.
      .filter((name) => arrow.event !== proposes[name])
      .map((name) => ({
        ...arrow,
        facts: consistent({ ...arrow.facts, [name]: arrow.facts[name] !== true }),
      }))
      .filter(
        ({ from, event, facts }) =>
          step(law.machine, from, { type: event, data: {}, at: '', effective: '', by: null, facts }) ===
          'refused',
      );

  const timesDone = async ({ id }: Case, event: string): Promise<number> => {
    const [row] = await scene.db.query<{ n: number }>(
      { text: 'select count(*)::int as n from journal where instance_id = $1 and event = $2' },
      [id, event],
    );
    return row?.n ?? 0;
  };
  const refuses = async (law: Definition, of: Case, { from, event, facts }: Arrow): Promise<void> => {
    const done = await timesDone(of, event);
    const error = await sendWith(law, of, { event, facts });
    const stamped = { type: event, data: {}, at: '', effective: '', by: null, facts };
    const names = law.events[event]?.needs ?? [];
    const unmet = inTheWay({ machine: law.machine, stored: from, event: stamped, names }) ?? [];
    expect({ from: from.stage, event, facts, error }).toMatchObject({
      error: { code: 'refused', detail: { stage: from.stage, event, facts: expect.any(Array) } },
    });
    expect({ event, facts, said: error?.detail.facts }).toEqual({ event, facts, said: unmet });
    const { stage, context } = await stored(of.id);
    expect({ event, stage, context, done: await timesDone(of, event) }).toEqual({ event, ...from, done });
    count.refused += 1;
  };

  const factsOf = async ({ id }: Case, seq: number): Promise<unknown> => {
    const [row] = await scene.db.query<{ facts: unknown }>(
      { text: 'select facts from journal where instance_id = $1 and seq = $2' },
      [id, seq],
    );
    return row?.facts;
  };

  /** What the step left for the worker to carry out; that a post is vacant is told besides. */
  const effectsAt = async ({ id }: Case, seq: number): Promise<unknown> => {
    const rows = await scene.db.query<{ said: string }>(
      {
        text: `select effect || ' ' || coalesce(payload ->> 'notice', payload ->> 'document', payload ->> 'machine', '') as said from outbox
          where instance_id = $1 and seq = $2 and payload ->> 'notice' is distinct from 'postVacant' order by 1`,
      },
      [id, seq],
    );
    return rows.map(({ said }) => said);
  };
  const queuedBy = ({ effects }: Arrow): unknown =>
    effects
      .flatMap((effect) => {
        if (effect.type === 'open') return [];
        const what =
          'notice' in effect
            ? effect.notice
            : 'document' in effect
              ? effect.document
              : 'machine' in effect
                ? effect.machine
                : '';
        return [`${effect.type} ${what}`];
      })
      .sort();

  it.each(machineNames)(
    '%s: after each step the stored row is where the model is',
    async (machine) => {
      const law: Definition = registry[machine];
      for (const story of walks(law)) {
        count.stories += 1;
        const of = await openings[machine](scene);
        for (const arrow of story) {
          count.steps += 1;
          const before = await stored(of.id);
          expect({ stage: before.stage, context: before.context }).toEqual(arrow.from);
          if (!isSystem(law, arrow.event)) {
            count.byPeople += 1;
            for (const refused of barred(law, arrow)) await refuses(law, of, refused);
          }
          expect({
            event: arrow.event,
            from: arrow.from.stage,
            error: await sendWith(law, of, arrow),
          }).toMatchObject({ error: null });
          const after = await stored(of.id);
          expect({ event: arrow.event, stage: after.stage, context: after.context }).toEqual({
            event: arrow.event,
            ...arrow.to,
          });
          expect(await factsOf(of, after.seq)).toEqual(arrow.facts);
          expect(await effectsAt(of, after.seq)).toEqual(queuedBy(arrow));
        }
      }
    },
    120_000,
  );

  it('nobody who has not signed in moves anything', async () => {
    const of = await openings.standard(scene);
    const { error } = await client(house.url).mutate('standard.send', {
      id: of.id,
      requestId: crypto.randomUUID(),
      event: { type: 'standard.submit', data: {} },
    });
    expect(error?.code).toBe('unauthenticated');
  });
});
