import { createHash } from 'node:crypto';
import { defaultPolicy } from '@kaohe/domain';
import { type Breach, breaches, type Client, type Invariant, planted } from '../proof/invariant.ts';
import { eventLaws, eventTable } from '../proof/law.ts';
import { canonical } from '../proof/walk.ts';

/** Columns by which an answer could be traced to a person or a moment. */
const traces =
  "('uuid', 'timestamp with time zone', 'timestamp without time zone', 'date', 'inet', 'bigint', 'integer')";

const query = `
  with law as (select * from ${eventTable('$1')})
  select j.instance_id || '/' || j.seq as "where", 'a sealed field stands open in the journal: ' || field as says
  from journal j join law on law.event = j.event cross join lateral jsonb_array_elements_text(law.sealed) as field
  where j.payload -> field is distinct from jsonb_build_object('sealed', j.payload #> array[field, 'sealed'])
    or coalesce(j.payload #>> array[field, 'sealed'], '') !~ '^[0-9a-f]{64}$'
  union all
  select j.instance_id || '/' || j.seq, 'decided before all votes were in' from journal j
  where j.event in ('appeal.uphold', 'appeal.adjust', 'appeal.adjustPartly', 'appeal.remand')
    and (j.facts ->> 'votesIn')::boolean is not true
  union all
  select c.table_name || '.' || c.column_name, 'an answer could be traced by it' from information_schema.columns c
  where c.table_schema = 'public' and c.table_name = 'sealed_answer'
    and c.column_name not in ('id', 'questionnaire_id') and c.data_type in ${traces}
  union all
  select 'questionnaire/' || i.id, 'links, answers or papers are kept after it was counted' from instance i
  where i.machine = 'questionnaire' and i.stage in ('tallied', 'insufficient')
    and (exists (select from answer_token t where t.questionnaire_id = i.id) or exists (select from sealed_answer b where b.questionnaire_id = i.id)
      or exists (select from paper_entry p where p.questionnaire_id = i.id))
  union all
  select 'questionnaire/' || q.id, 'a result of fewer voices than the policy shows' from questionnaire q
    join instance i on i.id = q.id join cycle c on c.id = i.cycle_id
  where q.result is not null and i.stage = 'tallied'
    and coalesce((q.result ->> 'answers')::int, 0) < coalesce((c.policy #>> '{questionnaire,smallestGroup}')::int, $2)`;

type Vote = {
  readonly where: string;
  readonly payload: unknown;
  readonly salt: string;
  readonly hash: string;
  readonly journalled: boolean;
};
/** What was voted is what the journal has the hash of. */
const votes = async (client: Client): Promise<readonly Breach[]> => {
  const { rows } = await client.query<Vote>(
    `select s.instance_id || '/' || s.roll || '/' || s.round || '/' || s.person_id as "where", s.payload, s.salt, s.hash,
      exists (select from journal j where j.instance_id = s.instance_id and j.actor_id = s.person_id
        and jsonb_path_exists(j.payload, '$.*.sealed ? (@ == $hash)', jsonb_build_object('hash', s.hash))) as journalled
    from sealed s`,
  );
  return rows.flatMap(({ where, payload, salt, hash, journalled }) => {
    const text = createHash('sha256')
      .update(`${salt}${canonical(payload)}`)
      .digest('hex');
    if (text === hash && journalled) return [];
    return [
      {
        where,
        says: text === hash ? 'the journal knows no such vote' : 'the vote is not the one that was cast',
      },
    ];
  });
};

export const sealed: Invariant = {
  no: 10,
  name: 'a vote is unseen until all are in; an answer cannot be traced to a person; no result below the minimum is shown',
  find: async (client) => [
    ...(await breaches(client, query, [
      JSON.stringify(eventLaws),
      defaultPolicy.questionnaire.smallestGroup,
    ])),
    ...(await votes(client)),
  ],
  // A vote is written into the journal in the clear.
  plant: (client) =>
    planted(
      client,
      `update journal j set payload = j.payload || s.payload from sealed s where s.instance_id = j.instance_id and s.person_id = j.actor_id
        and (j.instance_id, j.seq) = (select instance_id, seq from journal where event = 'appeal.vote' order by instance_id, seq limit 1)
      returning j.instance_id || '/' || j.seq as "where"`,
    ),
};
