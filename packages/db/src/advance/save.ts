import type { Context, Involvement, RollName } from '@kaohe/domain';
import { placesOf } from '../birth/place.ts';
import * as rows from '../deadline/row.ts';
import type { Entry } from '../journal/entry.ts';
import { only, type Sql, type Statement } from '../sql.ts';
import type { OutboxRow } from './effect.ts';
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

type Bind = (value: unknown) => string;
/** A piece of the statement, there only when it has something to write. */
type Part = {
  readonly when: (change: Change) => boolean;
  readonly text: (bind: Bind, change: Change) => string;
};

const at = '$13::timestamptz';

const parts: readonly Part[] = [
  {
    when: ({ drop }) => drop.length > 0,
    text: (bind, { drop }) => `dropped as (delete from deadline d using moved m
      where d.instance_id = m.id and d.event = any(${bind(drop)}::text[]))`,
  },
  {
    when: ({ put }) => put.length > 0,
    text: (bind, { put }) =>
      `put as (${rows.upsertDeadlines(
        `select m.id, d.* from moved m cross join jsonb_to_recordset(${bind(rows.deadlines(put))}::jsonb) as d(${rows.deadlineTypes})`,
      )})`,
  },
  {
    when: ({ signed }) => signed.length > 0,
    text: (bind, { signed }) => `signed as (update slot s set done_at = ${at} from moved m
      where s.instance_id = m.id and s.id = any(${bind(signed)}::bigint[]))`,
  },
  {
    when: ({ endsRoll }) => endsRoll,
    text: (bind, { signed }) => `ended as (update slot s set ended_at = ${at} from moved m
      where s.instance_id = m.id and s.done_at is null and s.ended_at is null and not s.id = any(${bind(signed)}::bigint[]))`,
  },
  {
    when: ({ sealed }) => sealed !== undefined,
    text: (
      bind,
      { sealed },
    ) => `sealed_fields as (insert into sealed (instance_id, roll, round, person_id, payload, salt, hash)
      select m.id, e.roll, (select max(s.round) from slot s where s.instance_id = m.id and s.roll = e.roll), e.person_id, e.payload, e.salt, e.hash
      from moved m cross join jsonb_to_record(${bind(rows.json(sealed))}::jsonb)
        as e(roll text, person_id uuid, payload jsonb, salt text, hash text))`,
  },
  {
    when: ({ involves, entry }) => involves !== undefined && entry.actorId !== null,
    text: (
      bind,
      { involves },
    ) => `involved as (insert into involvement (case_id, person_id, kind, cycle_id, unit_id)
      select m.id, $17, ${bind(involves)}, m.cycle_id, m.unit_id from moved m on conflict do nothing)`,
  },
  {
    when: ({ outbox }) => outbox.length > 0,
    text: (bind, { outbox }) => `effects as (insert into outbox (instance_id, seq, effect, payload, at)
      select m.id, m.seq, e.effect, e.payload, ${at} from moved m
        cross join jsonb_to_recordset(${bind(rows.json(outbox))}::jsonb) as e(effect text, payload jsonb))`,
  },
];

const moved = `with moved as (
    update instance set stage = $4, context = $5, dates = $6, awaits = $7, tags = $8, due_at = $9, closes_at = $10, closed_at = $11,
      head_hash = $12, last_at = ${at}, version = version + 1, seq = seq + 1, opened_count = opened_count + $14,
      text_hash = $26
    where id = $1 and version = $2 and opened_count = $3
    returning id, seq, version, unit_id, unit_path, cycle_id
  ), entry as (
    insert into journal (instance_id, seq, event, payload, actor_id, role, from_stage, to_stage, request_id, facts, opened, text_hash,
      version, effective, at, prev_hash, hash)
    select id, seq, $15, $16, $17, $18, $19, $4, $20, $21, $22, $23, version, $24, ${at}, $25, $12 from moved
  )`;

/** A roll whose places nobody can take stands still: the office is told. */
const roll = (
  name: RollName,
): string => `made as (${placesOf(name, `(select m.*, local_day(${at}) as day from moved m)`)}),
  vacant as (insert into outbox (instance_id, seq, effect, payload, at)
    select m.id, m.seq, 'notify', '{"type":"notify","to":"office","notice":"postVacant"}'::jsonb, ${at} from moved m
    where not exists (select from made) or exists (select from made where person_id is null))`;

const always = ({ row, entry, ...change }: Change): unknown[] => [
  row.id,
  row.version,
  row.openedCount,
  entry.toStage,
  rows.json(change.context),
  rows.json(change.dates),
  change.copied.awaits,
  change.copied.tags,
  change.copied.dueAt,
  change.copied.closesAt,
  change.copied.closedAt,
  entry.hash,
  entry.at,
  change.openedCount,
  entry.event,
  rows.json(entry.payload),
  entry.actorId,
  entry.role,
  entry.fromStage,
  entry.requestId,
  rows.json(entry.facts),
  entry.opened === null ? null : rows.json(entry.opened),
  entry.textHash,
  entry.effective,
  entry.prevHash,
  change.textHash,
];

const statements = new Map<string, Statement>();

/** Writes it all in one statement, if nobody moved the instance meanwhile; false when somebody did. */
export const save = async (sql: Sql, change: Change): Promise<boolean> => {
  const used = parts.filter((part) => part.when(change));
  // The driver takes names of 63 characters at most.
  const mask = parts.reduce((bits, part, index) => (part.when(change) ? bits | (1 << index) : bits), 0);
  const name = `save${mask}${change.roll ?? ''}`;
  const values = always(change);
  const bind: Bind = (value) => `$${values.push(value)}`;
  const pieces = used.map((part) => part.text(bind, change));
  const all = [moved, ...pieces, ...(change.roll ? [roll(change.roll)] : [])].join(',\n  ');
  const statement = statements.get(name) ?? {
    name,
    text: `${all}\nselect count(*)::int as moved from moved`,
  };
  statements.set(name, statement);
  return only(await sql.query<{ moved: number }>(statement, values)).moved === 1;
};
