import { createHash } from 'node:crypto';
import { type Breach, type Client, type Invariant, planted } from '../proof/invariant.ts';
import { canonical, type Entry, type Paced, walkJournal } from '../proof/walk.ts';

const hashOf = (entry: Entry): string =>
  createHash('sha256')
    .update(
      canonical([
        entry.prev_hash,
        entry.instance_id,
        entry.seq,
        entry.event,
        entry.payload,
        entry.actor_id,
        entry.role,
        entry.from_stage,
        entry.to_stage,
        entry.request_id,
        entry.facts,
        entry.opened,
        entry.text_hash,
        entry.version,
        entry.effective,
        entry.at,
      ]),
    )
    .digest('hex');

const verify = ({ entry, before, next }: Paced): readonly Breach[] => {
  const where = `${entry.instance_id}/${entry.seq}`;
  const stage = next === 'refused' ? entry.to_stage : next.stage;
  const context = next === 'refused' ? before?.context : next.context;
  const isLast = entry.seq === entry.last;
  const broken: readonly [boolean, string][] = [
    [entry.seq !== (before?.seq ?? 0) + 1, 'an entry is missing before it'],
    [entry.prev_hash !== (before?.hash ?? ''), 'it does not follow the entry before it'],
    [hashOf(entry) !== entry.hash, 'its hash is not that of its text'],
    [next === 'refused', `${entry.event} is not taken in ${before?.stage}`],
    [stage !== entry.to_stage, `it leads to ${stage}, not ${entry.to_stage}`],
    [isLast && entry.hash !== entry.head, 'the instance has another last hash'],
    [isLast && stage !== entry.stage, `the instance stands in ${entry.stage}, its journal leads to ${stage}`],
    [isLast && canonical(context) !== canonical(entry.context), 'the instance has another context'],
  ];
  return broken.filter(([is]) => is).map(([, says]) => ({ where, says }));
};

const truncated = `select i.id::text as "where", 'its last entries are missing' as says from instance i
  where i.seq <> (select coalesce(max(j.seq), 0) from journal j where j.instance_id = i.id)
  union all
  select j.instance_id || '/' || j.seq, 'an entry of an instance that is not there' from journal j
  where not exists (select from instance i where i.id = j.instance_id)`;

/** Walks the whole journal: each hash covers the one before, and the events replayed lead to the stage and context that are stored. */
export const verifyChain = async (
  client: Client,
): Promise<{ readonly entries: number; readonly found: readonly Breach[] }> => {
  const found: Breach[] = [...(await client.query<Breach>(truncated)).rows];
  let entries = 0;
  for await (const paced of walkJournal(client)) {
    entries += 1;
    found.push(...verify(paced));
  }
  return { entries, found };
};

export const chain: Invariant = {
  no: 8,
  name: 'the journal replayed gives the stage and context stored; each hash covers the entry before',
  find: async (client) => (await verifyChain(client)).found,
  plant: (client) =>
    planted(
      client,
      `update journal j set payload = payload || '{"reasons": "改过"}'
      where (j.instance_id, j.seq) = (select instance_id, seq from journal where event = 'workSheet.dispute' order by instance_id limit 1)
      returning j.instance_id || '/' || j.seq as "where"`,
    ),
};
