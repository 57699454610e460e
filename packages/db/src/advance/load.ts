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
  where a.person_id = o.person and ${inForce}
    and case when a.case_id is not null then a.case_id = any(i.lineage)
      else (a.cycle_id is null or a.cycle_id = i.cycle_id)
        and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/')
          or (i.unit_path is null and meets_cycle(u.path, i.cycle_id))) end`;

/** A vacant or handed-over place belongs to whoever holds the capacity now. */
const slots = `
  select coalesce(json_agg(json_build_object('id', s.id::text, 'mine', s.person_id = o.person or (s.capacity = any(h.roles) and not exists (
    select from appointment a where a.person_id = s.person_id and a.role = s.capacity and ${inForce})))), '[]')
  from slot s where s.instance_id = i.id and s.roll = o.roll and s.done_at is null and s.ended_at is null`;

const rollDone = `coalesce((select bool_and(s.done_at is not null) from slot s where s.instance_id = i.id and s.roll = f.subject
    and s.round = (select max(r.round) from slot r where r.instance_id = i.id and r.roll = f.subject)), false)`;
/** True when some instance below meets the condition; each reach apart, so that each has its index. */
const child = (condition: string): string => `case f.reach
    when 'parent' then exists (select from instance c where c.parent_id = i.id and c.machine = f.subject and ${condition})
    when 'cycle' then exists (select from instance c where c.cycle_id = i.cycle_id and c.machine = f.subject and c.id <> i.id and ${condition})
    else exists (select from instance c where c.unit_id = i.unit_id and c.cycle_id = i.cycle_id and c.machine = f.subject and ${condition}) end`;
const facts = `
  select json_object_agg(f.name, case f.reach when 'roll' then ${rollDone}
    else (not f.peopled or ${child('true')}) and not ${child(`not (c.closed_at is not null or (f.settled and 'settled' = any(c.tags)))`)} end)
  from jsonb_to_recordset(o.facts) as f(name text, reach text, subject text, settled bool, peopled bool)`;

const read = {
  name: 'load',
  text: `
  select o.n, i.id, i.machine, i.stage, i.context, i.data, i.dates, i.version, i.seq, i.opened_count as "openedCount",
    i.parent_id as "parentId", (select p.machine from instance p where p.id = i.parent_id) as "parentMachine", i.origin_id as "originId",
    i.lineage, i.cycle_id as "cycleId", i.unit_id as "unitId", i.unit_path as "unitPath", i.opened_by as "openedBy",
    i.text_hash as "textHash", i.head_hash as "headHash", i.due_at as "dueAt", i.closes_at as "closesAt", i.closed_at as "closedAt",
    t.at, coalesce(h.held, '[]') as held,
    case when o.bars or h.judge or i.machine = 'appeal' then took_part(o.person, i.lineage, i.cycle_id, i.unit_id, t.day) else false end as "tookPart",
    i.opened_by is not null and (i.opened_by = o.person or (i.opened_post is not null and exists (select from appointment a
      where a.person_id = o.person and a.post = i.opened_post and a.unit_id = i.unit_id and ${inForce}))) as opener,
    case when o.did is null then '{}'::text[] else array(select j.event from journal j
      where j.instance_id = i.id and j.event = any(o.did) and j.actor_id = o.person and j.request_id <> o.request) end as did,
    (select json_build_object('seq', j.seq, 'event', j.event, 'actorId', j.actor_id, 'toStage', j.to_stage, 'version', j.version,
      'at', j.at, 'opened', j.opened) from journal j where j.instance_id = i.id and j.request_id = o.request) as replay,
    (select coalesce(json_agg(json_build_object('event', d.event, 'kind', d.kind, 'window', d.window, 'fromAt', d.from_at,
      'dueAt', d.due_at, 'counted', d.counted, 'closes', d.closes, 'heldAt', d.held_at, 'heldDays', d.held_days, 'firedAt', d.fired_at,
      'step', d.step)), '[]') from deadline d where d.instance_id = i.id) as deadlines,
    case when o.roll is null then '[]'::json else (${slots}) end as slots,
    case when o.facts is null then '{}'::json else (${facts}) end as known,
    (select c.policy_version from cycle c where c.id = i.cycle_id) as "policyVersion",
    (select s.version from setting s where s.key = 'calendar') as "calendarVersion"
  from jsonb_to_recordset($1::jsonb) as o(n int, id uuid, person uuid, bars bool, did text[], request text, roll text, facts jsonb)
    join instance i on i.id = o.id
    cross join lateral (select n.at, local_day(n.at) as day from (select greatest(app_now(), i.last_at) as at offset 0) n offset 0) t
    cross join lateral (${held}) h`,
};

type Asked = {
  readonly name: string;
  readonly reach: string;
  readonly subject: string;
  readonly settled: boolean;
  /** There must be at least one. */
  readonly peopled: boolean;
};

/** How far below the children stand: a cycle's are found by the cycle, others directly below or by unit. */
const reachOf = (machine: MachineName, source: Extract<FactSource, { kind: 'children' }>): string => {
  if (source.within === 'unit') return 'unit';
  if (machine === 'cycle') return 'cycle';
  if (laws[source.machine].parents.includes(machine)) return 'parent';
  throw new Error(`no ${source.machine} is opened under ${machine}`);
};

/** The facts about rolls and children that an event needs. */
const ask = (machine: MachineName, spec: EventSpec): readonly Asked[] =>
  spec.needs.flatMap((name): readonly Asked[] => {
    const source = laws[machine].facts[name];
    if (!source) throw new Error(`${machine} has no fact ${name}`);
    if (source.kind === 'query') return [];
    if (source.kind === 'roll')
      return [{ name, reach: 'roll', subject: source.roll, settled: false, peopled: false }];
    const { every, some: peopled = false, machine: subject } = source;
    return [{ name, reach: reachOf(machine, source), subject, settled: every === 'settled', peopled }];
  });

const didPrefix = 'did:';
/** Events whose sending by the same person is asked for. */
const didOf = ({ unless, only }: EventSpec): string[] =>
  [...unless, ...(only ? [only] : [])]
    .filter((relation) => relation.startsWith(didPrefix))
    .map((relation) => relation.slice(didPrefix.length));

/** What is asked of the database for an order; the same for all orders of an event but for ids. */
const askedFor = ({ instanceId, actor, spec, machine, requestId }: Parsed, n: number): object => {
  const facts = ask(machine, spec);
  const did = didOf(spec);
  return {
    n,
    id: instanceId,
    person: personOf(actor),
    bars: spec.unless.includes('tookPart'),
    request: requestId,
    ...(did.length > 0 ? { did } : {}),
    ...(spec.signs ? { roll: spec.signs } : {}),
    ...(facts.length > 0 ? { facts } : {}),
  };
};

/** Reads everything for all orders in one round trip; undefined where there is no such instance. */
export const loadAll = async (
  sql: Sql,
  orders: readonly Parsed[],
): Promise<readonly (Loaded | undefined)[]> => {
  const rows = await sql.query<Loaded & { readonly n: number }>(read, [JSON.stringify(orders.map(askedFor))]);
  const found: (Loaded | undefined)[] = orders.map(() => undefined);
  for (const row of rows) found[row.n] = row;
  return found;
};

/** Reads everything for one order; throws `notFound` when there is no such instance. */
export const load = async (sql: Sql, order: Parsed): Promise<Loaded> => {
  const [row] = await loadAll(sql, [order]);
  if (!row) throw new Fault('notFound');
  return row;
};
