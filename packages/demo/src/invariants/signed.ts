import { breaches, type Invariant, planted } from '../proof/invariant.ts';
import { eventLaws, eventTable } from '../proof/law.ts';

/** What was signed for somebody, by a capacity that may not, without a place of one's own, or without saying which text was seen. */
const query = `
  with law as (select * from ${eventTable('$1')}),
  signed as (
    select j.*, law.by as lawful, law.roll from journal j join law on law.event = j.event where law.roll is not null
  )
  select s.instance_id || '/' || s.seq as "where", s.event || ' in the capacity ' || s.role as says
  from signed s where not s.lawful ? s.role
  union all
  select s.instance_id || '/' || s.seq, s.event || ' by somebody without an appointment as ' || s.role
  from signed s where not exists (select from appointment a where a.person_id = s.actor_id and a.role = s.role
    and a.starts_on <= local_day(s.at) and (a.ends_on is null or a.ends_on >= local_day(s.at)))
  union all
  select s.instance_id || '/' || s.seq, s.event || ' without a place in the roll'
  from signed s where not exists (select from slot p where p.instance_id = s.instance_id and p.roll = s.roll
    and p.person_id = s.actor_id and p.done_at = s.at)
  union all
  select s.instance_id || '/' || s.seq, s.event || ' without the text that was signed'
  from signed s where s.roll in ('acknowledgement', 'waiver', 'visitSignature') and coalesce(s.text_hash, '') !~ '^[0-9a-f]{64}$'
  union all
  select p.instance_id || '/' || p.roll, 'a place in ' || p.roll || ' is marked done, and nobody signed'
  from slot p where p.done_at is not null and not exists (select from signed s where s.instance_id = p.instance_id and s.roll = p.roll
    and s.actor_id = p.person_id and s.at = p.done_at)`;

export const signed: Invariant = {
  no: 6,
  name: "nothing is signed in a subject's stead, nor any text other than the one seen",
  find: (client) => breaches(client, query, [JSON.stringify(eventLaws)]),
  // The clerk's name is put under an acknowledgement.
  plant: (client) =>
    planted(
      client,
      `update journal j set actor_id = c.person_id, role = 'clerk'
      from instance i join appointment c on c.unit_id = i.unit_id and c.role = 'clerk'
      where i.id = j.instance_id and (j.instance_id, j.seq) =
        (select instance_id, seq from journal where event = 'assessment.acknowledge' order by instance_id, seq limit 1)
      returning j.instance_id || '/' || j.seq as "where"`,
    ),
};
