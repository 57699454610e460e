import { breaches, type Invariant, planted } from '../proof/invariant.ts';

/** Entries of the journal by which a score may change once feedback was issued. */
const lawful = [
  'assessment.appealClosed',
  'assessment.appealRemanded',
  'assessment.rescore',
  'assessment.confirmCorrection',
] as const;

const query = `
  with issued as (select instance_id, min(at) as at from journal where event = 'assessment.issue' group by instance_id),
  later as (
    select l.*, j.event, old.points as old_points from score_line l join issued i on i.instance_id = l.assessment_id and l.at > i.at
      left join journal j on j.instance_id = l.assessment_id and j.seq = l.seq left join score_line old on old.id = l.supersedes
    where not l.proposal
  )
  select id::text as "where", 'written after feedback by ' || coalesce(event, 'nobody') as says from later
  where event is null or event <> all($1::text[])
  union all
  select id::text, 'written after feedback and supersedes nothing' from later where supersedes is null
  union all
  select id::text, 'an appeal lowered a score from ' || old_points || ' to ' || points from later
  where (appeal_id is not null or event = 'assessment.rescore') and points < old_points
  union all
  select id::text, 'neither by an appeal, nor a re-scoring, nor a correction' from later
  where appeal_id is null and not rescored and event <> 'assessment.confirmCorrection'
  union all
  select max(id::text), 'the same line superseded twice' from score_line where supersedes is not null group by supersedes having count(*) > 1
  union all
  select l.id::text, 'voided after feedback' from score_line l join issued i on i.instance_id = l.assessment_id and l.voided_at > i.at
  union all
  select c.instance_id || '/' || c.seq, 'a correction proposed and confirmed by one person' from journal c
    join lateral (select p.actor_id from journal p where p.instance_id = c.instance_id and p.seq < c.seq
      and p.event = 'assessment.proposeCorrection' order by p.seq desc limit 1) p on p.actor_id = c.actor_id
  where c.event = 'assessment.confirmCorrection'`;

export const score: Invariant = {
  no: 4,
  name: 'after feedback the score changes only by an appeal (once, never down) or a correction by two persons',
  find: (client) => breaches(client, query, [lawful]),
  // Somebody takes a point off after feedback was issued.
  plant: (client) =>
    planted(
      client,
      `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, by, at, supersedes)
      select gen_random_uuid(), l.assessment_id, l.seq, l.indicator, l.subject_kind, l.component, l.kind, l.points - 100, l.most, '调整',
        l.evidence, l.sources, l.by, i.at + interval '1 hour', l.id
      from score_line l join journal i on i.instance_id = l.assessment_id and i.event = 'assessment.issue'
      where not l.proposal and l.points > 100 and l.voided_at is null and not exists (select from score_line n where n.supersedes = l.id)
      order by l.id limit 1 returning id::text as "where"`,
    ),
};
