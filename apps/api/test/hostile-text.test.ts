import { dataSchema, type MachineName, machineNames, registry } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { each } from './pool.ts';
import { sample } from './sample.ts';
import { eventsOf, placesOf, stated } from './stated.ts';
import { type HeldRole, heldRoles, makeWorld, place, unitOf, type World } from './world.ts';

const hostile = `'; drop table instance; -- ") or 1=1 $1 %s \\ <script>alert(1)</script>{{7*7}}\u202e 中文🀄\n\t`;

describe('SQL and HTML in every text field', () => {
  let house: House;
  let world: World;
  const clients = new Map<HeldRole, Client>();
  const count = { kept: 0, refused: 0, invalid: 0 };
  beforeAll(async () => {
    house = await openHouse();
    world = await makeWorld(house.db);
    await each(heldRoles, 4, async (role) => {
      clients.set(role, await signIn(house.url, `${role}-1@example.org`));
    });
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`hostile texts: ${JSON.stringify(count)}\n`);
    await house[Symbol.asyncDispose]();
  });

  /** Every event that a stage takes, by somebody who may send it. */
  const lawful = (machine: MachineName) =>
    placesOf(machine).flatMap((at) =>
      Object.keys(eventsOf(machine)).flatMap((event) =>
        heldRoles
          .filter((role) => stated({ machine, stage: at.stage, event, role }, { opener: true }) === null)
          .slice(0, 1)
          .map((role) => ({ at, event, role })),
      ),
    );
  const send = async (
    machine: MachineName,
    { at, event, role }: ReturnType<typeof lawful>[number],
    words: string,
  ) => {
    const spec = eventsOf(machine)[event];
    const [above] = registry[machine].parents;
    const unit = unitOf(machine, world.unit);
    const to = await place(house.db, {
      machine,
      at,
      parent: above === undefined ? null : world.base(above),
      cycleId: world.cycleId,
      ...(unit === undefined ? {} : { unit }),
      ...(world.people(role)[0] === undefined ? {} : { openedBy: world.people(role)[0]?.id ?? '' }),
    });
    const hint = (name: string) => (name === 'unitId' ? world.unit.id : undefined);
    const data = spec === undefined ? {} : sample(dataSchema(spec), { field: 'data', hint, words });
    const answer = await clients.get(role)?.mutate(`${machine}.send`, {
      id: to.id,
      requestId: crypto.randomUUID(),
      event: { type: event, data },
    });
    return { to, data, answer };
  };

  it.each(machineNames)(
    '%s: is kept as it was written, or refused with a typed error',
    async (machine) => {
      for (const one of lawful(machine)) {
        const { to, data, answer } = await send(machine, one, hostile);
        expect({ ...one, code: answer?.error?.code }).not.toMatchObject({ code: 'internal' });
        expect(answer?.text).not.toMatch(/syntax error|relation "|at .*\.ts:/);
        if (answer?.error !== null) {
          count.refused += 1;
          continue;
        }
        count.kept += 1;
        const [row] = await house.db.query<{ payload: unknown }>(
          { text: 'select payload from journal where instance_id = $1 order by seq desc limit 1' },
          [to.id],
        );
        const sealed = eventsOf(machine)[one.event]?.sealed ?? [];
        if (sealed.length === 0) expect(row?.payload).toEqual(data);
      }
    },
    60_000,
  );

  it.each([
    ['a zero byte', 'before\0after'],
    ['half a character', 'before\ud800after'],
  ])(
    '%s is invalid: no database keeps it',
    async (_name, words) => {
      for (const machine of machineNames)
        for (const one of lawful(machine)) {
          const { answer, data } = await send(machine, one, words);
          if (!/\\u0000|\\ud800/.test(JSON.stringify(data))) continue;
          count.invalid += 1;
          expect({ ...one, code: answer?.error?.code }).toMatchObject({ code: 'invalid' });
        }
    },
    60_000,
  );
});
