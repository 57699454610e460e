import { createHash } from 'node:crypto';
import { type Breach, breaches, type Client, type Invariant, planted } from '../proof/invariant.ts';
import { canonical } from '../proof/walk.ts';

/** What differs from what the journal says it was when it was filed, published or locked. */
const query = `
  select w.id::text as "where", 'the sheet says other than when it was filed' as says
  from work_sheet w join journal b on b.instance_id = w.id and b.seq = 1
  where (w.indicator, w.subject_kind, w.direction, w.facts, w.points, w.occurred_on, to_jsonb(w.evidence)) is distinct from
    (b.payload ->> 'indicator', b.payload ->> 'subjectKind', b.payload ->> 'direction', b.payload ->> 'facts', (b.payload ->> 'points')::int,
      (b.payload ->> 'occurredOn')::date, b.payload -> 'evidence')
  union all
  select i.id::text, 'what it was born with has changed' from instance i join journal b on b.instance_id = i.id and b.seq = 1
  where i.data is distinct from b.payload
  union all
  select w.id::text, 'filed in a period that was locked' from work_sheet w
    join journal l on l.instance_id = w.review_id and l.to_stage = 'locked' and l.from_stage <> 'locked' and l.at < w.filed_at
  union all
  select j.instance_id || '/' || j.seq, j.event || ' in a locked period' from journal j join instance i on i.id = j.instance_id
  where i.machine = 'periodReview' and j.from_stage = 'locked' and (j.role <> 'system' or j.to_stage <> 'locked')
  union all
  select j.instance_id || '/' || j.seq, 'acknowledged another text than a standard of the unit''s category' from journal j
    join assessment a on a.id = j.instance_id
  where j.event = 'assessment.acknowledge' and not exists (select from standard s
    where s.cycle_id = a.cycle_id and s.category = a.category and s.published_at is not null and s.content_hash = j.text_hash)`;

/** Content against the hash that was published and signed for. */
const standards = async (client: Client): Promise<readonly Breach[]> => {
  const { rows } = await client.query<{ id: string; content: unknown; hash: string }>(
    'select id, content, content_hash as hash from standard where published_at is not null',
  );
  return rows
    .filter(({ content, hash }) => createHash('sha256').update(canonical(content)).digest('hex') !== hash)
    .map(({ id }) => ({ where: id, says: 'the content is not the one that was published' }));
};

export const immutable: Invariant = {
  no: 5,
  name: 'a published standard, a filed work sheet, a locked period and a journal entry never change',
  find: async (client) => [...(await breaches(client, query)), ...(await standards(client))],
  // A sheet of a locked period is embellished.
  plant: (client) =>
    planted(
      client,
      `update work_sheet set points = points + 100 where id = (select w.id from work_sheet w join instance i on i.id = w.review_id
        where i.stage = 'locked' order by w.id limit 1)
      returning id::text as "where"`,
    ),
};
