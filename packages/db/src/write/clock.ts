import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { only } from '../sql.ts';

/** The organisation's time. `offsetMs` is 0 but in demonstration mode. */
export type ClockView = {
  /** ISO 8601. */
  readonly now: string;
  readonly offsetMs: number;
  /** The earliest due date that has not fired. */
  readonly next: string | null;
  /** Messages between processes that have not arrived yet: whoever moves the clock on may wait for them. */
  readonly underWay: number;
};

type Row = {
  readonly now: Date;
  readonly offsetMs: number;
  readonly next: Date | null;
  readonly underWay: number;
};
/** Two counts, because each has an index of its own. */
const messages = (relayed: string): string =>
  `(select count(*)::int from outbox where relayed_at ${relayed} and done_at is null and failed_at is null and effect in ('send', 'broadcast'))`;
const read = {
  name: 'clock-read',
  text: `select app_now() as now, coalesce((select (value ->> 'ms')::float8 from setting where key = 'clock'), 0) as "offsetMs",
    (select min(due_at) from deadline where kind = 'due' and fired_at is null) as next,
    ${messages('is null')} + ${messages('is not null')} as "underWay"`,
};

export const readClock = async (db: Db): Promise<ClockView> => {
  const { now, offsetMs, next, underWay } = only(await db.query<Row>(read));
  return { now: now.toISOString(), offsetMs, next: next?.toISOString() ?? null, underWay };
};

const move = {
  name: 'clock-move',
  text: `insert into setting (key, value)
    select 'clock', jsonb_build_object('ms', ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint)
    where $1 >= app_now()
    on conflict (key) do update set value = excluded.value, version = setting.version + 1 returning key`,
};

/** Moves the demonstration clock, forward only. Its caller sees to it that this is a demonstration. */
export const moveClock = async (db: Db, to: Date): Promise<ClockView> => {
  const moved = await db.query(move, [to]);
  if (moved.length === 0) throw new Fault('invalid', { path: 'to', issue: 'backwards' });
  const clock = await readClock(db);
  // Whoever sleeps until the next deadline wakes and looks again.
  db.announce({ dueAt: new Date(clock.now) });
  return clock;
};
