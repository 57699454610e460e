import { z } from 'zod';
import { type Calendar, dayKind, dayOf, endOf } from './calendar.ts';
import { addDays, addMonths, type Day, nextDay, yearOf } from './day.ts';

/** The length of a window: a number and its unit. Ten years at most, so that every count ends. */
export const windowSchema = z.strictObject({
  count: z.int().min(1).max(3660),
  unit: z.enum(['workingDays', 'calendarDays', 'months']),
});
export type Window = z.infer<typeof windowSchema>;

/** "3 working days from 30 December, date to be fixed": `windows` one after the other from `from`; `beyond` is the year not known. */
export type Pending = {
  readonly pending: true;
  readonly from: Day;
  readonly windows: readonly Window[];
  readonly beyond: number;
};
/** A due instant is always a local midnight: 24:00 of the last day. */
export type Due = { readonly due: Date } | Pending;

/** A day, or the year whose calendar would be needed to tell. */
type Reach = Day | number;

const workdayFrom = (calendar: Calendar, start: Day): Reach => {
  for (let day = start; ; day = nextDay(day)) {
    const kind = dayKind(calendar, day);
    if (kind === undefined) return yearOf(day);
    if (kind === 'work') return day;
  }
};

const workdayAfter = (calendar: Calendar, from: Day, count: number): Reach => {
  let day: Reach = from;
  for (let left = count; left > 0 && typeof day === 'string'; left -= 1) {
    day = workdayFrom(calendar, nextDay(day));
  }
  return day;
};

/** The last day of a window counted from `from`, which is not counted itself (民法典 §§201–203). */
const lastDay = (calendar: Calendar, from: Day, { count, unit }: Window): Reach => {
  if (unit === 'workingDays' && count > 0) return workdayAfter(calendar, from, count);
  return workdayFrom(calendar, unit === 'months' ? addMonths(from, count) : addDays(from, count));
};

const chain = (calendar: Calendar, from: Day, windows: readonly Window[]): Due => {
  let day = from;
  for (const window of windows) {
    const last = lastDay(calendar, day, window);
    if (typeof last === 'number') return { pending: true, from, windows, beyond: last };
    day = last;
  }
  return { due: endOf(calendar, day) };
};

/**
 * When a window that opens at `from` is due. A count of 0 working days (a clock that stood still on its last day) is due at
 * the end of the day itself, or of the next working day.
 */
export const dueOn = (opened: { from: Date; window: Window; calendar: Calendar }): Due =>
  chain(opened.calendar, dayOf(opened.calendar, opened.from), [opened.window]);

/** A due date moved by a window, counted from the old one. */
export const extend = ({ due, by, calendar }: { due: Due; by: Window; calendar: Calendar }): Due =>
  'due' in due
    ? chain(calendar, dayOf(calendar, due.due), [by])
    : chain(calendar, due.from, [...due.windows, by]);

/** What a pending date is under a calendar that may now know the year. */
export const settle = (pending: Pending, calendar: Calendar): Due =>
  chain(calendar, pending.from, pending.windows);

/** Working days after `from` up to and with `to`; negative when `to` lies before. */
const workdaysBetween = (calendar: Calendar, from: Day, to: Day): { left: number } | { beyond: number } => {
  if (to < from) {
    const back = workdaysBetween(calendar, to, from);
    return 'left' in back ? { left: 0 - back.left } : back;
  }
  let left = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) {
    const kind = dayKind(calendar, day);
    if (kind === undefined) return { beyond: yearOf(day) };
    if (kind === 'work') left += 1;
  }
  return { left };
};

/**
 * Working days left after the day of `at`, negative when overdue; `beyond` when that takes a calendar not known. A clock that
 * stands still keeps this number, and goes on with it as a window of working days.
 */
export const remaining = (asked: {
  at: Date;
  due: Due;
  calendar: Calendar;
}): { left: number } | { beyond: number } => {
  const { at, due, calendar } = asked;
  const today = dayOf(calendar, at);
  if ('due' in due) return workdaysBetween(calendar, today, dayOf(calendar, due.due));
  if (due.windows.some((window) => window.unit !== 'workingDays')) return { beyond: due.beyond };
  const used = workdaysBetween(calendar, due.from, today);
  const total = due.windows.reduce((sum, window) => sum + window.count, 0);
  return 'left' in used ? { left: total - used.left } : used;
};
