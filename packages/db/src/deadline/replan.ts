import { setTimeout } from 'node:timers/promises';
import type { Calendar } from '@kaohe/domain';
import type { DeadlineRow } from '../advance/load.ts';
import type { Db } from '../client.ts';
import { calendarOf, policyOf } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { dueOf, earliest, reminderOf } from './clock.ts';
import { deadlineRecord, deadlineTypes, json, upsertDeadlines } from './row.ts';

const pageSize = 200;
const first = '00000000-0000-0000-0000-000000000000';

const page = {
  name: 'replan-page',
  text: `select distinct d.instance_id as id from deadline d join instance i on i.id = d.instance_id where d.instance_id > $1 and d.kind in ('due', 'escalate')
      and d.fired_at is null and d.held_at is null order by id limit $2`,
};
const lock = {
  name: 'replan-lock',
  text: `select i.id, i.cycle_id as "cycleId", (select c.policy_version from cycle c where c.id = i.cycle_id) as "policyVersion", app_now() as at,
      (select version from setting where key = 'calendar') as "calendarVersion"
    from instance i where i.id = any($1::uuid[]) order by i.id for no key update of i skip locked`,
};
const read = {
  name: 'replan-read',
  text: `select d.instance_id as "instanceId", d.event, d.kind, d."window", d.from_at as "fromAt", d.due_at as "dueAt", d.counted, d.closes,
      d.held_at as "heldAt", d.held_days as "heldDays", d.fired_at as "firedAt", d.step
    from deadline d where d.instance_id = any($1::uuid[])`,
};
/** `opened_count` grows, so that a move that has read the old dates is made again; nobody's view of the case becomes stale. */
const write = {
  name: 'replan-write',
  text: `with put as (
      ${upsertDeadlines(`select d.* from jsonb_to_recordset($1::jsonb) as d(instance_id uuid, ${deadlineTypes})`)}
    )
    update instance i set due_at = r.due_at, closes_at = r.closes_at, opened_count = opened_count + 1
    from jsonb_to_recordset($2::jsonb) as r(id uuid, due_at timestamptz, closes_at timestamptz) where i.id = r.id`,
};

type Locked = {
  readonly id: string;
  readonly cycleId: string;
  readonly policyVersion: number | null;
  readonly calendarVersion: number | null;
  readonly at: Date;
};
type RawRow = Omit<DeadlineRow, 'fromAt' | 'dueAt' | 'heldAt' | 'firedAt'> & {
  readonly instanceId: string;
  readonly fromAt: Date;
  readonly dueAt: Date | null;
  readonly heldAt: Date | null;
  readonly firedAt: Date | null;
};

const rowOf = ({ instanceId: _, ...raw }: RawRow): DeadlineRow => ({
  ...raw,
  fromAt: raw.fromAt.toISOString(),
  dueAt: raw.dueAt?.toISOString() ?? null,
  heldAt: raw.heldAt?.toISOString() ?? null,
  firedAt: raw.firedAt?.toISOString() ?? null,
});

/** The row under the calendar; what is due already stays due. */
const replanned = (row: DeadlineRow, at: Date, calendar: Calendar): DeadlineRow => {
  const isRunning = row.kind !== 'remind' && !row.firedAt && !row.heldAt;
  if (!isRunning || (row.dueAt && new Date(row.dueAt) <= at)) return row;
  const due = dueOf(row.counted, calendar);
  const dueAt = 'due' in due ? due.due.toISOString() : null;
  return dueAt === row.dueAt ? row : { ...row, dueAt };
};

type Plan = {
  readonly put: readonly DeadlineRow[];
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
};

const planOf = async (
  tx: Sql,
  db: Db,
  one: { here: Locked; rows: readonly DeadlineRow[] },
): Promise<Plan> => {
  const { here, rows } = one;
  const calendar = await calendarOf(tx, db.memory, here.calendarVersion);
  const policy = await policyOf(tx, db.memory, { id: here.cycleId, version: here.policyVersion });
  const now = rows.map((row) => replanned(row, here.at, calendar));
  const changed = now.filter((row) => !rows.includes(row));
  const recalled = changed
    .filter(
      ({ kind, event }) => kind === 'due' && rows.some((row) => row.kind === 'remind' && row.event === event),
    )
    .map((row) => reminderOf(row, here.at, { policy, calendar }));
  const due = now.filter(({ kind }) => kind === 'due');
  return {
    put: [...changed, ...recalled],
    dueAt: earliest(due),
    closesAt: earliest(due.filter(({ closes }) => closes)),
  };
};

type Page = { readonly count: number; readonly left: readonly string[] };

/** One page under its locks; instances that somebody else has locked are left for later: whoever holds locks waits for none. */
const replanPage = async (tx: Sql, db: Db, ids: readonly string[]): Promise<Page> => {
  const locked = await tx.query<Locked>(lock, [ids]);
  const rows = Map.groupBy(await tx.query<RawRow>(read, [ids]), ({ instanceId }) => instanceId);
  const put: object[] = [];
  const instances: object[] = [];
  for (const here of locked) {
    const plan = await planOf(tx, db, { here, rows: (rows.get(here.id) ?? []).map(rowOf) });
    if (plan.put.length === 0) continue;
    put.push(...plan.put.map((row) => ({ instance_id: here.id, ...deadlineRecord(row) })));
    instances.push({ id: here.id, due_at: plan.dueAt, closes_at: plan.closesAt });
  }
  if (instances.length > 0) await tx.query(write, [json(put), json(instances)]);
  const mine = new Set(locked.map(({ id }) => id));
  return { count: instances.length, left: ids.filter((id) => !mine.has(id)) };
};

/** Milliseconds after which an instance is tried again that was locked. */
const pause = 20;

const replanAll = async (db: Db, ids: readonly string[]): Promise<number> => {
  let count = 0;
  for (let left = ids; left.length > 0; ) {
    const page = await db.transaction((tx) => replanPage(tx, db, left));
    count += page.count;
    left = page.left;
    if (left.length > 0) await setTimeout(pause);
  }
  return count;
};

/** Tells every running deadline's date again under the calendar as it is now; gives how many instances have new dates. */
export const replan = async (db: Db): Promise<number> => {
  let count = 0;
  for (let after = first; ; ) {
    const ids = (await db.query<{ id: string }>(page, [after, pageSize])).map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return count;
    count += await replanAll(db, ids);
    after = last;
  }
};
