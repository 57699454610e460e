import { breaches, type Invariant, planted } from '../proof/invariant.ts';
import { stageLaws, stageTable } from '../proof/law.ts';

/**
 * Every case that is not over stands in a stage of its machine, and somebody appointed can move it, or its clock runs; one that only
 * waits for what stands above it has something above it that is not over either.
 */
const query = `
  with law as (select * from ${stageTable('$1')}), today as (select local_day(app_now()) as day),
  open as (
    select i.*, law.owners, law.waits, law.closed as over, law.machine is null as unknown
    from instance i left join law on law.machine = i.machine and law.stage = i.stage
  ),
  owned as (
    select o.id, o.machine, o.stage, o.unknown, o.waits, o.parent_id, o.over,
      exists (select from deadline d where d.instance_id = o.id and d.kind = 'due' and d.fired_at is null) as clock,
      exists (select from appointment a join person p on p.id = a.person_id and p.active left join unit u on u.id = a.unit_id, today t
        where o.owners ? a.role and a.starts_on <= t.day and (a.ends_on is null or a.ends_on >= t.day)
          and (a.case_id is null or a.case_id = any(o.lineage))
          and (u.path is null or o.unit_path is null or o.unit_path = u.path or starts_with(o.unit_path, u.path || '/'))) as person,
      exists (select from instance c where c.parent_id = o.id and c.closed_at is null) as child
    from open o where o.unknown or not o.over
  )
  select id::text as "where", machine || ' in ' || stage || case when unknown then ': no such stage' else ': nobody and nothing moves it' end as says
  from owned o
  where unknown or not (clock or person or child
    or (waits and exists (select from open p where p.id = o.parent_id and not coalesce(p.over, true))))`;

export const owner: Invariant = {
  no: 1,
  name: 'every case that is open has an owner or a running clock',
  find: (client) => breaches(client, query, [JSON.stringify(stageLaws)]),
  // A ballot that was closed was never tallied: nothing would ever move it.
  plant: (client) =>
    planted(
      client,
      `update instance set stage = 'closed', closed_at = null where id = (
        select id from instance where machine = 'questionnaire' and stage = 'tallied' order by id limit 1)
      returning id::text as "where"`,
    ),
};
