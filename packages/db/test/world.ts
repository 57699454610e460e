import { randomUUID } from 'node:crypto';
import { type Actor, advance, begin, connect, type Db, type Order, type Receipt } from '@kaohe/db';
import { birth, type Context, Fault, type MachineName, metaOf, policyFrom, type Role } from '@kaohe/domain';
import { type TestDatabase, testDatabase } from '@kaohe/testing';
import { declared } from '../src/advance/declared.ts';
import { laws } from '../src/advance/law.ts';
import { bear } from '../src/birth/bear.ts';
import { writeBorn } from '../src/birth/open.ts';
import { tick } from '../src/deadline/clock.ts';
import { deadlineRecord, deadlineTypes, json, upsertDeadlines } from '../src/deadline/row.ts';
import { calendarFrom } from '../src/memory.ts';

export type Person = Extract<Actor, { kind: 'person' }>;
export type World = AsyncDisposable & {
  readonly db: Db;
  readonly database: TestDatabase;
  readonly root: string;
  readonly unit: string;
  readonly cycle: string;
  /** Somebody new with this role, at the root or in the unit. */
  readonly person: (role: Role, place?: { unit?: string; case?: string; post?: string }) => Promise<Person>;
  readonly office: Person;
};
export const system: Actor = { kind: 'system' };

const unitRoles: readonly Role[] = ['secretary', 'discipline', 'cadre', 'clerk'];

export const addUnit = async (
  db: Db,
  path: string,
  kinds: readonly string[] = ['organisation', 'secretary'],
): Promise<string> => {
  const id = randomUUID();
  await db.query(
    {
      text: `insert into unit (id, path, name, short_name, category, subject_kinds) values ($1, $2, $2, $2, 'branch', $3)`,
    },
    [id, path, kinds],
  );
  return id;
};

/** A database of its own with an organisation and a cycle that is open. */
export const world = async (options: { max?: number } = {}): Promise<World> => {
  const database = await testDatabase();
  const db = connect(database.url, { max: options.max ?? 10 });
  const root = await addUnit(db, 'g', []);
  const unit = await addUnit(db, 'g/b1');
  const person: World['person'] = async (role, place = {}) => {
    const personId = randomUUID();
    await db.query({ text: 'insert into person (id, name, email) values ($1, $2, $3)' }, [
      personId,
      role,
      `${personId}@example.org`,
    ]);
    const unitId = place.case ? null : (place.unit ?? (unitRoles.includes(role) ? unit : root));
    await db.query(
      {
        text: `insert into appointment (id, person_id, role, unit_id, case_id, post, starts_on)
          values (gen_random_uuid(), $1, $2, $3, $4, $5, '2020-01-01')`,
      },
      [personId, role, unitId, place.case ?? null, place.post ?? null],
    );
    return { kind: 'person', personId };
  };
  const office = await person('office');
  const data = { name: '2026', year: 2026, unitId: root };
  const { instanceId: cycle } = await begin(db, {
    machine: 'cycle',
    data,
    actor: office,
    requestId: randomUUID(),
  });
  const end = async () => {
    await db.close();
    await database[Symbol.asyncDispose]();
  };
  return { db, database, root, unit, cycle, person, office, [Symbol.asyncDispose]: end };
};

export type Placing = {
  readonly machine: MachineName;
  readonly stage?: string;
  readonly context?: Context;
  readonly data?: { readonly [key: string]: unknown };
  readonly parent?: string;
  readonly unit?: string | null;
  readonly openedBy?: string;
  readonly dates?: { readonly [name: string]: string };
  /** Since when it has been in its stage: windows count from here. */
  readonly since?: Date;
};

/** Puts a new instance into a stage, with the deadlines that it would have there. */
export const place = async ({ db, cycle, unit, office }: World, placing: Placing): Promise<string> => {
  const { machine, parent = cycle } = placing;
  const law = laws[machine];
  const first = birth(law.machine);
  const stage = placing.stage ?? first.stage;
  const [above] = await db.query<{ machine: MachineName; lineage: string[]; path: string; at: Date }>(
    {
      text: `select i.machine, i.lineage, (select path from unit where id = $2) as path, app_now() as at from instance i where i.id = $1`,
    },
    [parent, unit],
  );
  if (!above) throw new Error('no parent');
  const id = randomUUID();
  const rules = { policy: policyFrom({}), calendar: await calendarFrom(db) };
  const at = placing.since ?? above.at;
  const unitId = placing.unit === undefined ? unit : placing.unit;
  const [born] = bear(
    { id, machine, data: placing.data ?? {}, under: 'self' },
    {
      above: {
        parentId: parent,
        parentMachine: above.machine,
        lineage: above.lineage,
        cycleId: cycle,
        unitId,
        unitPath: unitId === null ? null : above.path,
      },
      cause: {
        ...rules,
        originId: parent,
        requestId: randomUUID(),
        actorId: placing.openedBy ?? office.personId,
        role: 'office',
        post: null,
        at,
        effective: at,
      },
      paths: new Map(unitId === null ? [] : [[unitId, above.path]]),
    },
  );
  if (!born) throw new Error('nothing was born');
  await db.transaction(async (tx) => {
    await writeBorn(tx, [{ ...born, outbox: [] }], at);
    if (stage === first.stage && !placing.context && !placing.dates) return;
    await tx.query({ text: 'delete from deadline where instance_id = $1' }, [id]);
    const meta = metaOf(law.machine, stage);
    const dates = placing.dates ?? {};
    const clock = tick({ ...rules, at, effective: at, dates, rows: [], meta, moved: [] });
    const put = clock.put.map((row) => ({ instance_id: id, ...deadlineRecord(row) }));
    await tx.query(
      {
        text: upsertDeadlines(
          `select d.* from jsonb_to_recordset($1::jsonb) as d(instance_id uuid, ${deadlineTypes})`,
        ),
      },
      [json(put)],
    );
    const { awaits, tags, closedAt } = declared(machine, stage, { at, since: null });
    await tx.query(
      {
        text: `update instance set stage = $2, context = $3, awaits = $4, tags = $5, closed_at = $6, due_at = $7, closes_at = $8, dates = $9
          where id = $1`,
      },
      [
        id,
        stage,
        json(placing.context ?? first.context),
        awaits,
        tags,
        closedAt,
        clock.dueAt,
        clock.closesAt,
        json(dates),
      ],
    );
  });
  return id;
};

type Sent = readonly [type: string, data: unknown, actor: Actor, more?: Partial<Order>];
/** Sends one event. */
export const send = (db: Db, instanceId: string, [type, data, actor, more]: Sent): Promise<Receipt> =>
  advance(db, { instanceId, event: { type, data }, actor, requestId: randomUUID(), ...more });

/** What became of a promise: its value, or the code of its fault. Anything else that is thrown is thrown on. */
export const settled = async <T>(promise: Promise<T>): Promise<T | string> => {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
};

/** Moves the organisation's clock by setting its offset, also backwards. */
export const setClock = async (db: Db, at: Date): Promise<void> => {
  await db.query(
    {
      text: `insert into setting (key, value)
        values ('clock', jsonb_build_object('ms', round(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)))
        on conflict (key) do update set value = excluded.value`,
    },
    [at],
  );
};

export type Row = {
  readonly stage: string;
  readonly version: number;
  readonly seq: number;
  readonly due_at: Date | null;
  readonly closes_at: Date | null;
  readonly context: Context;
};
export const rowOf = async (db: Db, id: string): Promise<Row> => {
  const [row] = await db.query<Row>(
    { text: 'select stage, version, seq, due_at, closes_at, context from instance where id = $1' },
    [id],
  );
  if (!row) throw new Error('no such instance');
  return row;
};

export const countOf = async (db: Db, from: string, values: unknown[] = []): Promise<number> => {
  const [row] = await db.query<{ n: number }>({ text: `select count(*)::int as n from ${from}` }, values);
  return row?.n ?? 0;
};
