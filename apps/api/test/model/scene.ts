import { advance, type Db, keepFile } from '@kaohe/db';
import type { MachineName, Role } from '@kaohe/domain';
import { z } from 'zod';
import { type Answer, type Client, signIn } from '../client.ts';
import type { House } from '../house.ts';
import { makePerson, makeUnit, type TestUnit } from '../people.ts';
import { copied, type HeldRole, heldRoles, type TestPerson } from '../world.ts';
import { content } from './content.ts';

/** One instance of a process, opened by the event that opens such in the year. */
export type Case = {
  readonly id: string;
  readonly machine: MachineName;
  readonly cycleId: string;
  readonly unit: TestUnit;
  /** Of cases below an assessment. */
  readonly assessmentId: string;
};

const receipt = z.object({
  instanceId: z.uuid(),
  opened: z.array(z.object({ id: z.uuid(), machine: z.string() })),
});
export type Receipt = z.output<typeof receipt>;

export type Scene = {
  readonly db: Db;
  readonly url: string;
  readonly root: TestUnit;
  /** A cycle that admits units by a published standard. */
  readonly cycleId: string;
  readonly standardId: string;
  /** A file that may be cited. */
  readonly file: string;
  readonly people: (role: HeldRole) => readonly TestPerson[];
  readonly as: (person: { readonly email: string }) => Promise<Client>;
  /** Sends an event over HTTP. */
  readonly send: (who: { readonly email: string }, order: Order) => Promise<Answer>;
  /** The same, where it must go well. */
  readonly done: (who: { readonly email: string }, order: Order) => Promise<Receipt>;
  /** What the clock or another process sends. */
  readonly system: (id: string, type: string, data?: object) => Promise<Receipt>;
  /** A unit with a subject of each kind, held by the same people as every other. */
  readonly unit: () => Promise<TestUnit>;
  /** Puts an instance into another stage, as if it had come there. */
  readonly moveTo: (machine: MachineName, id: string, stage: string) => Promise<void>;
};
export type Order = { readonly id: string; readonly type: string; readonly data?: unknown };

const unitRoles: readonly HeldRole[] = ['secretary', 'discipline', 'cadre', 'clerk'];
const counts: { readonly [R in HeldRole]?: number } = { reviewer: 12, assessor: 4, lead: 2 };

const peopleOf = async (db: Db, root: TestUnit): Promise<Scene['people']> => {
  const all = new Map<HeldRole, readonly TestPerson[]>();
  for (const role of heldRoles) {
    const names = Array.from({ length: counts[role] ?? 2 }, (_, n) => `${role}-${n + 1}`);
    // Those of units are appointed unit by unit; until then they hold their office nowhere.
    const offices = unitRoles.includes(role) ? [] : [{ role, unitId: root.id }];
    all.set(
      role,
      await Promise.all(names.map(async (name) => ({ ...(await makePerson(db, name, offices)), role }))),
    );
  }
  return (role) => all.get(role) ?? [];
};

const hashOf = async (db: Db, id: string): Promise<{ textHash?: string }> => {
  const [row] = await db.query<{ hash: string | null }>(
    { text: 'select text_hash as hash from instance where id = $1' },
    [id],
  );
  return row?.hash ? { textHash: row.hash } : {};
};

const machineOf = (type: string): string => type.split('.')[0] ?? '';

const acts = (db: Db, url: string): Pick<Scene, 'as' | 'send' | 'done' | 'system' | 'moveTo'> => {
  const clients = new Map<string, Promise<Client>>();
  const as: Scene['as'] = ({ email }) => {
    const known = clients.get(email) ?? signIn(url, email);
    clients.set(email, known);
    return known;
  };
  const send: Scene['send'] = async (who, { id, type, data = {} }) =>
    (await as(who)).mutate(`${machineOf(type)}.send`, {
      id,
      requestId: crypto.randomUUID(),
      event: { type, data },
      ...(await hashOf(db, id)),
    });
  return {
    as,
    send,
    done: async (who, order) => {
      const answer = await send(who, order);
      if (answer.error !== null) throw new Error(`${order.type}: ${answer.text}`);
      return receipt.parse(answer.data);
    },
    system: async (id, type, data = {}) =>
      receipt.parse(
        await advance(db, {
          instanceId: id,
          event: { type, data },
          actor: { kind: 'system' },
          requestId: crypto.randomUUID(),
        }),
      ),
    moveTo: async (machine, id, stage) => {
      const { awaits, tags } = copied(machine, stage);
      await db.query(
        {
          text: 'update instance set stage = $2, awaits = $3, tags = $4, closed_at = null, closes_at = null where id = $1',
        },
        [id, stage, awaits, tags],
      );
    },
  };
};

const one = (list: readonly TestPerson[]): TestPerson => {
  const [first] = list;
  if (first === undefined) throw new Error('nobody holds this role');
  return first;
};

type Actors = Pick<Scene, 'db' | 'as' | 'done' | 'system' | 'people'> & { readonly root: TestUnit };

/** Begins a year by its own events, up to a standard in force. */
const beginYear = async ({
  db,
  as,
  done,
  system,
  people,
  root,
}: Actors): Promise<{ cycleId: string; standardId: string }> => {
  const [office, leader] = [one(people('office')), one(people('leader'))];
  const data = { name: 'a year', year: 2026, unitId: root.id };
  const begun = await (await as(office)).mutate('cycle.begin', { requestId: crypto.randomUUID(), data });
  const { instanceId: cycleId } = receipt.parse(begun.data);
  await done(office, { id: cycleId, type: 'cycle.open' });
  const drafted = await done(office, {
    id: cycleId,
    type: 'cycle.draftStandard',
    data: { name: 'branches', category: 'branch' },
  });
  const standardId = drafted.opened[0]?.id ?? '';
  const [{ version = 0 } = {}] = await db.query<{ version: number }>(
    { text: 'select version from instance where id = $1' },
    [standardId],
  );
  const saved = await (await as(office)).mutate('standard.saveContent', { id: standardId, version, content });
  if (saved.error !== null) throw new Error(saved.text);
  await done(office, { id: standardId, type: 'standard.submit' });
  await done(leader, { id: standardId, type: 'standard.approve' });
  await done(office, { id: standardId, type: 'standard.publish' });
  await system(cycleId, 'cycle.standardPublished');
  return { cycleId, standardId };
};

export const makeScene = async (house: House): Promise<Scene> => {
  const { db, url } = house;
  const root = await makeUnit(db, 'g');
  const people = await peopleOf(db, root);
  const ways = acts(db, url);
  const store = { keep: async () => 'a'.repeat(64), read: () => Promise.reject(new Error('not read')) };
  const file = await keepFile(db, store, {
    bytes: new Uint8Array([1]),
    name: 'a.txt',
    type: 'text/plain',
    by: null,
  });
  const year = await beginYear({ db, ...ways, people, root });
  let units = 0;
  const unit: Scene['unit'] = async () => {
    units += 1;
    const made = await makeUnit(db, `g/u${units}`, root);
    for (const role of unitRoles)
      await db.query(
        {
          text: `insert into appointment (id, person_id, role, unit_id, starts_on) select gen_random_uuid(), p, $2, $3, '2020-01-01' from unnest($1::uuid[]) p`,
        },
        [people(role).map(({ id }) => id), role satisfies Role, made.id],
      );
    return made;
  };
  return { db, url, root, file: file.id, people, unit, ...ways, ...year };
};
