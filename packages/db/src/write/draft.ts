import { randomUUID } from 'node:crypto';
import {
  type EventSpec,
  Fault,
  isInternal,
  isSubject,
  may,
  type Relation,
  type Role,
  sees,
} from '@kaohe/domain';
import { checkTaken, heldBy } from '../advance/check.ts';
import { laws, type Parsed, storable } from '../advance/law.ts';
import { type Loaded, load } from '../advance/load.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import type { Sql } from '../sql.ts';
import type { Edit } from './editable.ts';

type Data = { readonly [field: string]: unknown };

/** What is prepared: some or all fields of the event's data. */
export type NewDraft = Edit & { readonly event: string; readonly data: Data };

const lock = { name: 'lock', text: 'select from instance where id = $1 for no key update' };
const bump = {
  name: 'edited',
  text: 'update instance set version = version + 1 where id = $1 returning version',
};
const save = {
  name: 'save-draft',
  text: `insert into draft (instance_id, event, data, seq, by, at) values ($1, $2, $3, $4, $5, app_now())
    on conflict (instance_id, event) do update set data = excluded.data, seq = excluded.seq, by = excluded.by, at = excluded.at`,
};

/** Characters of JSON at most. */
const atMost = 200_000;
const checkData = ({ shape }: EventSpec, data: Data): void => {
  const foreign = Object.keys(data).find((field) => !Object.hasOwn(shape, field));
  if (foreign !== undefined) throw new Fault('invalid', { path: `data.${foreign}`, issue: 'unknownField' });
  storable(data);
  if (JSON.stringify(data).length > atMost) throw new Fault('tooMuch', { limit: atMost });
};

/** The clerk fills in what a subject of his unit sends; everybody else only what he may send himself. */
const mayDraft = (spec: EventSpec, held: readonly Role[], row: Loaded): boolean => {
  if (held.includes('clerk') && spec.by.some(isSubject)) return true;
  const stands: { [R in Relation]?: boolean } = { tookPart: row.tookPart, opener: row.opener };
  for (const type of row.did) stands[`did:${type}`] = true;
  return may(spec, held, stands) !== null;
};

const demand = async (tx: Sql, { id, actor, event, data }: NewDraft): Promise<Loaded> => {
  const law = Object.values(laws).find(({ events }) => Object.hasOwn(events, event));
  const spec = law?.events[event];
  if (!law || !spec || isInternal(spec)) throw new Fault('invalid', { path: 'event', issue: 'unknownEvent' });
  checkData(spec, data);
  const order: Parsed = {
    instanceId: id,
    event: { type: event, data },
    actor,
    requestId: randomUUID(),
    spec,
    machine: law.name,
    data,
  };
  await tx.query(lock, [id]);
  const row = await load(tx, order);
  const held = heldBy(actor, row);
  if (row.machine !== law.name || !sees(law, row.stage, held)) throw new Fault('notFound');
  if (!mayDraft(spec, held, row)) throw new Fault('forbidden', { event });
  checkTaken(order, row);
  return row;
};

/**
 * Keeps what somebody prepares for an event. The version grows, so that nobody sends what he hasn't seen: who sends it, signs it.
 * @throws Fault `invalid`, `notFound`, `forbidden`, `stale`, `refused` where the stage doesn't take the event
 */
export const saveDraft = async (db: Db, draft: NewDraft): Promise<{ readonly version: number }> => {
  if (draft.actor.kind !== 'person') throw new Fault('forbidden', { event: draft.event });
  const { personId } = draft.actor;
  const saved = await db.transaction(async (tx) => {
    const row = await demand(tx, draft);
    if (row.version !== draft.version) throw new Fault('stale', { version: row.version, stage: row.stage });
    await tx.query(save, [row.id, draft.event, json(draft.data), row.seq, personId]);
    const [bumped] = await tx.query<{ version: number }>(bump, [row.id]);
    return { version: bumped?.version ?? row.version };
  });
  db.announce({ instances: [draft.id] });
  return saved;
};
