import { breaches, type Invariant, planted } from '../proof/invariant.ts';

/** Each feedback as it was issued: the last draft before. */
const query = `
  with issued as (
    select distinct on (j.instance_id) j.instance_id, j.seq, d.seq as draft, d.payload
    from journal j join journal d on d.instance_id = j.instance_id and d.event = 'assessment.draftFeedback' and d.seq < j.seq
    where j.event = 'assessment.issue' order by j.instance_id, d.seq desc
  )
  select j.instance_id || '/' || j.seq as "where", 'feedback issued without a draft' as says
  from journal j where j.event = 'assessment.issue' and not exists (select from issued i where i.instance_id = j.instance_id)
  union all
  select instance_id || '/' || draft, 'feedback without an achievement or a problem, and no statement that none was found' from issued
  where (jsonb_array_length(payload -> 'achievements') = 0 or jsonb_array_length(payload -> 'problems') = 0)
    and coalesce(trim(payload ->> 'noneFound'), '') = ''
  union all
  select instance_id || '/' || draft, 'a problem without evidence: ' || left(p ->> 'text', 40) from issued, jsonb_array_elements(payload -> 'problems') p
  where jsonb_array_length(p -> 'evidence') = 0
  union all
  select l.id::text, 'a score line without evidence' from score_line l
  where cardinality(l.evidence) = 0 and cardinality(l.sources) = 0
  union all
  select l.id::text, 'a score line without a reason' from score_line l where trim(l.reason) = ''`;

export const feedback: Invariant = {
  no: 7,
  name: 'feedback has achievements and problems; each problem and each score line has evidence',
  find: (client) => breaches(client, query),
  plant: (client) =>
    planted(
      client,
      `update journal j set payload = jsonb_set(payload, '{problems}', '[]')
      where (j.instance_id, j.seq) = (select d.instance_id, d.seq from journal d join journal i on i.instance_id = d.instance_id
        and i.event = 'assessment.issue' and i.seq > d.seq where d.event = 'assessment.draftFeedback'
        order by d.instance_id, d.seq desc limit 1)
      returning j.instance_id || '/' || j.seq as "where"`,
    ),
};
