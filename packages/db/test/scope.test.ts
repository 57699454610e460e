import { randomUUID } from 'node:crypto';
import {
  type Appointment,
  capacities,
  type MachineName,
  machineNames,
  type Role,
  roles,
  sees,
  stagesOf,
} from '@kaohe/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laws, parseOrder } from '../src/advance/law.ts';
import { load } from '../src/advance/load.ts';
import { binds } from '../src/read/binds.ts';
import { reached, scopeOf } from '../src/read/scope.ts';
import { tookPart } from '../src/read/took-part.ts';
import { addUnit, type Person, type World, world } from './world.ts';

type Instance = {
  readonly id: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly unitPath: string | null;
  readonly rootPath: string;
  readonly cycleId: string;
  readonly lineage: readonly string[];
};

const paths = ['g', 'g/c1', 'g/c1/b1', 'g/c1/b10', 'g/c2', 'g/c2/b_1', 'g/c2/bx1'];
let here: World;
let person: Person;
const units = new Map<string, string>();
const cycles = [randomUUID(), randomUUID()];
/** Where the units begin that each cycle assesses. */
const roots = ['g', 'g/c1'];
const instances: Instance[] = [];

const insert = async (instance: Instance): Promise<void> => {
  const { id, machine, stage, unitPath, cycleId, lineage } = instance;
  const tags = laws[machine].machine.states[stage]?.tags ?? [];
  await here.db.query(
    {
      text: `insert into instance (id, machine, stage, context, data, dates, version, seq, lineage, cycle_id, unit_id, unit_path, head_hash,
          awaits, tags, created_at, last_at) values ($1, $2, $3, '{}', '{}', '{}', 1, 1, $4, $5, $6, $7, '', '{}', $8, now(), now())`,
    },
    [id, machine, stage, lineage, cycleId, unitPath === null ? null : units.get(unitPath), unitPath, tags],
  );
};

beforeAll(async () => {
  here = await world();
  person = await here.person('administrator');
  units.set('g', here.root);
  for (const path of paths.slice(1)) units.set(path, await addUnit(here.db, path));
  // Every stage of every machine, in a place drawn by its number.
  let n = 0;
  for (const machine of machineNames) {
    for (const stage of stagesOf(laws[machine].machine)) {
      n += 1;
      const unitPath = n % 5 === 0 ? null : (paths[n % paths.length] ?? null);
      const parent = instances[(n * 7) % Math.max(1, instances.length)];
      const id = randomUUID();
      instances.push({
        id,
        machine,
        stage,
        unitPath,
        rootPath: roots[n % 2] ?? '',
        cycleId: cycles[n % 2] ?? '',
        lineage: [id, ...(parent?.lineage ?? [])],
      });
    }
  }
  for (const [n, id] of cycles.entries())
    await here.db.query(
      { text: `insert into cycle (id, name, year, unit_id, policy) values ($1, 'a year', 2026, $2, '{}')` },
      [id, units.get(roots[n] ?? '')],
    );
  for (const instance of instances) await insert(instance);
  // Half of the cycle's cases of one unit have something against the person.
  await here.db.query(
    {
      text: `insert into involvement (case_id, person_id, kind, cycle_id, unit_id) values ($1, $2, 'scored', $3, $4)`,
    },
    [randomUUID(), person.personId, cycles[0], units.get('g/c1/b1')],
  );
  await here.db.query(
    {
      text: `insert into recusal (id, person_id, unit_id, kind, reason) values (gen_random_uuid(), $1, $2, 'kin', 'r')`,
    },
    [person.personId, units.get('g/c2')],
  );
  await here.db.query(
    {
      text: `insert into recusal (id, person_id, case_id, kind, reason) values (gen_random_uuid(), $1, $2, 'interest', 'r')`,
    },
    [person.personId, instances[3]?.id],
  );
});
afterAll(() => here[Symbol.asyncDispose]());

const held = fc.record({
  role: fc.constantFrom<Role>(...roles.filter((role) => role !== 'system' && role !== 'public')),
  unitPath: fc.option(fc.constantFrom(...paths)),
  cycleId: fc.option(fc.nat(1), { freq: 2 }),
  caseNo: fc.option(fc.nat(400), { freq: 3 }),
});
type Held = typeof held extends fc.Arbitrary<infer T> ? T : never;
const appointment = ({ role, unitPath, cycleId, caseNo }: Held): Appointment => ({
  role,
  unitPath,
  cycleId: cycleId === null ? null : (cycles[cycleId] ?? null),
  caseId: caseNo === null ? null : (instances[caseNo % instances.length]?.id ?? null),
});

const barred = async (): Promise<ReadonlySet<string>> => {
  const rows = await here.db.query<{ id: string }>(
    {
      text: `select i.id from instance i where took_part($1, i.lineage, i.cycle_id, i.unit_id, local_day(app_now()))`,
    },
    [person.personId],
  );
  return new Set(rows.map(({ id }) => id));
};

describe('scope', () => {
  it('in SQL reaches just what the law lets somebody with these appointments see', async () => {
    const tookPartIn = await barred();
    expect(tookPartIn.size).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.array(held, { maxLength: 4 }), async (drawn) => {
        const all = binds();
        const appointments = drawn.map(appointment);
        const scope = scopeOf(person.personId, appointments);
        const rows = await here.db.query<{ id: string }>(
          { text: `select i.id from instance i where ${reached(all, scope, { tookPart })}` },
          [...all.values],
        );
        const lawful = instances.filter((one) =>
          sees(laws[one.machine], one.stage, capacities(appointments, one, tookPartIn.has(one.id))),
        );
        const known = new Set(instances.map(({ id }) => id));
        expect(
          rows
            .map(({ id }) => id)
            .filter((id) => known.has(id))
            .sort(),
        ).toEqual(lawful.map(({ id }) => id).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('in advance gives the capacities that the law gives, from the appointments in force', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(held, { minLength: 1, maxLength: 3 }), fc.nat(), async (drawn, n) => {
        const one = instances[n % instances.length];
        const type =
          one &&
          Object.keys(laws[one.machine].events).find(
            (event) => event.endsWith('.cancel') || event === 'cycle.open',
          );
        if (!one || !type) throw new Error('an instance');
        const appointments = drawn.map(appointment);
        await here.db.query({ text: 'delete from appointment where person_id = $1' }, [person.personId]);
        for (const { role, unitPath, cycleId, caseId } of appointments) {
          await here.db.query(
            {
              text: `insert into appointment (id, person_id, role, unit_id, cycle_id, case_id, starts_on, ends_on)
                values (gen_random_uuid(), $1, $2, $3, $4, $5, '2020-01-01', null),
                  (gen_random_uuid(), $1, 'auditor', null, null, null, '2020-01-01', '2020-12-31'),
                  (gen_random_uuid(), $1, 'auditor', null, null, null, '2999-01-01', null)`,
            },
            [person.personId, role, unitPath === null ? null : units.get(unitPath), cycleId, caseId],
          );
        }
        // Whoever belongs to the unit is barred by that alone.
        const tookPartIn = await barred();
        const order = parseOrder({
          instanceId: one.id,
          event: { type, data: {} },
          actor: { kind: 'system' },
          requestId: 'r',
        });
        const row = await load(here.db, { ...order, actor: person });
        expect([...capacities(row.held, row, row.tookPart)].sort()).toEqual(
          [...capacities(appointments, one, tookPartIn.has(one.id))].sort(),
        );
      }),
      { numRuns: 200 },
    );
  });
});
