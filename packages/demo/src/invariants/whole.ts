import type { Breach, Client, Invariant } from '../proof/invariant.ts';
import { breaches, planted } from '../proof/invariant.ts';
import { walkJournal } from '../proof/walk.ts';

/**
 * What was left half done: effects not carried out, messages between processes that came not once, notices told not once, and deadlines
 * that moved a case without being marked.
 */
const query = `
  with sends as (
    select o.id, o.payload, o.result, coalesce(o.payload ->> 'request', 'fx-' || o.id) as request,
      case when o.payload ->> 'to' = 'parent' then i.parent_id else i.id end as target
    from outbox o join instance i on i.id = o.instance_id where o.effect = 'send' and o.done_at is not null
  )
  select 'outbox/' || id as "where", effect || case when failed_at is null then ' was not carried out' else ' was put aside: ' || coalesce(result, '') end as says
  from outbox where done_at is null
  union all
  select 'outbox/' || s.id, (s.payload ->> 'event') || ' took effect ' || c.times || ' times'
  from sends s cross join lateral (select count(*) as times from journal j where j.request_id = s.request and j.seq > 1) c
  where c.times <> 1 and (s.result is null or (s.payload ->> 'must')::boolean)
  union all
  select 'outbox/' || s.id, (s.payload ->> 'event') || ' reached another case' from sends s
    join journal j on j.request_id = s.request and j.seq > 1
  where j.instance_id <> s.target or j.event <> s.payload ->> 'event'
  union all
  select j.instance_id || '/' || j.seq, j.event || ' came from no message' from journal j
  where j.request_id like 'fx-%' and not exists (select from sends s where s.request = j.request_id)
  union all
  select 'outbox/' || o.id, 'told nobody' from outbox o
  where o.effect = 'notify' and o.done_at is not null and o.result is null and not exists (select from notice n where n.outbox_id = o.id)
  union all
  select 'outbox/' || n.outbox_id, 'told the same person twice' from notice n group by n.outbox_id, n.person_id, n.channel having count(*) > 1
  union all
  select 'outbox/' || o.id, 'rendered no letter' from outbox o
  where o.effect = 'render' and o.done_at is not null and o.result is null and not exists (select from document d where d.outbox_id = o.id)
  union all
  select j.instance_id || '/' || j.seq, j.event || ' without its deadline' from journal j
  where j.role = 'system' and j.effective < j.at and j.request_id not like 'fx-%' and j.seq > 1 and j.request_id not like 'due:%'
  union all
  select i.id::text, 'it stands elsewhere than its journal' from instance i
    join journal j on j.instance_id = i.id and j.seq = i.seq where j.to_stage <> i.stage or j.hash <> i.head_hash`;

type Counted = {
  readonly instance_id: string;
  readonly seq: number;
  readonly effect: string;
  readonly count: number;
};
/** Rows by the entry that caused them, without those that a broadcast has spread and those of the clock. */
const written = `select instance_id, seq, effect, count(*)::int as count from outbox
  where not payload ? 'request' group by instance_id, seq, effect`;

/** Every effect that the machines say an entry has stands in the outbox. */
const effects = async (client: Client): Promise<readonly Breach[]> => {
  const { rows } = await client.query<Counted>(written);
  const counts = new Map(rows.map((row) => [`${row.instance_id}/${row.seq}/${row.effect}`, row.count]));
  const found: Breach[] = [];
  for await (const { entry, next } of walkJournal(client)) {
    if (next === 'refused') continue;
    const where = `${entry.instance_id}/${entry.seq}`;
    for (const [type, all] of Map.groupBy(next.effects, (effect) => effect.type)) {
      const rows = type === 'open' ? undefined : (counts.get(`${where}/${type}`) ?? 0);
      if (rows !== undefined && (type === 'notify' ? rows < all.length : rows !== all.length))
        found.push({ where, says: `${all.length} ${type} by the machine, ${rows} in the outbox` });
    }
  }
  return found;
};

export const whole: Invariant = {
  no: 9,
  name: 'an entry and its effects are committed together; a message between processes and a notice take effect exactly once',
  find: async (client) => [...(await breaches(client, query)), ...(await effects(client))],
  // The message that an appeal was over came from nowhere.
  plant: (client) =>
    planted(
      client,
      `update journal j set request_id = 'fx-0' where (j.instance_id, j.seq) =
        (select instance_id, seq from journal where event = 'assessment.appealClosed' order by instance_id, seq limit 1)
      returning j.instance_id || '/' || j.seq as "where"`,
    ),
};
