import type { Sql } from '../sql.ts';

/** A responsible subject of a unit, by post. */
export type Subject = { readonly personId: string; readonly name: string; readonly kind: string };

/** Who answers for something in the unit on the day of the instant, both SQL expressions. */
export const subjectsText = (
  unit: string,
  at: string,
): string => `select p.id as "personId", p.name, min(a.role) as kind
    from appointment a join person p on p.id = a.person_id and p.active
    where a.unit_id = ${unit} and a.role in ('secretary', 'discipline', 'cadre') and a.case_id is null
      and a.starts_on <= local_day(${at}) and (a.ends_on is null or a.ends_on >= local_day(${at}))
    group by p.id, p.name order by min(case a.role when 'secretary' then 1 when 'discipline' then 2 else 3 end), p.name, p.id`;

/** Who answers for something in the unit on the day, the secretary first. */
export const subjectsOf = (
  sql: Sql,
  { unitId, at }: { readonly unitId: string | null; readonly at: Date },
): Promise<readonly Subject[]> =>
  sql.query<Subject>({ name: 'visit-subjects', text: subjectsText('$1', '$2') }, [unitId, at]);
