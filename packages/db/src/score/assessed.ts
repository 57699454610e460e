import { hasGraveOrder, hasVeto, standardInForce } from './in-force.ts';

/** True for an instance that is a unit's assessment and wasn't called off. */
export const isAssessed = (row: string): string =>
  `${row}.machine = 'assessment' and not 'cancelled' = any(${row}.tags)`;

/** True for a unit `u` below the root `r` of the cycle: it has a standard, and isn't in the cycle yet. */
export const mayBeAdmitted = (
  cycle: string,
): string => `(u.active and (u.path = r.path or starts_with(u.path, r.path || '/'))
      and ${standardInForce(cycle, 'u.category')} is not null
      and not exists (select from instance c where c.cycle_id = ${cycle} and ${isAssessed('c')} and c.unit_id = u.id))`;

/**
 * True for a unit whose grade is confirmed and not the last, `worst`, without a veto, a grave order or a nomination already. Whoever has
 * the last grade is not commended, by whatever reason; below the best it is a nomination by hand. Null where it has no grade.
 */
export const mayBeNominated = (
  cycle: string,
  unit: string,
  worst: string,
): string => `(select e.proposed <> ${worst}
      and not ${hasVeto(cycle, unit)} and not ${hasGraveOrder(cycle, unit)}
      and not exists (select from instance c where c.cycle_id = ${cycle} and c.machine = 'commendation' and c.unit_id = ${unit}
        and not 'cancelled' = any(c.tags))
    from grade_round r join grade_entry e on e.cycle_id = ${cycle} and e.round = r.round and e.unit_id = ${unit}
    where r.cycle_id = ${cycle} and r.round = (select max(m.round) from grade_round m where m.cycle_id = ${cycle})
      and r.confirmed_at is not null and r.reopened_at is null)`;
