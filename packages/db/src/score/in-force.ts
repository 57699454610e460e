/** True for the score line `l` when it counts: no proposal, not voided, and no other has taken its place. */
export const countsNow = `(not l.proposal and l.voided_at is null and not exists (select from score_line n where n.supersedes = l.id))`;

/** True when a veto stands against the unit `unit` in the cycle `cycle`, SQL expressions both. */
export const hasVeto = (
  cycle: string,
  unit: string,
): string => `exists (select from assessment va join score_line l on l.assessment_id = va.id
    where va.cycle_id = ${cycle} and va.unit_id = ${unit} and l.kind = 'veto' and not l.lifted and ${countsNow})`;

/** True when a grave rectification order was given to the unit in the cycle. */
export const hasGraveOrder = (
  cycle: string,
  unit: string,
): string => `exists (select from instance g where g.cycle_id = ${cycle}
    and g.unit_id = ${unit} and g.machine = 'rectification' and g.data ->> 'grave' = 'true' and not 'cancelled' = any(g.tags))`;

/** The standard in force for a category of a cycle, SQL expressions both: the last version that was put in force. */
export const standardInForce = (cycle: string, category: string): string => `(select f.id from standard f
    where f.cycle_id = ${cycle} and f.category = ${category} and f.in_force_on is not null order by f.version desc limit 1)`;
