import { standardInForce } from './in-force.ts';

/** True for an instance that is a unit's assessment and wasn't called off. */
export const isAssessed = (row: string): string =>
  `${row}.machine = 'assessment' and not 'cancelled' = any(${row}.tags)`;

/** True for a unit `u` below the root `r` of the cycle: it has a standard, and isn't in the cycle yet. */
export const mayBeAdmitted = (
  cycle: string,
): string => `(u.active and (u.path = r.path or starts_with(u.path, r.path || '/'))
      and ${standardInForce(cycle, 'u.category')} is not null
      and not exists (select from instance c where c.cycle_id = ${cycle} and ${isAssessed('c')} and c.unit_id = u.id))`;
