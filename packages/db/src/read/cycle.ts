import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { isAssessed, mayBeAdmitted, mayBeNominated } from '../score/assessed.ts';
import { demand } from './place.ts';
import type { Scope } from './scope.ts';

/** Units that an event of a cycle may be about: still to be admitted, in the cycle, or to be nominated for commendation. */
export const unitKinds = ['admissible', 'admitted', 'eligible'] as const;
type UnitKind = (typeof unitKinds)[number];

/** A unit to choose; `grade` is the key of its confirmed grade, told only where units are nominated. */
export type UnitChoice = { readonly id: string; readonly name: string; readonly grade: string | null };

const conditions: Readonly<Record<UnitKind, string>> = {
  admissible: `${mayBeAdmitted('$1')} and $2::text is not null`,
  admitted: `exists (select from instance c where c.cycle_id = $1 and ${isAssessed('c')} and c.unit_id = u.id) and $2::text is not null`,
  eligible: mayBeNominated('$1', 'u.id', '$2::text'),
};
const grade = `(select e.proposed from grade_entry e join grade_round g on g.cycle_id = e.cycle_id and g.round = e.round
  and g.confirmed_at is not null and g.reopened_at is null where e.cycle_id = $1 and e.unit_id = u.id order by e.round desc limit 1)`;

/** The units of a cycle that an event can be about, by path; at most as many as are assessed in one cycle. */
export const readCycleUnits = async (
  db: Db,
  scope: Scope,
  { id, of }: { id: string; of: UnitKind },
): Promise<readonly UnitChoice[]> => {
  await demand(db, scope, { id, machine: 'cycle' });
  const { grades } = await policyOf(db, db.memory, { id, version: null });
  return db.query<UnitChoice>(
    {
      text: `select u.id, u.name, ${of === 'eligible' ? grade : 'null'} as grade
        from cycle y join unit r on r.id = y.unit_id join unit u on u.path = r.path or starts_with(u.path, r.path || '/')
        where y.id = $1 and ${conditions[of]} order by u.path limit 20000`,
    },
    [id, grades.bands.at(-1)?.key ?? ''],
  );
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
