import type { Db } from '../client.ts';
import { honourCandidates } from '../commendation/candidate.ts';
import { policyOf } from '../memory.ts';
import { isAssessed, mayBeAdmitted } from '../score/assessed.ts';
import { readCases } from './case-list.ts';
import { demand } from './place.ts';
import type { CaseRow } from './row.ts';
import type { Scope } from './scope.ts';

/** Units that an event of a cycle may be about: still to be admitted, in the cycle, or to be nominated for commendation. */
export const unitKinds = ['admissible', 'admitted', 'eligible'] as const;
type UnitKind = (typeof unitKinds)[number];

/** A unit to choose; `grade` is the key of its confirmed grade, told only where units are nominated. */
export type UnitChoice = { readonly id: string; readonly name: string; readonly grade: string | null };

const conditions: Readonly<Record<Exclude<UnitKind, 'eligible'>, string>> = {
  admissible: mayBeAdmitted('$1'),
  admitted: `exists (select from instance c where c.cycle_id = $1 and ${isAssessed('c')} and c.unit_id = u.id)`,
};

/** Whoever may be nominated, by its grade or by hand, the best first. */
const eligibleUnits = async (db: Db, id: string): Promise<readonly UnitChoice[]> => {
  const policy = await policyOf(db, db.memory, { id, version: null });
  const rows = await honourCandidates(db, id, policy);
  return rows
    .filter(({ verdict }) => verdict !== 'out')
    .map(({ unitId, unit, grade }) => ({ id: unitId, name: unit, grade }));
};

/** The units of a cycle that an event can be about, by path; at most as many as are assessed in one cycle. */
export const readCycleUnits = async (
  db: Db,
  scope: Scope,
  { id, of }: { id: string; of: UnitKind },
): Promise<readonly UnitChoice[]> => {
  await demand(db, scope, { id, machine: 'cycle' });
  if (of === 'eligible') return eligibleUnits(db, id);
  return db.query<UnitChoice>(
    {
      text: `select u.id, u.name, null as grade
        from cycle y join unit r on r.id = y.unit_id join unit u on u.path = r.path or starts_with(u.path, r.path || '/')
        where y.id = $1 and ${conditions[of]} order by u.path limit 20000`,
    },
    [id],
  );
};

/** A cycle to choose; `assessed`: it has units. */
export type CycleChoice = CaseRow & { readonly assessed: boolean };

const withUnits = {
  name: 'cycles-with-units',
  text: `select c.id from unnest($1::uuid[]) as c(id) where exists (select from instance i
    where i.cycle_id = c.id and i.machine = 'assessment' and not 'cancelled' = any(i.tags))`,
};

/** The newest cycles within reach, fifty at most, the newest first. */
export const readCycleChoices = async (db: Db, scope: Scope): Promise<readonly CycleChoice[]> => {
  const { items } = await readCases(db, scope, { machine: 'cycle', filter: { limit: 50 } });
  const found = await db.query<{ id: string }>(withUnits, [items.map(({ id }) => id)]);
  const assessed = new Set(found.map(({ id }) => id));
  return items.map((row) => ({ ...row, assessed: assessed.has(row.id) }));
};

/** A period of a cycle: its number and name, and whether every unit's record of it is locked. */
export type PeriodChoice = { readonly no: number; readonly name: string; readonly locked: boolean };

/** The periods of a cycle, in order. */
export const readPeriods = async (db: Db, scope: Scope, id: string): Promise<readonly PeriodChoice[]> => {
  await demand(db, scope, { id, machine: 'cycle' });
  return db.query<PeriodChoice>(
    {
      text: `select (c.data ->> 'no')::int as no, min(c.data ->> 'name') as name, bool_and(c.closed_at is not null) as locked
        from instance c where c.cycle_id = $1 and c.machine = 'periodReview' and not 'cancelled' = any(c.tags)
        group by 1 order by 1`,
    },
    [id],
  );
};
