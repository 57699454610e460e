import * as days from 'chinese-days';
import { describe, expect, test } from 'vitest';
import {
  type Calendar,
  dayKind,
  dayOf,
  endOf,
  isWorkday,
  missingYear,
  parseCalendar,
} from '../src/kernel/calendar/calendar.ts';
import { chinaYears } from '../src/kernel/calendar/china.ts';
import { addDays, addMonths, nextDay, yearOf } from '../src/kernel/calendar/day.ts';
import { dueOn, extend, remaining, settle, type Window } from '../src/kernel/calendar/due.ts';
import { nextReminder, type ReminderPlan, reminders } from '../src/kernel/calendar/reminder.ts';

const calendar: Calendar = parseCalendar({ years: chinaYears });
const local = (day: string, time = '10:00:00.000') => new Date(`${day}T${time}+08:00`);
const due = (from: string, count: number, unit: Window['unit'] = 'workingDays') =>
  dueOn({ from: local(from), window: { count, unit }, calendar });
/** The due instant whose last day is `day`. */
const last = (day: string) => ({ due: new Date(`${addDays(day, 1)}T00:00:00.000+08:00`) });

const daysOf = (year: number): string[] => {
  const all: string[] = [];
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) all.push(day);
  return all;
};

/** Copied by hand, day by day, from 国务院办公厅关于部分节假日安排的通知 for the three years. */
const published: Record<number, { rest: string; work: string; workdays: number }> = {
  2024: {
    rest: `0101 0210 0211 0212 0213 0214 0215 0216 0217 0404 0405 0406 0501 0502 0503 0504 0505 0610
      0915 0916 0917 1001 1002 1003 1004 1005 1006 1007`,
    work: '0204 0218 0407 0428 0511 0914 0929 1012',
    workdays: 251,
  },
  2025: {
    rest: `0101 0128 0129 0130 0131 0201 0202 0203 0204 0404 0405 0406 0501 0502 0503 0504 0505 0531
      0601 0602 1001 1002 1003 1004 1005 1006 1007 1008`,
    work: '0126 0208 0427 0928 1011',
    workdays: 248,
  },
  2026: {
    rest: `0101 0102 0103 0215 0216 0217 0218 0219 0220 0221 0222 0223 0404 0405 0406 0501 0502 0503
      0504 0505 0619 0620 0621 0925 0926 0927 1001 1002 1003 1004 1005 1006 1007`,
    work: '0104 0214 0228 0509 0920 1010',
    workdays: 248,
  },
};

describe.each(Object.entries(published))('the published calendar of %s', (name, notice) => {
  const year = Number(name);
  const listed = (kind: 'rest' | 'work') =>
    notice[kind].split(/\s+/).map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`);

  test('equals chinese-days, day by day', () => {
    const theirs = daysOf(year).map((day) => [day, days.isWorkday(day)]);
    expect(daysOf(year).map((day) => [day, isWorkday(calendar, day)])).toEqual(theirs);
  });

  test('holds the days of the notice and no others', () => {
    const ours = (kind: 'rest' | 'work') =>
      Object.entries(chinaYears[year] ?? {}).filter(([, one]) => one === kind);
    expect(ours('rest').map(([day]) => day)).toEqual(listed('rest'));
    expect(ours('work').map(([day]) => day)).toEqual(listed('work'));
  });

  test('follows from the notice and the plain week, without our arithmetic', () => {
    for (const day of daysOf(year)) {
      const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(
        new Date(day),
      );
      const plain = weekday !== 'Sat' && weekday !== 'Sun';
      const expected = listed('work').includes(day) || (plain && !listed('rest').includes(day));
      expect([day, isWorkday(calendar, day)]).toEqual([day, expected]);
    }
  });

  test('has the published number of working days', () => {
    expect(daysOf(year).filter((day) => isWorkday(calendar, day))).toHaveLength(notice.workdays);
  });
});

describe('a calendar', () => {
  test('is never guessed: an unknown year has no kind of day', () => {
    expect(dayKind(calendar, '2027-02-08')).toBeUndefined();
    expect(days.isWorkday('2027-02-08')).toBe(true);
    expect(() => isWorkday(calendar, '2027-02-08')).toThrow('calendarUnknown');
  });

  test('takes the overrides of the organisation on top', () => {
    const own = { ...calendar, overrides: { '2025-03-03': 'rest', '2025-10-02': 'work' } } satisfies Calendar;
    expect([isWorkday(own, '2025-03-03'), isWorkday(own, '2025-10-02')]).toEqual([false, true]);
  });

  test('lets a notice reach into the December before', () => {
    const moved = parseCalendar({
      years: { 2018: {}, 2019: { '2018-12-29': 'work', '2018-12-31': 'rest' } },
    });
    expect([isWorkday(moved, '2018-12-29'), isWorkday(moved, '2018-12-31')]).toEqual([true, false]);
    const later = parseCalendar({ years: { 2018: {} } });
    expect([isWorkday(later, '2018-12-29'), isWorkday(later, '2018-12-31')]).toEqual([false, true]);
  });

  test.each([
    [{ years: { 2025: { '2024-11-30': 'work' } } }, 'years'],
    [{ years: { 2025: { '2025-02-29': 'rest' } } }, 'years.2025.2025-02-29'],
    [{ years: { 2025: { '2025-02-28': 'feast' } } }, 'years.2025.2025-02-28'],
    [{ years: {}, offset: 2000 }, 'offset'],
    [{ years: {}, holidays: {} }, ''],
  ])('is refused with the path: %j', (input, path) => {
    expect(() => parseCalendar(input)).toThrow(
      expect.objectContaining({ code: 'invalid', detail: expect.objectContaining({ path }) }),
    );
  });

  test('gives midnight to the day that it ends', () => {
    expect(dayOf(calendar, local('2025-03-04', '00:00:00.000'))).toBe('2025-03-03');
    expect(dayOf(calendar, local('2025-03-04', '00:00:00.001'))).toBe('2025-03-04');
    expect(endOf(calendar, '2025-03-03')).toEqual(local('2025-03-04', '00:00:00.000'));
  });

  test('keeps days of its own offset', () => {
    const utc = { ...calendar, offset: 0 };
    expect(dayOf(utc, local('2025-03-04', '06:00:00.000'))).toBe('2025-03-03');
    expect(endOf(utc, '2025-03-03').toISOString()).toBe('2025-03-04T00:00:00.000Z');
  });

  test('is missed from 1 November, and when its year has begun without', () => {
    expect(missingYear(calendar, local('2026-10-31'))).toBeUndefined();
    expect(missingYear(calendar, local('2026-11-01'))).toBe(2027);
    expect(missingYear(calendar, local('2025-11-01'))).toBeUndefined();
    expect(missingYear(calendar, local('2027-03-01'))).toBe(2027);
  });

  test('goes from day to day over every end of a month', () => {
    const all = Object.keys(published).flatMap((year) => daysOf(Number(year)));
    for (const day of all) {
      const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      expect([day, nextDay(day)]).toEqual([day, next]);
    }
  });

  test('adds months to the same day number or the last of the month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(addMonths('2025-12-15', 12)).toBe('2026-12-15');
    expect(addMonths('2025-12-31', 1)).toBe('2026-01-31');
  });
});

describe('a window', () => {
  test('of working days: the first day is not counted, holidays and make-up days are', () => {
    expect(due('2025-09-26', 3)).toEqual(last('2025-09-30')); // Sunday 28 September is worked
    expect(due('2025-09-26', 4)).toEqual(last('2025-10-09')); // the feast lies between
    expect(due('2025-10-09', 2)).toEqual(last('2025-10-11')); // a worked Saturday
    expect(due('2025-10-03', 1)).toEqual(last('2025-10-09')); // opened on a holiday
    expect(due('2025-12-30', 5)).toEqual(last('2026-01-07')); // Sunday 4 January 2026 is worked
  });

  test('of calendar days or months: runs to the next working day when it ends on a rest day', () => {
    expect(due('2025-09-20', 5, 'calendarDays')).toEqual(last('2025-09-25'));
    expect(due('2025-09-20', 12, 'calendarDays')).toEqual(last('2025-10-09'));
    expect(due('2025-09-20', 8, 'calendarDays')).toEqual(last('2025-09-28'));
    expect(due('2025-01-31', 1, 'months')).toEqual(last('2025-02-28'));
    expect(due('2024-12-28', 1, 'months')).toEqual(last('2025-02-05'));
    expect(due('2025-07-01', 3, 'months')).toEqual(last('2025-10-09'));
  });

  test('opened late in the evening counts like one opened in the morning', () => {
    const at = (time: string) =>
      dueOn({ from: local('2025-03-03', time), window: { count: 2, unit: 'workingDays' }, calendar });
    expect(at('00:00:01.000')).toEqual(last('2025-03-05'));
    expect(at('23:59:59.999')).toEqual(last('2025-03-05'));
  });

  test('opened by a lapse starts counting on the day after the lapse', () => {
    const lapse = due('2025-03-03', 3);
    expect(lapse).toEqual(last('2025-03-06'));
    if (!('due' in lapse)) throw new Error('known');
    expect(dueOn({ from: lapse.due, window: { count: 1, unit: 'workingDays' }, calendar })).toEqual(
      last('2025-03-07'),
    );
  });

  test('that reaches into an unknown year is pending, and settled by the import', () => {
    const pending = due('2026-12-30', 3);
    const window = { count: 3, unit: 'workingDays' };
    expect(pending).toEqual({ pending: true, from: '2026-12-30', windows: [window], beyond: 2027 });
    if (!('pending' in pending)) throw new Error('pending');
    expect(settle(pending, calendar)).toEqual(pending);
    const later = parseCalendar({ years: { ...chinaYears, 2027: { '2027-01-01': 'rest' } } });
    expect(settle(pending, later)).toEqual(last('2027-01-05'));
    expect(due('2026-12-30', 1)).toEqual(last('2026-12-31'));
    expect(due('2023-12-29', 1)).toMatchObject({ pending: true, beyond: 2023 });
    expect(due('2026-12-01', 1, 'months')).toMatchObject({ pending: true, beyond: 2027 });
  });

  test('is extended from the old due date, also while pending', () => {
    const by: Window = { count: 5, unit: 'workingDays' };
    expect(extend({ due: due('2025-09-22', 2), by, calendar })).toEqual(last('2025-09-30'));
    const pending = extend({ due: due('2026-12-30', 3), by, calendar });
    expect(pending).toMatchObject({
      pending: true,
      from: '2026-12-30',
      windows: [{ count: 3 }, { count: 5 }],
    });
    expect(extend({ due: due('2026-12-30', 1), by, calendar })).toMatchObject({
      from: '2026-12-31',
      windows: [by],
    });
  });
});

describe('what is left', () => {
  const left = (at: string, of: ReturnType<typeof due>) => remaining({ at: local(at), due: of, calendar });

  test('is counted in working days after today', () => {
    const ten = due('2025-09-22', 10);
    expect(left('2025-09-22', ten)).toEqual({ left: 10 });
    expect(left('2025-09-30', ten)).toEqual({ left: 3 });
    expect(left('2025-10-05', ten)).toEqual({ left: 3 });
    expect(left('2025-10-13', ten)).toEqual({ left: -1 });
  });

  test('of a pending window of working days is what was not used', () => {
    const ten = due('2026-12-28', 10);
    expect(left('2026-12-30', ten)).toEqual({ left: 8 });
    expect(left('2027-01-03', ten)).toEqual({ beyond: 2027 });
    expect(left('2026-12-30', due('2026-12-28', 1, 'months'))).toEqual({ beyond: 2027 });
  });

  test('goes on after standing still as if it had not', () => {
    const five = due('2025-03-03', 5);
    const held = left('2025-03-05', five);
    expect(held).toEqual({ left: 3 });
    expect(due('2025-03-05', 3)).toEqual(five);
    expect(due('2025-03-20', 3)).toEqual(last('2025-03-25'));
    expect(left('2025-03-10', five)).toEqual({ left: 0 });
    expect(due('2025-03-10', 0)).toEqual(five);
    expect(due('2025-03-15', 0)).toEqual(last('2025-03-17'));
  });
});

describe('reminders', () => {
  const plan: ReminderPlan = { before: [1, 3], onTheDay: true, overdue: 'everyDay', hour: 9 };
  const at = (day: string) => local(day, '09:00:00.000');
  const { due: end } = last('2025-10-10');

  test('come 3 and 1 working days before, and on the day', () => {
    expect(reminders({ due: end, plan, calendar })).toEqual([
      { at: at('2025-09-29'), kind: 'before', days: 3 },
      { at: at('2025-10-09'), kind: 'before', days: 1 },
      { at: at('2025-10-10'), kind: 'on', days: 0 },
    ]);
  });

  const next = (since: Date, own = plan) => nextReminder({ due: end, plan: own, calendar, since });

  test('follow one another, and go on each day after', () => {
    expect(next(local('2025-09-29', '08:59:59.999'))).toMatchObject({ kind: 'before', days: 3 });
    expect(next(at('2025-09-29'))).toMatchObject({ kind: 'before', days: 1 });
    expect(next(at('2025-10-10'))).toEqual({ at: at('2025-10-11'), kind: 'after', days: 1 });
    expect(next(at('2025-10-11'))).toEqual({ at: at('2025-10-12'), kind: 'after', days: 2 });
    expect(next(local('2025-10-20', '03:00:00.000'))).toEqual({
      at: at('2025-10-20'),
      kind: 'after',
      days: 10,
    });
  });

  test('may keep to working days, or end with the day', () => {
    const working: ReminderPlan = { ...plan, overdue: 'workingDays' };
    expect(next(at('2025-10-11'), working)).toEqual({ at: at('2025-10-13'), kind: 'after', days: 3 });
    expect(next(at('2025-10-10'), { ...plan, overdue: 'never' })).toBeUndefined();
    const silent: ReminderPlan = { before: [], onTheDay: false, overdue: 'never', hour: 0 };
    expect(reminders({ due: end, plan: silent, calendar })).toEqual([]);
  });

  test('are left out where they would need a year not known', () => {
    expect(reminders({ due: last('2024-01-03').due, plan, calendar }).map((one) => one.days)).toEqual([1, 0]);
  });
});
