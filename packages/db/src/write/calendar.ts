import { type Calendar, Fault, parseCalendar } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { replan } from '../deadline/replan.ts';
import { calendarFrom } from '../memory.ts';
import type { Sql } from '../sql.ts';

export type CalendarDay = {
  readonly day: string;
  readonly workday: boolean;
  readonly name?: string | undefined;
};
export type NewDays = {
  readonly days: readonly CalendarDay[];
  /** Given: the official notice of this year, which is known from now on. Not given: the organisation's own days. */
  readonly year?: number | undefined;
};

const own = {
  name: 'calendar-own',
  text: `insert into calendar_override (day, kind, reason)
    select day, case when workday then 'work' else 'rest' end, coalesce(name, '')
    from jsonb_to_recordset($1::jsonb) as d(day date, workday bool, name text)
    on conflict (day) do update set kind = excluded.kind, reason = excluded.reason`,
};
const notice = {
  name: 'calendar-notice',
  text: `insert into setting (key, value) values ('calendar', $1::jsonb)
    on conflict (key) do update set value = setting.value || excluded.value, version = setting.version + 1`,
};

const write = async (tx: Sql, { days, year }: NewDays): Promise<void> => {
  const kinds = Object.fromEntries(days.map(({ day, workday }) => [day, workday ? 'work' : 'rest']));
  if (Object.keys(kinds).length !== days.length)
    throw new Fault('invalid', { path: 'days', issue: 'dayTwice' });
  // Checked as the domain reads it, before anything is written: days that exist, of the year that the notice is for.
  parseCalendar(year === undefined ? { years: {}, overrides: kinds } : { years: { [year]: kinds } });
  if (year === undefined) await tx.query(own, [JSON.stringify(days)]);
  await tx.query(notice, [JSON.stringify(year === undefined ? {} : { [year]: kinds })]);
};

/**
 * Takes over a year's official notice, or days that the organisation has otherwise, and tells all running deadlines anew.
 * Throws `invalid` for a day that isn't one, or isn't of the year.
 * @returns instances whose dates are others now
 */
export const overrideCalendar = async (db: Db, given: NewDays): Promise<{ planned: number }> => {
  await db.transaction((tx) => write(tx, given));
  return { planned: await replan(db) };
};

const pending = {
  name: 'calendar-pending',
  text: `select d.instance_id as "instanceId", i.machine, d.event, d.kind, d."window", d.from_at as "fromAt", d.closes
    from deadline d join instance i on i.id = d.instance_id
    where d.kind = 'due' and d.fired_at is null and d.due_at is null and d.held_at is null order by d.from_at, d.instance_id limit 500`,
};
type Pending = {
  readonly instanceId: string;
  readonly machine: string;
  readonly event: string;
  readonly kind: 'due';
  readonly window: string | null;
  readonly fromAt: Date;
  readonly closes: boolean;
};
const overrides = {
  name: 'calendar-overrides',
  text: `select to_char(day, 'YYYY-MM-DD') as day, kind = 'work' as workday, reason as name from calendar_override order by day`,
};

export type CalendarView = {
  /** The whole calendar, as the domain counts by it. */
  readonly calendar: Calendar;
  /** Years whose calendar is known. */
  readonly known: readonly number[];
  readonly overrides: readonly Required<CalendarDay>[];
  /** Deadlines whose date can't be told before a year's notice is taken over; 500 at most. */
  readonly pending: readonly (Omit<Pending, 'fromAt'> & { readonly fromAt: string })[];
};

export const readCalendar = async (db: Db): Promise<CalendarView> => {
  const calendar = await calendarFrom(db);
  return {
    calendar,
    known: Object.keys(calendar.years).map(Number).sort(),
    overrides: await db.query<Required<CalendarDay>>(overrides),
    pending: (await db.query<Pending>(pending)).map((row) => ({ ...row, fromAt: row.fromAt.toISOString() })),
  };
};
