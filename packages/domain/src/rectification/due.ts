import { type Calendar, dayOf, endOf } from '../kernel/calendar/calendar.ts';
import { addDays, addMonths, dayLength } from '../kernel/calendar/day.ts';
import { dueOn, type Window } from '../kernel/calendar/due.ts';
import type { WindowName } from '../kernel/name.ts';

/** How long an item may take at most, by its class: a window of the policy, counted from the day of the order. */
export const itemWindows = {
  immediate: 'itemImmediate',
  oneMonth: 'itemOneMonth',
  threeMonths: 'itemThreeMonths',
  long: 'itemLong',
} as const satisfies Record<string, WindowName>;
export type ItemClass = keyof typeof itemWindows;
export const itemClasses = Object.keys(itemWindows) as ItemClass[];

type Ordered = {
  readonly at: Date;
  readonly calendar: Calendar;
  readonly windows: Readonly<Record<WindowName, Window>>;
};

/** The longest run of rest days that a calendar of China has had, and some: so long may a date slip that nobody can tell yet, in milliseconds. */
const slack = 14 * dayLength;

/** The last instant on which an item of a class, ordered at `at`, may be due; not `fixed`: the calendar isn't known yet, and rest days may move it. */
export const latestDue = (
  of: ItemClass,
  { at, calendar, windows }: Ordered,
): { readonly due: Date; readonly fixed: boolean } => {
  const window = windows[itemWindows[of]];
  const found = dueOn({ from: at, window, calendar });
  if ('due' in found) return { due: found.due, fixed: true };
  const { count, unit } = window;
  const day = dayOf(calendar, at);
  const last =
    unit === 'months' ? addMonths(day, count) : addDays(day, unit === 'workingDays' ? 2 * count : count);
  return { due: endOf(calendar, last), fixed: false };
};

/** What is wrong with the due date of an item that is ordered at `at`; null: nothing. */
export const dueIssue = (
  item: { readonly class: ItemClass; readonly dueOn: Date },
  ordered: Ordered,
): 'dueBeforeOrder' | 'dueBeyondClass' | null => {
  if (item.dueOn.getTime() <= ordered.at.getTime()) return 'dueBeforeOrder';
  const { due, fixed } = latestDue(item.class, ordered);
  return item.dueOn.getTime() > due.getTime() + (fixed ? 0 : slack) ? 'dueBeyondClass' : null;
};
