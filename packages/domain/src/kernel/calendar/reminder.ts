import { z } from 'zod';
import { type Calendar, dayKind, dayOf, endOf } from './calendar.ts';
import { addDays, type Day, dayNumber, nextDay } from './day.ts';

export const reminderSchema = z.strictObject({
  /** Working days before the last day. */
  before: z.array(z.int().min(1).max(60)).max(8),
  onTheDay: z.boolean(),
  overdue: z.enum(['everyDay', 'workingDays', 'never']),
  /** Local hour at which reminders go out. */
  hour: z.int().min(0).max(23),
});
export type ReminderPlan = z.infer<typeof reminderSchema>;

/** `days`: working days before the last day, or calendar days after it. */
export type Reminder = { readonly at: Date; readonly kind: 'before' | 'on' | 'after'; readonly days: number };

type Asked = { readonly due: Date; readonly plan: ReminderPlan; readonly calendar: Calendar };

const hourOf = ({ plan, calendar }: Asked, day: Day): Date =>
  new Date(endOf(calendar, addDays(day, -1)).getTime() + plan.hour * 3_600_000);

/** The `count`-th working day before; undefined where it would lie in a year not known. */
const workdayBefore = (calendar: Calendar, last: Day, count: number): Day | undefined => {
  let day = last;
  for (let left = count; left > 0; ) {
    day = addDays(day, -1);
    const kind = dayKind(calendar, day);
    if (kind === undefined) return undefined;
    if (kind === 'work') left -= 1;
  }
  return day;
};

/** The reminders up to the last day, in order. */
export const reminders = (asked: Asked): readonly Reminder[] => {
  const { plan, calendar } = asked;
  const last = dayOf(calendar, asked.due);
  const before = [...new Set(plan.before)]
    .sort((a, b) => b - a)
    .flatMap((days): Reminder[] => {
      const day = workdayBefore(calendar, last, days);
      return day === undefined ? [] : [{ at: hourOf(asked, day), kind: 'before', days }];
    });
  return plan.onTheDay ? [...before, { at: hourOf(asked, last), kind: 'on', days: 0 }] : before;
};

const overdueReminder = (asked: Asked, since: Date): Reminder | undefined => {
  const { plan, calendar } = asked;
  if (plan.overdue === 'never') return undefined;
  const last = dayOf(calendar, asked.due);
  for (let day = nextDay(last); ; day = nextDay(day)) {
    const at = hourOf(asked, day);
    const skipped = plan.overdue === 'workingDays' && dayKind(calendar, day) === 'rest';
    if (at > since && !skipped) return { at, kind: 'after', days: dayNumber(day) - dayNumber(last) };
  }
};

/** The first reminder after `since`: each plans the next, for an overdue matter is recalled until it is done. */
export const nextReminder = (asked: Asked & { since: Date }): Reminder | undefined =>
  reminders(asked).find((reminder) => reminder.at > asked.since) ?? overdueReminder(asked, asked.since);
