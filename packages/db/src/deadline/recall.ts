import { type Audience, Fault, type MachineName, metaOf, type Role } from '@kaohe/domain';
import { laws } from '../advance/law.ts';
import type { Counted, DeadlineRow } from '../advance/load.ts';
import type { Db } from '../client.ts';
import { calendarOf, policyOf } from '../memory.ts';
import { escalationOf, type Rules, reminderOf, remindsSomebody } from './clock.ts';
import { putOff, untried } from './retry.ts';
import { json } from './row.ts';

/** A reminder or a step of escalation whose time has come, with the deadline that it belongs to. */
type Recall = {
  readonly instanceId: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly seq: number;
  readonly cycleId: string;
  readonly policyVersion: number | null;
  readonly event: string;
  readonly kind: 'remind' | 'escalate';
  readonly window: string | null;
  readonly dueAt: Date;
  readonly step: number;
  /** The due date recalled. */
  readonly dateDue: Date;
  readonly counted: Counted;
};

const recallsNow = {
  name: 'recalls-now',
  text: `select d.instance_id as "instanceId", i.machine, i.stage, i.seq, i.cycle_id as "cycleId", c.policy_version as "policyVersion",
      d.event, d.kind, d."window", d.due_at as "dueAt", d.step, d.counted, coalesce(m.due_at, d.from_at) as "dateDue",
      app_now() as at, (select version from setting where key = 'calendar') as "calendarVersion"
    from deadline d join instance i on i.id = d.instance_id left join cycle c on c.id = i.cycle_id
      join deadline m on m.instance_id = d.instance_id and m.event = d.event and m.kind = 'due'
    where d.kind in ('remind', 'escalate') and d.fired_at is null and d.due_at <= app_now() and ${untried}
    order by d.due_at limit $1`,
};

/** Takes each recall that nobody else takes or has taken, plans the next, and puts what it says into the outbox. */
const take = {
  name: 'recalls-take',
  text: `with r as (
      select * from jsonb_to_recordset($1::jsonb) as r(instance_id uuid, seq int, event text, kind text, was timestamptz, "window" text,
        due_at timestamptz, counted jsonb, step int, effects jsonb)
    ), mine as (
      select d.instance_id, d.event, d.kind from deadline d
        join r on r.instance_id = d.instance_id and r.event = d.event and r.kind = d.kind and r.was = d.due_at
      where d.fired_at is null order by d.instance_id, d.event, d.kind for no key update of d skip locked
    ), taken as (
      update deadline d set "window" = r."window", due_at = r.due_at, counted = r.counted, step = r.step
      from r join mine m using (instance_id, event, kind)
      where d.instance_id = r.instance_id and d.event = r.event and d.kind = r.kind
      returning d.instance_id, r.seq, r.effects
    ), told as (
      insert into outbox (instance_id, seq, effect, payload, at)
      select t.instance_id, t.seq, 'notify', e.value, app_now() from taken t cross join jsonb_array_elements(t.effects) e
    )
    select count(*)::int as taken from taken`,
};

/** Whom a rung of the escalation path is told through. */
const audiences: { readonly [R in Role]?: Audience } = {
  office: 'office',
  lead: 'lead',
  assessor: 'assessors',
  secretary: 'secretary',
  clerk: 'clerk',
  discipline: 'subjects',
  cadre: 'subjects',
  reviewer: 'reviewers',
  chair: 'panel',
  leader: 'leader',
  inspectorate: 'inspectorate',
};

const dueRowOf = ({ event, dateDue, counted }: Recall): DeadlineRow => ({
  event,
  kind: 'due',
  window: null,
  fromAt: dateDue.toISOString(),
  dueAt: dateDue.toISOString(),
  counted,
  closes: false,
  heldAt: null,
  heldDays: null,
  firedAt: null,
  step: 0,
});

type Planned = {
  readonly next: DeadlineRow;
  readonly effects: readonly { readonly [key: string]: unknown }[];
};

const remind = (one: Recall, at: Date, rules: Rules): Planned => {
  const { event, window: notice, step: days, stage, machine } = one;
  const due = dueRowOf(one);
  const tell = { type: 'notify', to: 'awaited', notice, event, due: due.dueAt, days };
  const isHeard = notice !== null && remindsSomebody(metaOf(laws[machine].machine, stage));
  return { next: reminderOf(due, at, rules), effects: isHeard ? [tell] : [] };
};

const escalate = (one: Recall, rules: Rules): Planned => {
  const path = rules.policy.escalationPath;
  const role = path[Math.min(one.step, path.length - 1)];
  const to = role && audiences[role];
  const tell = { type: 'notify', to, notice: 'escalation', event: one.event, due: one.dateDue.toISOString() };
  return {
    next: escalationOf(dueRowOf(one), one.dueAt, { ...rules, step: one.step + 1 }),
    effects: to ? [tell] : [],
  };
};

type Found = Recall & { readonly at: Date; readonly calendarVersion: number | null };

type Options = {
  readonly limit: number;
  /** Told of a row that went wrong; it is tried again later. */
  readonly onError?: ((error: unknown, recalled: Found) => void) | undefined;
};

const plan = async (db: Db, one: Found): Promise<object> => {
  const rules = {
    policy: await policyOf(db, db.memory, { id: one.cycleId, version: one.policyVersion }),
    calendar: await calendarOf(db, db.memory, one.calendarVersion),
  };
  const { next, effects } = one.kind === 'remind' ? remind(one, one.at, rules) : escalate(one, rules);
  const { window, dueAt: due_at, counted, step } = next;
  const { instanceId: instance_id, seq, event, kind, dueAt: was } = one;
  return { instance_id, seq, event, kind, was, window, due_at, counted, step, effects };
};

/** Sends the reminders and escalations whose time has come; gives how many. */
export const recall = async (db: Db, { limit, onError }: Options): Promise<number> => {
  const found = await db.query<Found>(recallsNow, [limit]);
  if (found.length === 0) return 0;
  const planned: object[] = [];
  for (const one of found) {
    try {
      planned.push(await plan(db, one));
    } catch (error) {
      if (error instanceof Fault && error.code === 'unavailable') throw error;
      await putOff(db, one);
      onError?.(error, one);
    }
  }
  const [row] = await db.query<{ taken: number }>(take, [json(planned)]);
  const taken = row?.taken ?? 0;
  if (taken > 0) db.announce({ outbox: true });
  return taken;
};
