import { dataSchema, type MachineName, machineNames, registry, sees } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { each } from './pool.ts';
import { sample } from './sample.ts';
import { eventsOf, lawOf, placesOf, stated } from './stated.ts';
import { type HeldRole, heldRoles, makeWorld, place, unitOf, type World } from './world.ts';

const view = z.object({
  id: z.string(),
  stage: z.string(),
  allowed: z.array(z.string()),
  withheld: z.array(z.object({ event: z.string(), why: z.enum(['barred', 'lapsed', 'facts', 'roll']) })),
});
const belongs = (role: HeldRole): boolean => ['secretary', 'discipline', 'cadre', 'clerk'].includes(role);

describe('what is shown', () => {
  let house: House;
  let world: World;
  const clients = new Map<HeldRole, Client>();
  const count = { pages: 0, hidden: 0, allowed: 0, withheld: 0 };

  beforeAll(async () => {
    house = await openHouse();
    world = await makeWorld(house.db);
    await each(heldRoles, 4, async (role) => {
      clients.set(role, await signIn(house.url, `${role}-1@example.org`));
    });
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`pages read: ${JSON.stringify(count)}\n`);
    await house[Symbol.asyncDispose]();
  });
  const as = (role: HeldRole): Client => {
    const found = clients.get(role);
    if (found === undefined) throw new Error(`${role} has not signed in`);
    return found;
  };
  const put = (machine: MachineName, at: ReturnType<typeof placesOf>[number], closesAt?: Date) => {
    const unit = unitOf(machine, world.unit);
    const [above] = registry[machine].parents;
    return place(house.db, {
      machine,
      at,
      parent: above === undefined ? null : world.base(above),
      cycleId: world.cycleId,
      openedBy: world.people('secretary')[0]?.id ?? '',
      ...(unit === undefined ? {} : { unit }),
      ...(closesAt === undefined ? {} : { closesAt }),
    });
  };
  const code = { barred: 'forbidden', lapsed: 'refused', facts: 'refused', roll: 'refused' } as const;

  it.each(machineNames)(
    '%s: a page offers what the law allows, says why the rest is not, and is not there for others',
    async (machine) => {
      for (const at of placesOf(machine)) {
        const to = await put(machine, at);
        await each(heldRoles, 4, async (role) => {
          const { data, error } = await as(role).query(`${machine}.byId`, { id: to.id });
          if (!sees(lawOf(machine), at.stage, [role])) {
            count.hidden += 1;
            expect(error?.code).toBe('notFound');
            return;
          }
          count.pages += 1;
          const shown = view.parse(data);
          const stands = { tookPart: belongs(role), opener: role === 'secretary' };
          const lawful = Object.keys(eventsOf(machine)).filter(
            (event) => stated({ machine, stage: at.stage, event, role }, stands) === null,
          );
          const barred = shown.withheld.filter(({ why }) => why === 'barred');
          expect(
            [
              ...shown.allowed,
              ...shown.withheld.filter((one) => !barred.includes(one)).map(({ event }) => event),
            ].sort(),
          ).toEqual(lawful.sort());
          count.allowed += shown.allowed.length;
          for (const { event, why } of shown.withheld) {
            count.withheld += 1;
            const spec = eventsOf(machine)[event];
            const hint = (name: string) => (name === 'unitId' ? world.unit.id : undefined);
            const sent = {
              type: event,
              data: spec === undefined ? {} : sample(dataSchema(spec), { field: 'data', hint }),
            };
            const answer = await as(role).mutate(`${machine}.send`, {
              id: to.id,
              requestId: crypto.randomUUID(),
              event: sent,
            });
            // A fact about the data is asked of these data, which may not fit the case.
            const codes = why === 'facts' ? [code[why], 'invalid'] : [code[why]];
            expect(codes, `${event} by ${role} in ${at.stage}`).toContain(answer.error?.code);
          }
        });
      }
    },
    60_000,
  );

  it('after a closing deadline a page offers nothing and says since when', async () => {
    const at = placesOf('assessment').find(({ stage }) => stage === 'answerable');
    if (at === undefined) throw new Error('not reached');
    const to = await put('assessment', at, new Date(Date.now() - 1_000));
    const { data } = await as('secretary').query('assessment.byId', { id: to.id });
    expect(data).toMatchObject({
      allowed: [],
      withheld: expect.arrayContaining([
        { event: 'assessment.appeal', why: 'lapsed', lapsed: expect.any(String) },
      ]),
    });
  });

  it('lists and worklists page through every case once, by whoever may see it', async () => {
    const unit = unitOf('assessment', world.unit);
    const [at] = placesOf('assessment');
    if (at === undefined || unit === undefined) throw new Error('not reached');
    for (let n = 0; n < 25; n++) await put('assessment', at);
    const page = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().nullable() });
    const all = async (path: string, input: object): Promise<string[]> => {
      const ids: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const { data } = await as('secretary').query(path, {
          ...input,
          limit: 7,
          ...(cursor === undefined ? {} : { cursor }),
        });
        const got = page.parse(data);
        ids.push(...got.items.map(({ id }) => id));
        cursor = got.next;
      }
      return ids;
    };
    const [row] = await house.db.query<{ n: number }>({
      text: `select count(*)::int as n from instance where machine = 'assessment' and unit_path = 'g/b1'`,
    });
    const listed = await all('assessment.list', {});
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.length).toBe(row?.n);
    const mine = await all('worklist.mine', {});
    expect(new Set(mine).size).toBe(mine.length);
    const waiting = await all('worklist.waiting', {});
    expect(waiting.filter((id) => mine.includes(id))).toEqual([]);
  });
});
