import { Fault } from '@kaohe/domain';
import { moveIn } from '../advance/advance.ts';
import { parseOrder } from '../advance/law.ts';
import { type Item, moveAll, type Outcome } from '../advance/move.ts';
import type { Db } from '../client.ts';
import { alarmCoverage } from '../sheet/coverage-alarm.ts';
import { alarmMinutes } from '../sheet/minutes.ts';
import { isStoreDown } from '../sql.ts';
import { alarmCalendar } from './alarm.ts';
import { recall } from './recall.ts';
import { putOff, untried } from './retry.ts';

/** A deadline whose time has come. */
export type Due = { readonly instanceId: string; readonly event: string; readonly dueAt: Date };

export type SweepOptions = {
  /** Deadlines at most, and as many reminders. */
  readonly limit: number;
  /** Transactions at once; each takes a connection of the pool. */
  readonly lanes?: number;
  /** Told of a deadline whose event was not taken, a fault of the machine: it is set aside; and of an error: it is tried again later. */
  readonly onError?: (error: unknown, due: Due) => void;
};

/** Closing deadlines are taken late, so that a person's event that was in time is not overtaken by the sweep. */
const ripe = `(d.due_at <= app_now() - case when d.closes then interval '2 seconds' else interval '0' end)`;

const dueNow = {
  name: 'due-now',
  text: `select d.instance_id as "instanceId", d.event, d.due_at as "dueAt" from deadline d
    where d.kind = 'due' and d.fired_at is null and d.due_at <= app_now() and ${ripe} and ${untried} order by d.due_at limit $1`,
};

const soonest = (kinds: string): string => `(select d.due_at, d.closes from deadline d
    where ${kinds} and d.fired_at is null and d.due_at is not null and ${untried} order by d.due_at limit 20)`;

/** When the next deadline, reminder or escalation is ripe; null: none is planned. */
const nextDue = {
  name: 'next-due',
  text: `select min(d.due_at + case when d.closes then interval '2 seconds' else interval '0' end) as at from (
    ${soonest("d.kind = 'due'")} union all ${soonest("d.kind in ('remind', 'escalate')")}) d`,
};
export const nextDeadline = async (db: Db): Promise<Date | null> => {
  const [row] = await db.query<{ at: Date | null }>(nextDue);
  return row?.at ?? null;
};

/** An event that its stage does not take must not come again and again. */
const setAside = {
  name: 'set-aside',
  text: `update deadline set fired_at = app_now() where instance_id = $1 and event = $2 and kind = 'due' and fired_at is null`,
};

/** One deadline's event, as an order. The request id is the same for all who try, so that it happens once. */
const itemOf = ({ instanceId, event, dueAt }: Due): Item => ({
  order: parseOrder({
    instanceId,
    event: { type: event, data: {} },
    actor: { kind: 'system' },
    requestId: `due:${event}:${dueAt.toISOString()}`,
    effective: dueAt,
  }),
  fired: event,
});

/** What a deadline came to: marked as fired and moved in one commit; whoever comes second finds it so. */
const settle = async (
  db: Db,
  due: Due,
  { outcome, onError }: { outcome: Outcome | Error; onError: SweepOptions['onError'] },
): Promise<boolean> => {
  if (typeof outcome === 'string') return false;
  if ('receipt' in outcome) {
    db.announce(outcome.news);
    return !outcome.receipt.repeated;
  }
  if (isStoreDown(outcome)) throw outcome;
  if (outcome instanceof Fault && outcome.code === 'stale') return false;
  if (outcome instanceof Fault && outcome.code !== 'unavailable')
    await db.query(setAside, [due.instanceId, due.event]);
  else await putOff(db, { ...due, kind: 'due' });
  onError?.(outcome, due);
  return false;
};

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Fires one deadline under a lock of its own. */
const fire = async (db: Db, due: Due, onError: SweepOptions['onError']): Promise<boolean> => {
  const attempt = async () => db.transaction((tx) => moveIn(tx, itemOf(due), db));
  const outcome: Outcome | Error = await attempt().catch(asError);
  return await settle(db, due, { outcome, onError });
};

const claim = {
  name: 'sweep-claim',
  text: 'select id from instance where id = any($1::uuid[]) order by id for no key update skip locked',
};

/** Fires deadlines of as many instances in one transaction; those that somebody else has locked are left to him. */
const fireTogether = async (db: Db, dues: readonly Due[]): Promise<readonly (readonly [Due, Outcome])[]> =>
  db.transaction(async (tx) => {
    const rows = await tx.query<{ id: string }>(claim, [dues.map(({ instanceId }) => instanceId)]);
    const mine = new Set(rows.map(({ id }) => id));
    const claimed = dues.filter(({ instanceId }) => mine.has(instanceId));
    const outcomes = await moveAll(tx, claimed.map(itemOf), db.memory);
    return claimed.map((due, index) => [due, outcomes[index] ?? 'overtaken'] as const);
  });

/** Fires deadlines together; what needs a lock of its own, or made the whole fail, one by one. */
const fireAll = async (db: Db, dues: readonly Due[], onError: SweepOptions['onError']): Promise<number> => {
  const together = await fireTogether(db, dues).catch((error) => {
    if (isStoreDown(error)) throw error;
    return dues.map((due) => [due, 'lock'] as const);
  });
  let fired = 0;
  for (const [due, outcome] of together) {
    const isDone =
      outcome === 'lock' ? await fire(db, due, onError) : await settle(db, due, { outcome, onError });
    if (isDone) fired += 1;
  }
  return fired;
};

/** Instances moved in one transaction. */
const batchSize = 200;

/**
 * Fires what is due: moves instances by their deadlines, sends reminders and escalations. Of each instance the deadline that came due
 * first; what is due after it comes next time.
 * @returns how many took effect; 0: there is nothing left to do now
 */
export const sweep = async (db: Db, { limit, lanes = 3, onError }: SweepOptions): Promise<number> => {
  const first = new Map<string, Due>();
  for (const due of await db.query<Due>(dueNow, [limit])) {
    if (!first.has(due.instanceId)) first.set(due.instanceId, due);
  }
  const queue = [...first.values()];
  const lane = async (): Promise<number> => {
    let count = 0;
    while (queue.length > 0) count += await fireAll(db, queue.splice(0, batchSize), onError);
    return count;
  };
  await alarmCalendar(db);
  const [counts] = await Promise.all([
    Promise.all(Array.from({ length: Math.min(lanes, queue.length) }, lane)),
    alarmCoverage(db),
    alarmMinutes(db),
  ]);
  return counts.reduce((sum, count) => sum + count, 0) + (await recall(db, { limit, onError }));
};
