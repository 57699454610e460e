import {
  type Appointment,
  type Context,
  type EventSpec,
  type FactSource,
  Fault,
  type MachineName,
  type Window,
} from '@kaohe/domain';
import type { Sql } from '../sql.ts';
import { laws, type Parsed } from './law.ts';
import { type Opened, personOf } from './order.ts';

/** What a due date is counted from: a local day, and windows one after the other. */
export type Counted = { readonly from: string; readonly windows: readonly Window[] };

/** A row of the deadline table. */
export type DeadlineRow = {
  readonly event: string;
  readonly kind: 'due' | 'remind' | 'escalate';
  readonly window: string | null;
  readonly fromAt: string;
  readonly dueAt: string | null;
  readonly counted: Counted;
  readonly closes: boolean;
  readonly heldAt: string | null;
  readonly heldDays: number | null;
  readonly firedAt: string | null;
  readonly step: number;
};

export type Replay = {
  readonly seq: number;
  readonly event: string;
  readonly actorId: string | null;
  readonly toStage: string;
  readonly version: number;
  readonly at: string;
  readonly opened: readonly Opened[] | null;
};

/** An appointment that covers the instance; `post`: what a successor inherits. */
export type Held = Appointment & { readonly post: string | null };
type OpenSlot = { readonly id: string; readonly mine: boolean };

/** An instance with all that deciding on one event takes. */
export type Loaded = {
  readonly id: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly context: Context;
  readonly data: { readonly [key: string]: unknown };
  readonly dates: { readonly [name: string]: string };
  readonly version: number;
  readonly seq: number;
  readonly openedCount: number;
  readonly parentId: string | null;
  readonly parentMachine: MachineName | null;
  readonly originId: string | null;
  readonly lineage: readonly string[];
  readonly cycleId: string;
  readonly unitId: string | null;
  readonly unitPath: string | null;
  readonly openedBy: string | null;
  readonly textHash: string | null;
  readonly headHash: string;
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
  /** Now, and never before the last entry. */
  readonly at: Date;
  readonly held: readonly Held[];
  readonly tookPart: boolean;
  readonly opener: boolean;
  /** Of the events asked for, those the actor did here. */
  readonly did: readonly string[];
  readonly replay: Replay | null;
  readonly deadlines: readonly DeadlineRow[];
  /** Open places of the roll that the event signs. */
  readonly slots: readonly OpenSlot[];
  /** Facts about rolls and children. */
  readonly known: { readonly [fact: string]: boolean };
  readonly policyVersion: number | null;
  readonly calendarVersion: number | null;
};

/** In force on the day of `t.at`. */
const inForce = 'a.starts_on <= t.day and (a.ends_on is null or a.ends_on >= t.day)';

const held = `
  select json_agg(json_build_object('role', a.role, 'unitPath', u.path, 'cycleId', a.cycle_id, 'caseId', a.case_id, 'post', a.post)) as held,
    array_agg(a.role) as roles, bool_or(a.role in ('reviewer', 'chair')) as judge
  from appointment a join person p on p.id = a.person_id and p.active left join unit u on u.id = a.unit_id
  where a.person_id = $2 and ${inForce}
    and case when a.case_id is not null then a.case_id = any(i.lineage)
      else (a.cycle_id is null or a.cycle_id = i.cycle_id)
        and (u.path is null or i.unit_path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/')) end`;

/** A vacant or handed-over place belongs to whoever holds the capacity now. */
const slots = `
  select coalesce(json_agg(json_build_object('id', s.id::text, 'mine', s.person_id = $2 or (s.capacity = any(h.roles) and not exists (
    select from appointment a where a.person_id = s.person_id and a.role = s.capacity and ${inForce})))), '[]')
  from slot s where s.instance_id = i.id and s.roll = $6 and s.done_at is null and s.ended_at is null`;

const rollDone = `coalesce((select bool_and(s.done_at is not null) from slot s where s.instance_id = i.id and s.roll = f.subject
    and s.round = (select max(r.round) from slot r where r.instance_id = i.id and r.roll = f.subject)), false)`;
const child = (
  condition: string,
) => `exists (select from instance c where c.machine = f.subject and case f.reach
    when 'parent' then c.parent_id = i.id
    when 'cycle' then c.cycle_id = i.cycle_id and c.id <> i.id
    when 'unit' then c.cycle_id = i.cycle_id and c.unit_id = i.unit_id end and ${condition})`;
const facts = `
  select json_object_agg(f.name, case f.reach when 'roll' then ${rollDone}
    else (not f."some" or ${child('true')}) and not ${child(`not (c.closed_at is not null or (f.settled and 'settled' = any(c.tags)))`)} end)
  from unnest($7::text[], $8::text[], $9::text[], $10::bool[], $11::bool[]) as f(name, reach, subject, settled, "some")`;

const text = (more: { slots: boolean; facts: boolean }): string => `
  select i.id, i.machine, i.stage, i.context, i.data, i.dates, i.version, i.seq, i.opened_count as "openedCount",
    i.parent_id as "parentId", (select p.machine from instance p where p.id = i.parent_id) as "parentMachine", i.origin_id as "originId",
    i.lineage, i.cycle_id as "cycleId", i.unit_id as "unitId", i.unit_path as "unitPath", i.opened_by as "openedBy",
    i.text_hash as "textHash", i.head_hash as "headHash", i.due_at as "dueAt", i.closes_at as "closesAt", i.closed_at as "closedAt",
    t.at, coalesce(h.held, '[]') as held,
    case when $3 or h.judge then took_part($2, i.lineage, i.cycle_id, i.unit_id, t.day) else false end as "tookPart",
    i.opened_by is not null and (i.opened_by = $2 or (i.opened_post is not null and exists (select from appointment a
      where a.person_id = $2 and a.post = i.opened_post and a.unit_id = i.unit_id and ${inForce}))) as opener,
    case when cardinality($4::text[]) = 0 then '{}'::text[] else array(select j.event from journal j
      where j.instance_id = i.id and j.event = any($4) and j.actor_id = $2 and j.request_id <> $5) end as did,
    (select json_build_object('seq', j.seq, 'event', j.event, 'actorId', j.actor_id, 'toStage', j.to_stage, 'version', j.version,
      'at', j.at, 'opened', j.opened) from journal j where j.instance_id = i.id and j.request_id = $5) as replay,
    (select coalesce(json_agg(json_build_object('event', d.event, 'kind', d.kind, 'window', d.window, 'fromAt', d.from_at,
      'dueAt', d.due_at, 'counted', d.counted, 'closes', d.closes, 'heldAt', d.held_at, 'heldDays', d.held_days, 'firedAt', d.fired_at,
      'step', d.step)), '[]') from deadline d where d.instance_id = i.id) as deadlines,
    ${more.slots ? `(${slots})` : `'[]'::json`} as slots, ${more.facts ? `coalesce((${facts}), '{}')` : `'{}'::json`} as known,
    (select c.policy_version from cycle c where c.id = i.cycle_id) as "policyVersion",
    (select s.version from setting s where s.key = 'calendar') as "calendarVersion"
  from instance i
    cross join lateral (select n.at, local_day(n.at) as day from (select greatest(app_now(), i.last_at) as at offset 0) n offset 0) t
    cross join lateral (${held}) h
  where i.id = $1`;

/** Prepared once per connection, each with its own number of values. */
const plain = { name: 'load', text: text({ slots: false, facts: false }) };
const signing = { name: 'load-slots', text: text({ slots: true, facts: false }) };
const asking = { name: 'load-facts', text: text({ slots: true, facts: true }) };

type Asked = {
  readonly names: string[];
  readonly reaches: string[];
  readonly subjects: string[];
  readonly settled: boolean[];
  readonly some: boolean[];
};

/** How far below the children stand: a cycle's are found by the cycle, others directly below or by unit. */
const reachOf = (machine: MachineName, source: Extract<FactSource, { kind: 'children' }>): string => {
  if (source.within === 'unit') return 'unit';
  if (machine === 'cycle') return 'cycle';
  if (laws[source.machine].parents.includes(machine)) return 'parent';
  throw new Error(`no ${source.machine} is opened under ${machine}`);
};

const ask = (machine: MachineName, spec: EventSpec): Asked => {
  const asked: Asked = { names: [], reaches: [], subjects: [], settled: [], some: [] };
  for (const name of spec.needs) {
    const source = laws[machine].facts[name];
    if (!source) throw new Error(`${machine} has no fact ${name}`);
    if (source.kind === 'query') continue;
    asked.names.push(name);
    asked.reaches.push(source.kind === 'roll' ? 'roll' : reachOf(machine, source));
    asked.subjects.push(source.kind === 'roll' ? source.roll : source.machine);
    asked.settled.push(source.kind === 'children' && source.every === 'settled');
    asked.some.push(source.kind === 'children' && source.some === true);
  }
  return asked;
};

const didPrefix = 'did:';
/** Events whose sending by the same person is asked for. */
const didOf = ({ unless, only }: EventSpec): string[] =>
  [...unless, ...(only ? [only] : [])]
    .filter((relation) => relation.startsWith(didPrefix))
    .map((relation) => relation.slice(didPrefix.length));

/** Reads everything in one round trip; throws `notFound` when there is no such instance. */
export const load = async (sql: Sql, order: Parsed): Promise<Loaded> => {
  const { spec, actor } = order;
  const asked = ask(order.machine, spec);
  const always = [
    order.instanceId,
    personOf(actor),
    spec.unless.includes('tookPart'),
    didOf(spec),
    order.requestId,
  ];
  const { names, reaches, subjects, settled, some } = asked;
  const read = () => {
    if (names.length > 0) {
      const all = [...always, spec.signs ?? null, names, reaches, subjects, settled, some];
      return sql.query<Loaded>(asking, all);
    }
    return spec.signs
      ? sql.query<Loaded>(signing, [...always, spec.signs])
      : sql.query<Loaded>(plain, always);
  };
  const [row] = await read();
  if (!row) throw new Fault('notFound');
  return row;
};
