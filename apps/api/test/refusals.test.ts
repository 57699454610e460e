import {
  dataSchema,
  type MachineName,
  machineNames,
  metaOf,
  registry,
  stagesOf,
  yields,
} from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { each } from './pool.ts';
import { sample } from './sample.ts';
import { eventsOf, lawOf, placesOf, type Stands, stated } from './stated.ts';
import {
  type HeldRole,
  heldRoles,
  makeWorld,
  type Placed,
  type Placing,
  place,
  unitOf,
  type World,
} from './world.ts';

/** Those who belong to the unit have taken part in all its cases. */
const belongs = (role: HeldRole): boolean => ['secretary', 'discipline', 'cadre', 'clerk'].includes(role);

describe('what is not lawful', () => {
  let house: House;
  let world: World;
  const clients = new Map<string, Client>();
  const count = { triples: 0, strangers: 0, lapsed: 0, related: 0, public: 0 };

  const enter = async (name: string): Promise<void> => {
    clients.set(name, await signIn(house.url, `${name}@example.org`));
  };
  beforeAll(async () => {
    house = await openHouse();
    world = await makeWorld(house.db);
    const names = heldRoles.flatMap((role) => [
      `${role}-1`,
      `${role}-2`,
      ...(belongs(role) ? [`strange-${role}`] : []),
    ]);
    await each(names, 4, enter);
  }, 120_000);
  afterAll(async () => {
    process.stdout.write(`refused as stated: ${JSON.stringify(count)}\n`);
    await house[Symbol.asyncDispose]();
  });

  const as = (name: string): Client => clients.get(name) ?? client(house.url);
  const secretary = (): string => world.people('secretary')[0]?.id ?? '';

  const put = (machine: MachineName, at: Placing['at'], more: Partial<Placing> = {}): Promise<Placed> => {
    const unit = unitOf(machine, world.unit);
    const [above] = registry[machine].parents;
    const parent = above === undefined ? null : world.base(above);
    const base = {
      machine,
      at,
      parent,
      cycleId: world.cycleId,
      openedBy: secretary(),
      ...(unit === undefined ? {} : { unit }),
    };
    return place(house.db, { ...base, ...more });
  };
  /** Everything that a move would have left behind. */
  const traceOf = ({ id }: Placed) =>
    house.db.query(
      {
        text: `select version, seq, stage, context, (select count(*)::int from journal j where j.instance_id = i.id) as entries,
          (select count(*)::int from outbox o where o.instance_id = i.id) as effects,
          (select count(*)::int from instance c where c.parent_id = i.id) as children from instance i where id = $1`,
      },
      [id],
    );
  const dataOf = (machine: MachineName, event: string): unknown => {
    const spec = eventsOf(machine)[event];
    const hint = (name: string) => (name === 'unitId' ? world.unit.id : undefined);
    return spec === undefined ? {} : sample(dataSchema(spec), { field: 'data', hint });
  };
  type Sent = { readonly machine: MachineName; readonly event: string; readonly to: Placed };
  const send = (who: Client, { machine, event, to }: Sent): Promise<Answer> =>
    who.mutate(`${machine}.send`, {
      id: to.id,
      requestId: crypto.randomUUID(),
      event: { type: event, data: dataOf(machine, event) },
    });

  it.each(machineNames)(
    '%s: every (stage, event, role) is answered as the table states, and changes nothing',
    async (machine) => {
      const wrong: unknown[] = [];
      for (const at of placesOf(machine)) {
        const to = await put(machine, at);
        const before = await traceOf(to);
        const triples = Object.keys(eventsOf(machine)).flatMap((event) =>
          heldRoles.map((role) => ({ event, role })),
        );
        await each(triples, 16, async ({ event, role }) => {
          const stands: Stands = { tookPart: belongs(role), opener: role === 'secretary' };
          const answer = stated({ machine, stage: at.stage, event, role }, stands);
          if (answer === null) return;
          count.triples += 1;
          const { error } = await send(as(`${role}-1`), { machine, event, to });
          if (error?.code !== answer)
            wrong.push({ stage: at.stage, event, role, stated: answer, got: error?.code ?? 'done' });
        });
        expect(await traceOf(to)).toEqual(before);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it.each(machineNames.filter((machine) => machine !== 'cycle' && machine !== 'standard'))(
    "%s: somebody of another unit doesn't find it, whatever the event",
    async (machine) => {
      const wrong: unknown[] = [];
      for (const at of placesOf(machine)) {
        const to = await put(machine, at);
        const before = await traceOf(to);
        const tries = Object.entries(eventsOf(machine)).flatMap(([event, { by }]) =>
          heldRoles.filter((role) => belongs(role) && by.includes(role)).map((role) => ({ event, role })),
        );
        await each(tries, 16, async ({ event, role }) => {
          count.strangers += 1;
          const { error } = await send(as(`strange-${role}`), { machine, event, to });
          if (error?.code !== 'notFound')
            wrong.push({ stage: at.stage, event, role, got: error?.code ?? 'done' });
        });
        expect(await traceOf(to)).toEqual(before);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  const closing = machineNames.flatMap((machine) =>
    stagesOf(lawOf(machine).machine)
      .filter((stage) =>
        metaOf(lawOf(machine).machine, stage).deadlines?.some(({ closes }) => closes === true),
      )
      .map((stage) => ({ machine, stage })),
  );
  it.each(closing)(
    '$machine.$stage: after its closing deadline nobody moves it, sweep or no sweep',
    async ({ machine, stage }) => {
      const at = placesOf(machine).find((one) => one.stage === stage);
      if (at === undefined) throw new Error(`${stage} is not reached`);
      const to = await put(machine, at, { closesAt: new Date(Date.now() - 1_000) });
      const before = await traceOf(to);
      for (const [event, { by }] of Object.entries(eventsOf(machine)))
        for (const role of heldRoles.filter((one) => by.includes(one))) {
          const stands: Stands = { tookPart: belongs(role), opener: role === 'secretary' };
          if (stated({ machine, stage, event, role }, stands) !== null) continue;
          count.lapsed += 1;
          const { error } = await send(as(`${role}-1`), { machine, event, to });
          expect({ event, role, ...error }).toMatchObject({
            code: 'refused',
            detail: { stage, event, lapsed: expect.any(String) },
          });
        }
      expect(await traceOf(to)).toEqual(before);
    },
  );

  /** Every stage that takes an event that a relation bars, or that asks for one. */
  const related = machineNames.flatMap((machine) =>
    placesOf(machine).flatMap((at) =>
      Object.entries(eventsOf(machine)).flatMap(([event, spec]) => {
        const relations = [...spec.unless, ...(spec.only === undefined ? [] : [`not:${spec.only}`])];
        return relations.flatMap((relation) =>
          heldRoles
            .filter(
              (role) =>
                stated({ machine, stage: at.stage, event, role }, { opener: spec.only === 'opener' }) ===
                null,
            )
            .map((role) => ({ machine, at, event, role, relation })),
        );
      }),
    ),
  );
  it('somebody recused, or barred by what he did, is forbidden; a recused reviewer, officer or leader does not even find an appeal', async () => {
    const wrong: unknown[] = [];
    await each(related, 8, async ({ machine, at, event, role, relation }) => {
      const barred = world.people(role)[1]?.id ?? '';
      const to = await put(machine, at, { openedBy: relation === 'opener' ? barred : secretary() });
      if (relation === 'tookPart')
        await house.db.query(
          {
            text: `insert into recusal (id, person_id, case_id, kind, reason) values (gen_random_uuid(), $1, $2, 'declared', 'a test')`,
          },
          [barred, to.id],
        );
      if (relation.startsWith('did:'))
        await house.db.query(
          {
            text: `insert into journal (instance_id, seq, event, payload, actor_id, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
              values ($1, 1, $2, '{}', $3, $4, $5, gen_random_uuid(), '{}', 1, app_now(), app_now(), '', '')`,
          },
          [to.id, relation.slice('did:'.length), barred, role, at.stage],
        );
      const before = await traceOf(to);
      count.related += 1;
      const blind = relation === 'tookPart' && yields(role, machine);
      const { error } = await send(as(`${role}-2`), { machine, event, to });
      if (error?.code !== (blind ? 'notFound' : 'forbidden'))
        wrong.push({
          stage: at.stage,
          event,
          role,
          relation,
          got: error?.code ?? 'done',
          detail: error?.detail,
        });
      expect(await traceOf(to)).toEqual(before);
    });
    expect(wrong).toEqual([]);
  }, 60_000);

  it('whoever has not signed in is told so, whatever he asks', async () => {
    for (const machine of machineNames) {
      const to = world.base(machine);
      for (const event of Object.keys(eventsOf(machine))) {
        count.public += 1;
        const { error } = await send(client(house.url), { machine, event, to });
        expect(error?.code).toBe('unauthenticated');
      }
    }
  });
});
