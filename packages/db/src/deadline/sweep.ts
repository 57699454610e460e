import { Fault } from '@kaohe/domain';
import { moveIn } from '../advance/advance.ts';
import { parseOrder } from '../advance/law.ts';
import { move } from '../advance/move.ts';
import type { Db } from '../client.ts';
import { alarmCalendar } from './alarm.ts';
import { recall } from './recall.ts';
import { putOff, untried } from './retry.ts';

/** A deadline whose time has come. */
export type Due = { readonly instanceId: string; readonly event: string; readonly dueAt: Date };

export type SweepOptions = {
  /** Deadlines at most, and as many reminders. */
  readonly limit: number;
  /** Instances moved at once; each takes a connection of the pool. */
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

/** When the next deadline, reminder or escalation is ripe; null: none is planned. */
const nextDue = {
  name: 'next-due',
  text: `select min(d.due_at + case when d.closes then interval '2 seconds' else interval '0' end) as at from (
    select d.due_at, d.closes from deadline d where d.fired_at is null and d.due_at is not null and ${untried} order by d.due_at limit 20) d`,
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

/** Fires one deadline. Marked and moved in one commit; whoever comes second finds it fired. */
const fire = async (db: Db, due: Due, onError: SweepOptions['onError']): Promise<boolean> => {
  const { event: fired } = due;
  const order = parseOrder({
    instanceId: due.instanceId,
    event: { type: fired, data: {} },
    actor: { kind: 'system' },
    requestId: `due:${fired}:${due.dueAt.toISOString()}`,
    effective: due.dueAt,
  });
  try {
    const free = await move(db, order, { memory: db.memory, locked: false, fired });
    const { receipt, news } =
      typeof free === 'string' ? await db.transaction((tx) => moveIn(tx, order, { db, fired })) : free;
    db.announce(news);
    return !receipt.repeated;
  } catch (error) {
    if (error instanceof Fault && error.code === 'unavailable') throw error;
    if (error instanceof Fault && error.code === 'stale') return false;
    if (error instanceof Fault) await db.query(setAside, [due.instanceId, fired]);
    else await putOff(db, { ...due, kind: 'due' });
    onError?.(error, due);
    return false;
  }
};

/** Deadlines of one instance, in the order in which they came due. */
const fireInTurn = async (
  db: Db,
  dues: readonly Due[],
  onError: SweepOptions['onError'],
): Promise<number> => {
  let fired = 0;
  for (const due of dues) if (await fire(db, due, onError)) fired += 1;
  return fired;
};

/**
 * Fires what is due: moves instances by their deadlines, sends reminders and escalations.
 * @returns how many took effect; 0: there is nothing left to do now
 */
export const sweep = async (db: Db, { limit, lanes = 6, onError }: SweepOptions): Promise<number> => {
  const queue = [
    ...Map.groupBy(await db.query<Due>(dueNow, [limit]), ({ instanceId }) => instanceId).values(),
  ];
  const lane = async (): Promise<number> => {
    let count = 0;
    for (let dues = queue.shift(); dues; dues = queue.shift()) count += await fireInTurn(db, dues, onError);
    return count;
  };
  await alarmCalendar(db);
  const counts = await Promise.all(Array.from({ length: Math.min(lanes, queue.length) }, lane));
  return counts.reduce((sum, count) => sum + count, 0) + (await recall(db, { limit, onError }));
};
