import { describe, expect, test } from 'vitest';
import {
  chinaYears,
  defaultPolicy,
  dueIssue,
  type ItemClass,
  latestDue,
  parseCalendar,
} from '../src/index.ts';

const calendar = parseCalendar({ years: chinaYears });
const { windows } = defaultPolicy;
const ordered = { at: new Date('2026-09-28T10:00:00+08:00'), calendar, windows };
const midnight = (day: string) => new Date(`${day}T24:00:00+08:00`);

describe('the due date of an item of rectification', () => {
  // The National Day holiday of 2026 runs from 1 to 7 October.
  test.each([
    ['immediate', '2026-10-10'],
    ['oneMonth', '2026-10-28'],
    ['threeMonths', '2026-12-28'],
  ] as const)('%s: at most the window of its class, in the organisation’s days', (of, last) => {
    expect(latestDue(of, ordered)).toEqual({ due: midnight(last), fixed: true });
    expect(dueIssue({ class: of, dueOn: midnight(last) }, ordered)).toBeNull();
    const later = new Date(midnight(last).getTime() + 1);
    expect(dueIssue({ class: of, dueOn: later }, ordered)).toBe('dueBeyondClass');
  });
  test('sooner is lawful, but never before the order', () => {
    expect(dueIssue({ class: 'long', dueOn: midnight('2026-09-28') }, ordered)).toBeNull();
    expect(dueIssue({ class: 'long', dueOn: ordered.at }, ordered)).toBe('dueBeforeOrder');
  });
  test('a policy that gives a class more time moves its bound', () => {
    const generous = {
      ...ordered,
      windows: { ...windows, itemImmediate: { count: 2, unit: 'months' as const } },
    };
    expect(dueIssue({ class: 'immediate', dueOn: midnight('2026-11-28') }, generous)).toBeNull();
  });
  test('a year whose calendar isn’t known yet blocks nothing, and opens no door either', () => {
    const late = {
      ...ordered,
      at: new Date('2026-12-30T10:00:00+08:00'),
      calendar: parseCalendar({ years: { 2026: chinaYears[2026] ?? {} } }),
    };
    const of = (one: ItemClass, day: string) => dueIssue({ class: one, dueOn: midnight(day) }, late);
    expect(of('immediate', '2027-01-08')).toBeNull();
    expect(of('immediate', '2027-03-01')).toBe('dueBeyondClass');
    expect(of('oneMonth', '2027-02-03')).toBeNull();
    expect(latestDue('oneMonth', late)).toEqual({ due: midnight('2027-01-30'), fixed: false });
  });
});
