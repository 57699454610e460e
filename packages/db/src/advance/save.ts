import { type Context, type Involvement, type RollName, rolls } from '@kaohe/domain';
import { placesOf } from '../birth/place.ts';
import * as rows from '../deadline/row.ts';
import type { Entry } from '../journal/entry.ts';
import type { OutboxRow } from '../outbox/effect.ts';
import type { Sql, Statement } from '../sql.ts';
import type { DeadlineRow, Loaded } from './load.ts';

/** What the journal gets: an entry in its chain. */
export type Chained = Entry & { readonly prevHash: string; readonly hash: string };

/** What the stage declares, as the instance keeps it. */
export type Copied = {
  readonly awaits: readonly string[];
  readonly tags: readonly string[];
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
};

/** Everything that one event changes. */
export type Change = {
  readonly row: Loaded;
  readonly context: Context;
  readonly dates: { readonly [name: string]: string };
  readonly copied: Copied;
  readonly textHash: string | null;
  /** Instances opened directly under this one. */
  readonly openedCount: number;
  readonly entry: Chained;
  readonly put: readonly DeadlineRow[];
  readonly drop: readonly string[];
  readonly signed: readonly string[];
  /** The stage that was left had a roll: what is still open in it ends. */
  readonly endsRoll: boolean;
  readonly roll: RollName | undefined;
  readonly sealed: rows.Sealed | undefined;
  readonly outbox: readonly OutboxRow[];
  readonly involves: Involvement | undefined;
};

/** The columns of an instance and of its entry, as records of one parameter. */
const recordOf = ({ row, entry, copied, ...change }: Change): object => ({
  id: row.id,
  was: row.version,
  opened_was: row.openedCount,
  opened: change.openedCount,
  stage: entry.toStage,
  context: change.context,
  dates: change.dates,
  awaits: copied.awaits,
  tags: copied.tags,
  due_at: copied.dueAt,
  closes_at: copied.closesAt,
  closed_at: copied.closedAt,
  text_hash: change.textHash,
  hash: entry.hash,
  prev_hash: entry.prevHash,
  at: entry.at,
  effective: entry.effective,
  event: entry.event,
  payload: entry.payload,
  actor_id: entry.actorId,
  role: entry.role,
  from_stage: entry.fromStage,
  request_id: entry.requestId,
  facts: entry.facts,
  children: entry.opened ?? null,
  signed_hash: entry.textHash,
});
const types = `id uuid, was int, opened_was int, opened int, stage text, context jsonb, dates jsonb, awaits text[], tags text[],
    due_at timestamptz, closes_at timestamptz, closed_at timestamptz, text_hash text, hash text, prev_hash text, at timestamptz,
    effective timestamptz, event text, payload jsonb, actor_id uuid, role text, from_stage text, request_id text, facts jsonb,
    children jsonb, signed_hash text`;

/**
 * An instance that somebody else has locked or moved is left out: nobody waits here for a lock while holding another.
 * `moved` carries what the pieces below need of each instance that is moved.
 */
const always = `with r as materialized (
    select * from jsonb_to_recordset($1::jsonb) as r(${types})
  ), mine as materialized (
    select i.id from instance i join r on r.id = i.id where i.version = r.was and i.opened_count = r.opened_was
    for no key update of i skip locked
  ), moved as (
    update instance i set stage = r.stage, context = r.context, dates = r.dates, awaits = r.awaits, tags = r.tags, due_at = r.due_at,
      closes_at = r.closes_at, closed_at = r.closed_at, text_hash = r.text_hash, head_hash = r.hash, last_at = r.at,
      version = i.version + 1, seq = i.seq + 1, opened_count = i.opened_count + r.opened
    from r join mine using (id) where i.id = r.id
    returning i.id, i.seq, i.version, i.unit_id, i.unit_path, i.cycle_id, r.at, r.actor_id
  ), entry as (
    insert into journal (instance_id, seq, event, payload, actor_id, role, from_stage, to_stage, request_id, facts, opened, text_hash,
      version, effective, at, prev_hash, hash)
    select m.id, m.seq, r.event, r.payload, r.actor_id, r.role, r.from_stage, r.stage, r.request_id, r.facts, r.children,
      r.signed_hash, m.version, r.effective, r.at, r.prev_hash, r.hash
    from moved m join r using (id)
  )`;

/** A piece of the statement, there only when some change has something for it; its rows are the parameter `at`. */
type Part = {
  readonly rows: (change: Change) => readonly object[];
  readonly text: (at: string) => string;
};

const dropped: Part = {
  rows: ({ row, drop }) => drop.map((event) => ({ id: row.id, event })),
  text: (at) => `dropped as (
    delete from deadline d using moved m, jsonb_to_recordset(${at}::jsonb) as x(id uuid, event text)
    where m.id = x.id and d.instance_id = x.id and d.event = x.event)`,
};
const put: Part = {
  rows: ({ row, put }) => put.map((one) => ({ id: row.id, ...rows.deadlineRecord(one) })),
  text: (at) =>
    `put as (${rows.upsertDeadlines(
      `select d.* from jsonb_to_recordset(${at}::jsonb) as d(id uuid, ${rows.deadlineTypes}) join moved m on m.id = d.id`,
    )})`,
};
const signed: Part = {
  rows: ({ row, signed }) => signed.map((slot) => ({ id: row.id, slot })),
  text: (at) => `signed as (
    update slot s set done_at = m.at from moved m, jsonb_to_recordset(${at}::jsonb) as x(id uuid, slot bigint)
    where m.id = x.id and s.id = x.slot and s.instance_id = x.id)`,
};
const ended: Part = {
  rows: ({ row, endsRoll, signed }) => (endsRoll ? [{ id: row.id, signed }] : []),
  text: (at) => `ended as (
    update slot s set ended_at = m.at from moved m, jsonb_to_recordset(${at}::jsonb) as x(id uuid, signed bigint[])
    where m.id = x.id and s.instance_id = x.id and s.done_at is null and s.ended_at is null and not s.id = any(x.signed))`,
};
const sealed: Part = {
  rows: ({ row, sealed }) => (sealed ? [{ id: row.id, ...sealed }] : []),
  text: (at) => `sealed_fields as (
    insert into sealed (instance_id, roll, round, person_id, payload, salt, hash)
    select x.id, x.roll, (select max(s.round) from slot s where s.instance_id = x.id and s.roll = x.roll), x.person_id, x.payload, x.salt, x.hash
    from moved m join jsonb_to_recordset(${at}::jsonb) as x(id uuid, roll text, person_id uuid, payload jsonb, salt text, hash text) using (id))`,
};
const involved: Part = {
  rows: ({ row, involves, entry }) =>
    involves && entry.actorId !== null ? [{ id: row.id, kind: involves }] : [],
  text: (at) => `involved as (
    insert into involvement (case_id, person_id, kind, cycle_id, unit_id)
    select m.id, m.actor_id, x.kind, m.cycle_id, m.unit_id
    from moved m join jsonb_to_recordset(${at}::jsonb) as x(id uuid, kind text) using (id) on conflict do nothing)`,
};
const effects: Part = {
  rows: ({ row, outbox }) => outbox.map((one) => ({ id: row.id, ...one })),
  text: (at) => `effects as (
    insert into outbox (instance_id, seq, effect, payload, at) select m.id, m.seq, x.effect, x.payload, m.at
    from rows from (jsonb_to_recordset(${at}::jsonb) as (id uuid, effect text, payload jsonb)) with ordinality as x(id, effect, payload, n)
      join moved m using (id) order by x.n)`,
};

/** A roll whose places nobody can take stands still: the office is told. */
const places = (roll: RollName): Part => ({
  rows: (change) => (change.roll === roll ? [{ id: change.row.id }] : []),
  text: (at) => {
    const entering = `(select m.*, local_day(m.at) as day from moved m join jsonb_to_recordset(${at}::jsonb) as x(id uuid) using (id))`;
    return `entering_${roll} as ${entering}, made_${roll} as (${placesOf(roll, `entering_${roll}`)}),
  vacant_${roll} as (insert into outbox (instance_id, seq, effect, payload, at)
    select e.id, e.seq, 'notify', '{"type":"notify","to":"office","notice":"postVacant"}'::jsonb, e.at from entering_${roll} e
    where not exists (select from made_${roll} d where d.instance_id = e.id)
      or exists (select from made_${roll} d where d.instance_id = e.id and d.person_id is null))`;
  },
});

const rollNames = (Object.keys(rolls) as RollName[]).sort();
const parts: readonly Part[] = [
  dropped,
  put,
  signed,
  ended,
  sealed,
  involved,
  effects,
  ...rollNames.map(places),
];

const statements = new Map<number, Statement>();

/** The statement of those parts that have something to write; one for each mix of them, prepared once per connection. */
const statementOf = (mask: number): Statement => {
  const found = statements.get(mask);
  if (found) return found;
  const used = parts.filter((_, index) => (mask & (1 << index)) !== 0);
  const pieces = used.map((part, index) => part.text(`$${index + 2}`));
  const statement = {
    name: `save${mask}`,
    text: `${[always, ...pieces].join(',\n  ')}\nselect id from moved`,
  };
  statements.set(mask, statement);
  return statement;
};

/** Writes the changes of as many instances in one statement, each wholly or, where somebody was faster, not at all; gives the ids written. */
export const saveAll = async (sql: Sql, changes: readonly Change[]): Promise<ReadonlySet<string>> => {
  if (changes.length === 0) return new Set();
  let mask = 0;
  const values: unknown[] = [rows.json(changes.map(recordOf))];
  for (const [index, part] of parts.entries()) {
    const all = changes.flatMap(part.rows);
    if (all.length === 0) continue;
    mask |= 1 << index;
    values.push(rows.json(all));
  }
  const moved = await sql.query<{ id: string }>(statementOf(mask), values);
  return new Set(moved.map(({ id }) => id));
};
