import { randomUUID } from 'node:crypto';
import type { Db } from '@kaohe/db';
import {
  birth,
  dateNames,
  isClosed,
  type MachineName,
  machineNames,
  metaOf,
  type Role,
  registry,
  type Stored,
  tagsOf,
} from '@kaohe/domain';
import { content } from './model/content.ts';
import { makePerson, makeUnit, type TestUnit } from './people.ts';
import { sample } from './sample.ts';

/** Roles that a person may hold; the public and the system are nobody's. */
export const heldRoles = [
  'office',
  'lead',
  'assessor',
  'secretary',
  'clerk',
  'discipline',
  'cadre',
  'reviewer',
  'chair',
  'leader',
  'inspectorate',
  'auditor',
  'administrator',
] as const satisfies readonly Role[];
export type HeldRole = (typeof heldRoles)[number];
const unitRoles: readonly Role[] = ['secretary', 'clerk', 'discipline', 'cadre'];

export type TestPerson = { readonly id: string; readonly email: string; readonly role: HeldRole };

/** An organisation with one cycle: two units, and for every role three people in reach of the first unit and one who isn't. */
export type World = {
  readonly db: Db;
  readonly unit: TestUnit;
  readonly other: TestUnit;
  readonly cycleId: string;
  /** In reach of `unit`. */
  readonly people: (role: HeldRole) => readonly TestPerson[];
  /** The same role, held in `other` only. */
  readonly stranger: (role: HeldRole) => TestPerson;
  /** An instance of each machine in its first stage, under which others are put. */
  readonly base: (machine: MachineName) => Placed;
};

export type Placed = {
  readonly id: string;
  readonly machine: MachineName;
  readonly lineage: readonly string[];
};

type Appointee = { readonly name: string; readonly role: HeldRole; readonly unitId: string | null };
const person = async (db: Db, { name, role, unitId }: Appointee): Promise<TestPerson> => {
  const made = await makePerson(db, name, [{ role, ...(unitId === null ? {} : { unitId }) }]);
  return { ...made, role };
};

/** Looks up what must be there. */
const known =
  <K, V>(map: ReadonlyMap<K, V>) =>
  (key: K): V => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`the world has no ${String(key)}`);
    return found;
  };

const peopleOf = async (db: Db, unit: TestUnit): Promise<World['people']> => {
  const all = await Promise.all(
    heldRoles.map(async (role) => {
      const place = unitRoles.includes(role) ? unit.id : null;
      return [
        role,
        await Promise.all([1, 2, 3].map((n) => person(db, { name: `${role}-${n}`, role, unitId: place }))),
      ] as const;
    }),
  );
  return known(new Map(all));
};

/** What `advance` copies from a stage to the row. */
export const copied = (machine: MachineName, stage: string) => {
  const law = registry[machine].machine;
  const { awaits } = metaOf(law, stage);
  const tags = tagsOf(law, stage);
  const awaited =
    awaits === undefined
      ? []
      : typeof awaits === 'string'
        ? [awaits]
        : 'roll' in awaits
          ? [`roll:${awaits.roll}`]
          : 'child' in awaits
            ? [`child:${awaits.child}`]
            : awaits;
  return {
    awaits: awaited,
    tags: isClosed(law, stage) ? [...tags, 'closed'] : tags,
    closed: isClosed(law, stage),
  };
};

export type Placing = {
  readonly machine: MachineName;
  readonly at: Stored;
  readonly unit?: TestUnit;
  readonly openedBy?: string;
  /** People's events are lapsed from this instant on. */
  readonly closesAt?: Date;
  readonly parent?: Placed | null;
  readonly cycleId?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly textHash?: string;
};

/** Puts an instance into a stage by SQL, as `advance` would have left it there; its journal begins with what comes next. */
export const place = async (db: Db, placing: Placing): Promise<Placed> => {
  const { machine, at, parent = null, unit } = placing;
  const id = randomUUID();
  const lineage = [id, ...(parent?.lineage ?? [])];
  const { awaits, tags, closed } = copied(machine, at.stage);
  const data =
    placing.data ??
    sample(registry[machine].data, {
      field: 'data',
      hint: (name) => (name === 'unitId' ? unit?.id : undefined),
    });
  await db.query(
    {
      text: `insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path,
          opened_by, text_hash, head_hash, awaits, tags, closes_at, closed_at, created_at, last_at)
        values ($1, $2, $3, $4, $5, $17, 1, 1, $6, $7, $8, $9, $10, $11, $12, '', $13, $14, $15, $16, app_now(), app_now())`,
    },
    [
      id,
      machine,
      at.stage,
      JSON.stringify(at.context),
      JSON.stringify(data),
      parent?.id ?? null,
      lineage,
      placing.cycleId ?? lineage.at(-1),
      unit?.id ?? null,
      unit?.path ?? null,
      placing.openedBy ?? null,
      placing.textHash ?? null,
      awaits,
      tags,
      placing.closesAt ?? null,
      closed ? new Date() : null,
      JSON.stringify(Object.fromEntries(dateNames.map((name) => [name, '2026-03-02T16:00:00.000Z']))),
    ],
  );
  if (machine === 'assessment')
    await db.query(
      {
        text: `insert into assessment (id, cycle_id, unit_id, category, standard_id)
          select $1, s.cycle_id, $3, s.category, s.id from standard s where s.cycle_id = $2 limit 1`,
      },
      [id, placing.cycleId ?? lineage.at(-1), unit?.id ?? null],
    );
  return { id, machine, lineage };
};

/** The unit of an instance: the cycle and its standards stand above all units. */
export const unitOf = (machine: MachineName, unit: TestUnit): TestUnit | undefined =>
  machine === 'cycle' || machine === 'standard' ? undefined : unit;

const standardIn = async (db: Db, cycleId: string): Promise<void> => {
  await db.query(
    {
      text: `insert into standard (id, cycle_id, name, category, version, content, content_hash, published_at, in_force_on)
        values (gen_random_uuid(), $1, 'a standard', 'branch', 1, $2, '', app_now(), '2026-01-01')`,
    },
    [cycleId, JSON.stringify(content)],
  );
};

const baseOf = async (db: Db, unit: TestUnit): Promise<World['base']> => {
  const made = new Map<MachineName, Placed>();
  for (const machine of machineNames) {
    const [above] = registry[machine].parents;
    const parent = above === undefined ? null : (made.get(above) ?? null);
    const stands = unitOf(machine, unit);
    const { stage, context } = birth(registry[machine].machine);
    const cycle = made.get('cycle');
    if (machine === 'assessment' && cycle !== undefined) await standardIn(db, cycle.id);
    made.set(
      machine,
      await place(db, {
        machine,
        at: { stage, context },
        parent,
        ...(stands === undefined ? {} : { unit: stands }),
      }),
    );
  }
  return known(made);
};

export const makeWorld = async (db: Db): Promise<World> => {
  const root = await makeUnit(db, 'g');
  const unit = await makeUnit(db, 'g/b1', root);
  const other = await makeUnit(db, 'g/b2', root);
  const base = await baseOf(db, unit);
  const cycleId = base('cycle').id;
  await db.query(
    { text: `insert into cycle (id, name, year, unit_id, policy) values ($1, 'a year', 2026, $2, '{}')` },
    [cycleId, root.id],
  );
  const strange = await Promise.all(
    heldRoles.map(
      async (role) => [role, await person(db, { name: `strange-${role}`, role, unitId: other.id })] as const,
    ),
  );
  return {
    db,
    unit,
    other,
    cycleId,
    base,
    stranger: known(new Map(strange)),
    people: await peopleOf(db, unit),
  };
};
