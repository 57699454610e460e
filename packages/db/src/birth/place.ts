import { defaultPolicy, type RollName, rolls } from '@kaohe/domain';

const inForce = 'a.starts_on <= n.day and (a.ends_on is null or a.ends_on >= n.day)';
const appointed = 'appointment a join person p on p.id = a.person_id and p.active';
const reaches = `a.case_id is null and (a.cycle_id is null or a.cycle_id = n.cycle_id)
    and (u.path is null or n.unit_path is null or n.unit_path = u.path or starts_with(n.unit_path, u.path || '/'))`;

/** Those who hold one of the roles (SQL of an array) that reaches the instance `n`, once each, in the first of them. */
const holders = (roles: string): string => `
  select distinct on (a.person_id) a.role as capacity, a.post, a.person_id
  from ${appointed} left join unit u on u.id = a.unit_id where a.role = any(${roles}) and ${inForce} and ${reaches}
  order by a.person_id, array_position(${roles}, a.role)`;

/** Whom the cycle's policy asks for opinions; it stores only what differs from the defaults. */
const asked = `coalesce((select array(select jsonb_array_elements_text(c.policy #> '{commendation,opinions}')) from cycle c
    where c.id = n.cycle_id and c.policy #> '{commendation,opinions}' is not null), array[${defaultPolicy.commendation.opinions.map((role) => `'${role}'`).join(', ')}])`;

/**
 * Who gets a place, as SQL on the instance `n` (id, unit_id, unit_path, cycle_id, day). One person in several capacities is listed for
 * each; a post that the unit must have and that is vacant has a place without a person.
 */
const audiences: Record<(typeof rolls)[RollName], string> = {
  subjects: `
    select a.role as capacity, a.post, a.person_id from ${appointed}
    where a.unit_id = n.unit_id and a.role in ('secretary', 'discipline', 'cadre') and ${inForce} and a.case_id is null
      and (a.cycle_id is null or a.cycle_id = n.cycle_id)
    union all
    select k.role, null, null from unit u
      cross join lateral (select distinct case kind when 'organisation' then 'secretary' else kind end as role from unnest(u.subject_kinds) kind) k
    where u.id = n.unit_id and not exists (select from ${appointed} where a.unit_id = n.unit_id and a.role = k.role and ${inForce})`,
  assessors: holders(`array['assessor']`),
  advisers: holders(asked),
  case: `
    select distinct on (a.person_id) a.role as capacity, a.post, a.person_id from ${appointed}
    where a.case_id = n.id and ${inForce} order by a.person_id, a.role`,
};

/** Makes the places of a roll for each instance of `source` (columns as above); a new round each time. */
export const placesOf = (roll: RollName, source: string): string => `
  insert into slot (instance_id, roll, round, capacity, post, person_id)
  select n.id, '${roll}', 1 + coalesce((select max(s.round) from slot s where s.instance_id = n.id and s.roll = '${roll}'), 0),
    x.capacity, x.post, x.person_id
  from ${source} n cross join lateral (${audiences[rolls[roll]]}) x
  returning instance_id, person_id`;
