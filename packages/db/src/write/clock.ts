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
};

type Row = { readonly now: Date; readonly offsetMs: number; readonly next: Date | null };
const read = {
  name: 'clock-read',
  text: `select app_now() as now, coalesce((select (value ->> 'ms')::float8 from setting where key = 'clock'), 0) as "offsetMs",
    (select min(due_at) from deadline where kind = 'due' and fired_at is null) as next`,
};

export const readClock = async (db: Db): Promise<ClockView> => {
  const { now, offsetMs, next } = only(await db.query<Row>(read));
  return { now: now.toISOString(), offsetMs, next: next?.toISOString() ?? null };
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
