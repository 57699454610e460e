import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, dayKind, dayOf, endOf, isWorkday } from '../src/kernel/calendar/calendar.ts';
import { chinaYears } from '../src/kernel/calendar/china.ts';
import { addDays, type Day, dayAt, dayNumber, yearOf } from '../src/kernel/calendar/day.ts';
import { type Due, dueOn, extend, remaining, settle, type Window } from '../src/kernel/calendar/due.ts';
import { nextReminder, reminders } from '../src/kernel/calendar/reminder.ts';

const dayIn = (first: Day, last: Day) =>
  fc.integer({ min: dayNumber(first), max: dayNumber(last) }).map(dayAt);
const override = fc.tuple(
  dayIn('2024-01-01', '2026-12-31'),
  fc.constantFrom('work' as const, 'rest' as const),
);
const calendars = fc.record({
  offset: fc.constantFrom(480, 0, -300, 345),
  years: fc.constant(chinaYears),
  overrides: fc
    .array(override, { maxLength: 30 })
    .map((all): Calendar['overrides'] => Object.fromEntries(all)),
});
const instants = fc
  .integer({ min: Date.UTC(2024, 0, 2), max: Date.UTC(2027, 0, 20) })
  .map((ms) => new Date(ms));
const windows = fc.oneof(
  fc.record({
    count: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom<Window['unit']>('workingDays', 'calendarDays'),
  }),
  fc.record({ count: fc.integer({ min: 1, max: 14 }), unit: fc.constant<Window['unit']>('months') }),
);
const given = fc.record({ calendar: calendars, from: instants, window: windows });
const known = (due: Due): Date | undefined => ('due' in due ? due.due : undefined);

const between = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, holds), { numRuns: 400 });

describe('a window, whatever its length, opening and calendar', () => {
  test('is due at a local midnight, after it opened, at the end of a working day', () => {
    check(given, ({ calendar, from, window }) => {
      const due = known(dueOn({ from, window, calendar }));
      if (!due) return;
      expect(due.getTime()).toBeGreaterThan(from.getTime());
      expect((due.getTime() + calendar.offset * 60_000) % 86_400_000).toBe(0);
      expect(isWorkday(calendar, dayOf(calendar, due))).toBe(true);
      expect(endOf(calendar, dayOf(calendar, due))).toEqual(due);
    });
  });

  test('does not count its first day: any instant of that day gives the same', () => {
    check(fc.tuple(given, fc.integer({ min: 1, max: 86_400_000 })), ([{ calendar, from, window }, ms]) => {
      const day = dayOf(calendar, from);
      const other = new Date(endOf(calendar, addDays(day, -1)).getTime() + ms);
      expect(dueOn({ from: other, window, calendar })).toEqual(dueOn({ from, window, calendar }));
    });
  });

  test('never ends earlier for opening later', () => {
    check(
      fc.tuple(given, fc.integer({ min: 0, max: 90 * 86_400_000 })),
      ([{ calendar, from, window }, ms]) => {
        const one = known(dueOn({ from, window, calendar }));
        const later = known(dueOn({ from: new Date(from.getTime() + ms), window, calendar }));
        if (one && later) expect(later.getTime()).toBeGreaterThanOrEqual(one.getTime());
        if (!one) expect(later).toBeUndefined();
      },
    );
  });

  test('never ends earlier for being longer', () => {
    check(fc.tuple(given, fc.integer({ min: 0, max: 20 })), ([{ calendar, from, window }, more]) => {
      const one = known(dueOn({ from, window, calendar }));
      const longer = known(dueOn({ from, window: { ...window, count: window.count + more }, calendar }));
      if (one && longer) expect(longer.getTime()).toBeGreaterThanOrEqual(one.getTime());
    });
  });

  test('of n working days holds exactly n, the last of them its last day', () => {
    check(given, ({ calendar, from, window }) => {
      const due = known(dueOn({ from, window: { ...window, unit: 'workingDays' }, calendar }));
      if (!due) return;
      const days = between(dayOf(calendar, from), dayOf(calendar, due)).filter((day) =>
        isWorkday(calendar, day),
      );
      expect(days).toHaveLength(window.count);
      expect(days.at(-1)).toBe(dayOf(calendar, due));
    });
  });

  test('of calendar days runs on over rest days only', () => {
    check(given, ({ calendar, from, window }) => {
      const due = known(dueOn({ from, window: { ...window, unit: 'calendarDays' }, calendar }));
      if (!due) return;
      const end = addDays(dayOf(calendar, from), window.count);
      const passed = between(addDays(end, -1), addDays(dayOf(calendar, due), -1));
      expect(passed.every((day) => dayKind(calendar, day) === 'rest')).toBe(true);
    });
  });

  test('is pending if and only if it reaches a year not known', () => {
    check(given, ({ calendar, from, window: { count } }) => {
      const due = dueOn({ from, window: { count, unit: 'workingDays' }, calendar });
      const first = dayOf(calendar, from);
      const within = between(first, '2026-12-31').filter((day) => dayKind(calendar, day) === 'work').length;
      expect('pending' in due).toBe(within < count);
      if ('pending' in due) expect(due.beyond).toBe(Math.max(2027, yearOf(addDays(first, 1))));
    });
  });

  test('moves with an override: a new rest day inside costs a day, one outside nothing', () => {
    check(
      fc.tuple(given, dayIn('2024-01-01', '2026-12-31')),
      ([
        {
          calendar,
          from,
          window: { count },
        },
        day,
      ]) => {
        const window: Window = { count, unit: 'workingDays' };
        const rested: Calendar = { ...calendar, overrides: { ...calendar.overrides, [day]: 'rest' } };
        const before = known(dueOn({ from, window, calendar }));
        const after = known(dueOn({ from, window, calendar: rested }));
        if (!before || !after) return;
        const inside = day > dayOf(calendar, from) && day <= dayOf(calendar, before);
        if (inside && isWorkday(calendar, day)) expect(after.getTime()).toBeGreaterThan(before.getTime());
        else expect(after).toEqual(before);
      },
    );
  });

  test('extended ends later, from the old due date', () => {
    check(fc.tuple(given, windows), ([{ calendar, from, window }, by]) => {
      const due = dueOn({ from, window, calendar });
      const extended = extend({ due, by, calendar });
      if ('pending' in due)
        expect(extended).toMatchObject({ pending: true, from: due.from, windows: [window, by] });
      const [old, moved] = [known(due), known(extended)];
      if (old && moved) expect(moved.getTime()).toBeGreaterThan(old.getTime());
      if (old) expect(extended).toEqual(dueOn({ from: old, window: by, calendar }));
    });
  });

  test('settled once the year is known is what it would have been', () => {
    check(given, ({ calendar, from, window }) => {
      const due = dueOn({ from, window, calendar });
      const wiser: Calendar = {
        ...calendar,
        years: { ...calendar.years, 2027: { '2027-01-01': 'rest' }, 2028: {} },
      };
      if ('pending' in due) expect(settle(due, wiser)).toEqual(dueOn({ from, window, calendar: wiser }));
      else expect(dueOn({ from, window, calendar: wiser })).toEqual(due);
    });
  });
});

describe('what is left, at any moment', () => {
  const moments = fc.tuple(given, fc.integer({ min: 0, max: 70 * 86_400_000 }));

  test('and what is consumed make the whole, and standing still loses nothing', () => {
    check(
      moments,
      ([
        {
          calendar,
          from,
          window: { count },
        },
        ms,
      ]) => {
        const window: Window = { count, unit: 'workingDays' };
        const due = dueOn({ from, window, calendar });
        const at = new Date(from.getTime() + ms);
        const left = remaining({ at, due, calendar });
        const consumed = remaining({
          at: from,
          due: { due: endOf(calendar, dayOf(calendar, at)) },
          calendar,
        });
        if (!('left' in left && 'left' in consumed)) return;
        expect(left.left + consumed.left).toBe(count);
        if (left.left > 0) {
          const resumed = dueOn({ from: at, window: { count: left.left, unit: 'workingDays' }, calendar });
          expect(known(resumed)).toEqual(known(due));
        }
      },
    );
  });

  test('is the whole at the opening, nothing at due, and negative only after', () => {
    check(
      moments,
      ([
        {
          calendar,
          from,
          window: { count },
        },
        ms,
      ]) => {
        const due = dueOn({ from, window: { count, unit: 'workingDays' }, calendar });
        expect(remaining({ at: from, due, calendar })).toEqual({ left: count });
        if (!('due' in due)) return;
        expect(remaining({ at: due.due, due, calendar })).toEqual({ left: 0 });
        const left = remaining({ at: new Date(from.getTime() + ms), due, calendar });
        if ('left' in left && left.left < 0) expect(from.getTime() + ms).toBeGreaterThan(due.due.getTime());
      },
    );
  });
});

test('each reminder comes after the one before, and the chain passes through all of them', () => {
  const plans = fc.record({
    before: fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { maxLength: 4 }),
    onTheDay: fc.boolean(),
    overdue: fc.constantFrom('everyDay' as const, 'workingDays' as const),
    hour: fc.integer({ min: 0, max: 23 }),
  });
  check(fc.tuple(given, plans), ([{ calendar, from, window }, plan]) => {
    const due = known(dueOn({ from, window, calendar }));
    if (!due) return;
    const planned = reminders({ due, plan, calendar });
    let since = new Date(Date.UTC(2020, 0, 1));
    for (const expected of planned) {
      const next = nextReminder({ due, plan, calendar, since });
      expect(next).toEqual(expected);
      expect(expected.at.getTime()).toBeLessThan(due.getTime());
      since = expected.at;
    }
    for (let n = 0; n < 3; n += 1) {
      const next = nextReminder({ due, plan, calendar, since });
      expect(next?.kind).toBe('after');
      expect(next?.at.getTime()).toBeGreaterThanOrEqual(Math.max(due.getTime(), since.getTime() + 1));
      since = next?.at ?? since;
    }
  });
});
