import type { Db } from '../client.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';

/** A problem of an earlier cycle that its unit is asked about again. */
export type CarriedItem = {
  readonly id: string;
  readonly number: number;
  readonly year: number;
  readonly problem: string;
  readonly standard: string;
  readonly subjectKind: string;
  /** Still open, found undone before it was closed, come back, or without effect. */
  readonly why: 'open' | 'reopened' | 'relapse' | 'poor';
};

/**
 * The check-list of a visit or an assessment: what its unit left open or had to do again in earlier cycles. The standard of the next cycle
 * takes the same up as questions (write/standard-copy.ts), without naming a unit.
 */
export const readCarried = async (db: Db, scope: Scope, id: string): Promise<readonly CarriedItem[]> => {
  const { cycleId, unitId, machine } = await demand(db, scope, { id });
  if (unitId === null || !['assessment', 'siteVisit'].includes(machine)) return [];
  return db.query<CarriedItem>(
    {
      text: `select r.id, r.number, c.year, r.problem, r.standard, r.subject_kind as "subjectKind",
          case when r.closed_at is null then 'open' when r.relapse_of is not null then 'relapse' when r.reopened > 0 then 'reopened' else 'poor' end as why
        from rectification_item r join instance i on i.id = r.id join cycle c on c.id = r.cycle_id join cycle y on y.id = $1
        where r.unit_id = $2 and c.year < y.year and not 'cancelled' = any(i.tags)
          and (r.closed_at is null or r.reopened > 0 or r.relapse_of is not null or r.effect = 'poor')
        order by c.year desc, r.grave desc, r.number limit 200`,
    },
    [cycleId, unitId],
  );
};
