import { breaches, type Invariant, planted } from '../proof/invariant.ts';
import { eventLaws, eventTable } from '../proof/law.ts';

/** Who decided, although he had scored, verified, visited, headed, recorded, belonged to the unit, or was barred by a recusal. */
const query = `
  with law as (select * from ${eventTable('$1')}),
  decided as (
    select j.instance_id, j.seq, j.event, j.actor_id, j.at, i.cycle_id, i.unit_id, i.lineage
    from journal j join instance i on i.id = j.instance_id join law on law.event = j.event
    where law.unless ? 'tookPart' and j.actor_id is not null and i.unit_id is not null
  ),
  involved as (
    select distinct on (j.actor_id, i.cycle_id, i.unit_id) j.actor_id, i.cycle_id, i.unit_id, j.at, j.event
    from journal j join instance i on i.id = j.instance_id join law on law.event = j.event
    where law.involves is not null and law.involves <> 'decided' and j.actor_id is not null and i.unit_id is not null
    order by j.actor_id, i.cycle_id, i.unit_id, j.at
  )
  select d.instance_id || '/' || d.seq as "where", d.event || ' by one who had done ' || v.event as says
  from decided d join involved v on v.actor_id = d.actor_id and v.cycle_id = d.cycle_id and v.unit_id = d.unit_id and v.at < d.at
  union all
  select d.instance_id || '/' || d.seq, d.event || ' by one of the unit itself' from decided d
    join appointment a on a.person_id = d.actor_id and a.unit_id = d.unit_id and a.role in ('secretary', 'discipline', 'cadre', 'clerk')
      and a.starts_on <= local_day(d.at)
  union all
  select d.instance_id || '/' || d.seq, d.event || ' by one who is recused' from decided d
    join recusal r on r.person_id = d.actor_id and r.outcome in ('standing', 'granted') and coalesce(r.decided_at, r.at) <= d.at and (r.unit_id = d.unit_id or r.case_id = any(d.lineage))
  union all
  select j.instance_id || '/' || j.seq, j.event || ' by the same person as ' || before.event
  from journal j join law on law.event = j.event cross join lateral jsonb_array_elements_text(law.unless) as bar(relation)
    join journal before on before.instance_id = j.instance_id and before.actor_id = j.actor_id and before.seq < j.seq
      and bar.relation = 'did:' || before.event`;

export const impartial: Invariant = {
  no: 2,
  name: 'nobody decides about what they scored, verified, visited, headed or belong to',
  find: (client) => breaches(client, query, [JSON.stringify(eventLaws)]),
  // The decision on an appeal is put down to who had scored the unit.
  plant: (client) =>
    planted(
      client,
      `update journal j set actor_id = s.actor_id
      from instance a join instance i on i.id = a.parent_id join journal s on s.instance_id = i.id and s.event = 'assessment.score'
      where j.instance_id = a.id and j.event in ('appeal.uphold', 'appeal.adjust')
        and (j.instance_id, j.seq) = (select instance_id, seq from journal where event in ('appeal.uphold', 'appeal.adjust') order by instance_id limit 1)
      returning j.instance_id || '/' || j.seq as "where"`,
    ),
};
