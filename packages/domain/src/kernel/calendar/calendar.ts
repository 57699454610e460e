import { z } from 'zod';
import { Fault } from '../error.ts';
import { parsed } from '../parse.ts';
import { type Day, dayAt, dayLength, dayNumber, isWeekend, yearOf } from './day.ts';

const days = z.record(z.iso.date(), z.enum(['work', 'rest']));
const isOf = (year: number, day: Day): boolean => yearOf(day) === year || day.startsWith(`${year - 1}-12-`);

/**
 * An organisation's calendar. `years`: what the notice for a year moves against the plain week (it may reach into the December
 * before: 2018-12-29); a year that isn't there is not known yet. `overrides`: the organisation's own days, on top.
 */
export const calendarSchema = z.strictObject({
  /** Minutes east of UTC; China has had one time and no summer time since 1992. */
  offset: z
    .int()
    .min(-12 * 60)
    .max(14 * 60)
    .default(8 * 60),
  years: z
    .record(z.string().regex(/^(19[7-9]|2\d\d)\d$/), days)
    .refine(
      (years) =>
        Object.entries(years).every(([year, plan]) =>
          Object.keys(plan).every((day) => isOf(Number(year), day)),
        ),
      {
        error: 'dayOutsideYear',
      },
    ),
  overrides: days.default({}),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** A calendar from stored or imported data; throws `invalid` with the path. */
export const parseCalendar = (input: unknown): Calendar => parsed(calendarSchema, input);

export type DayKind = 'work' | 'rest';

/** Work or rest; undefined where the year's calendar isn't known, for it is never guessed. */
export const dayKind = (calendar: Calendar, day: Day): DayKind | undefined => {
  const year = yearOf(day);
  const plan = calendar.years[year];
  if (plan === undefined) return undefined;
  const said = calendar.overrides[day] ?? calendar.years[year + 1]?.[day] ?? plan[day];
  return said ?? (isWeekend(day) ? 'rest' : 'work');
};

/** Throws `invalid` for a day of a year whose calendar isn't known. */
export const isWorkday = (calendar: Calendar, day: Day): boolean => {
  const kind = dayKind(calendar, day);
  if (kind === undefined) throw new Fault('invalid', { issue: 'calendarUnknown', year: yearOf(day) });
  return kind === 'work';
};

const shift = (calendar: Calendar): number => calendar.offset * 60_000;

/**
 * The local day of an instant. Midnight is 24:00 of the day it ends, so that a window opened by a lapse, or counted from
 * the end of a period, starts counting on the day after.
 */
export const dayOf = (calendar: Calendar, instant: Date): Day =>
  dayAt(Math.ceil((instant.getTime() + shift(calendar)) / dayLength) - 1);

/** 24:00 of a local day. */
export const endOf = (calendar: Calendar, day: Day): Date =>
  new Date((dayNumber(day) + 1) * dayLength - shift(calendar));

/** The year whose calendar the office must import: from 1 November the next one, and any that has begun without. */
export const missingYear = (calendar: Calendar, at: Date): number | undefined => {
  const today = dayOf(calendar, at);
  const year = yearOf(today);
  if (calendar.years[year] === undefined) return year;
  return today >= `${year}-11-01` && calendar.years[year + 1] === undefined ? year + 1 : undefined;
};
