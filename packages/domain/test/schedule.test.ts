import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, dayKind, dayOf, parseCalendar } from '../src/kernel/calendar/calendar.ts';
import { chinaYears } from '../src/kernel/calendar/china.ts';
import type { Due } from '../src/kernel/calendar/due.ts';
import { windowNames } from '../src/kernel/name.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import type { Policy } from '../src/policy/policy.ts';
import { type Dated, periodEnds, schedule, usualStarts } from '../src/policy/schedule.ts';

const known = parseCalendar({ years: chinaYears });
/** Three years without a holiday: every date is known. */
const plain = parseCalendar({ years: { 2026: {}, 2027: {}, 2028: {}, 2029: {}, 2030: {} } });
const of = (policy: Policy = defaultPolicy, calendar: Calendar = known) =>
  schedule({ policy, calendar, year: 2026, starts: usualStarts(2026) });
const dayDue = (due: Due, calendar = known): string =>
  'due' in due ? dayOf(calendar, due.due) : `beyond ${due.beyond}`;
const find = (rows: readonly Dated[], window: string, period: number | null = null): Dated => {
  const row = rows.find((one) => one.window === window && one.period === period);
  if (row === undefined) throw new Error(`no ${window}`);
  return row;
};

describe('the dates of a year', () => {
  test('have every window that the policy uses', () => {
    const windows = new Set(of().windows.map(({ window }) => window));
    expect([...windows].sort()).toEqual(windowNames.filter((name) => name !== 'selfReport').sort());
    const other = of({ ...defaultPolicy, selfReport: 'quarter', secondLevel: false });
    expect(other.windows.some(({ window }) => window === 'selfReport')).toBe(true);
    expect(other.windows.some(({ window }) => window.startsWith('secondLevel'))).toBe(false);
  });

  test('pass over holidays and count make-up workdays, as the notice for 2026 has them', () => {
    const { windows } = schedule({
      policy: defaultPolicy,
      calendar: known,
      year: 2026,
      starts: { ...usualStarts(2026), admission: '2026-02-12' },
    });
    // 13 Fri, 14 Sat (make-up), then 15–23 Spring Festival, 24 Tue, 25 Wed, 26 Thu.
    const row = find(windows, 'acknowledgement');
    expect(dayDue(row.due)).toBe('2026-02-26');
    expect(row.worked).toEqual(['2026-02-14']);
    expect(row.skipped).toEqual([
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-23',
    ]);
  });

  test('are counted from the end of each period', () => {
    expect(periodEnds(defaultPolicy, 2026)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
    expect(periodEnds({ ...defaultPolicy, period: 'month' }, 2024)[1]).toBe('2024-02-29');
    const { windows } = of();
    // After 30 September: the National Day holidays 1–7 October, 10 October made up.
    expect(dayDue(find(windows, 'verification', 3).due)).toBe('2026-10-20');
  });

  test('wait for a calendar that is not known, and say for which year', () => {
    const { windows } = of();
    const row = find(windows, 'verification', 4);
    expect(dayDue(row.due)).toBe('beyond 2027');
    expect(row.skipped).toEqual([]);
    // What comes after waits too, and nothing throws.
    expect(dayDue(find(windows, 'minutes', 4).due)).toBe('beyond 2027');
  });

  test('move when a window changes, and only those that come after', () => {
    const longer: Policy = {
      ...defaultPolicy,
      windows: { ...defaultPolicy.windows, appealFiling: { count: 8, unit: 'workingDays' } },
    };
    const [before, after] = [of(defaultPolicy, plain), of(longer, plain)];
    const days = (rows: readonly Dated[], window: string) => dayDue(find(rows, window).due, plain);
    expect(days(after.windows, 'deemedReceived')).toBe(days(before.windows, 'deemedReceived'));
    expect(days(after.windows, 'appealFiling') > days(before.windows, 'appealFiling')).toBe(true);
    expect(days(after.windows, 'resultsNotice') > days(before.windows, 'resultsNotice')).toBe(true);
  });

  test('of a phase begin where the office says, else when the one before is over', () => {
    const { starts } = schedule({
      policy: defaultPolicy,
      calendar: plain,
      year: 2026,
      starts: { ...usualStarts(2026), results: '2027-06-01' },
    });
    expect(dayDue(starts.results, plain)).toBe('2027-06-01');
    expect(dayDue(starts.feedback, plain) > '2026-12-31').toBe(true);
  });

  test('whatever the policy: every due day is a working day, never before its beginning, and longer windows end no earlier', () => {
    const counts = fc.record(
      Object.fromEntries(
        windowNames.map((name) => [
          name,
          fc.record({
            count: fc.integer({ min: 5, max: 30 }),
            unit: fc.constantFrom('workingDays' as const, 'calendarDays' as const),
          }),
        ]),
      ),
    );
    fc.assert(
      fc.property(counts, fc.constantFrom(...windowNames), (windows, name) => {
        const policy = { ...defaultPolicy, windows: { ...defaultPolicy.windows, ...windows } };
        const { windows: rows } = of(policy, plain);
        for (const row of rows) {
          if (!('due' in row.due)) continue;
          const due = dayDue(row.due, plain);
          expect(dayKind(plain, due)).toBe('work');
          expect(row.from !== null && due > row.from).toBe(true);
        }
        const more = { ...policy.windows[name], count: policy.windows[name].count + 3 };
        const after = of({ ...policy, windows: { ...policy.windows, [name]: more } }, plain).windows;
        rows.forEach((row, i) => {
          const other = after[i];
          if (other !== undefined && 'due' in row.due && 'due' in other.due)
            expect(other.due.due.getTime()).toBeGreaterThanOrEqual(row.due.due.getTime());
        });
      }),
      { numRuns: 40 },
    );
  });
});
