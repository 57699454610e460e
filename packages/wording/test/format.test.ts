import { dueOn, parseCalendar } from '@kaohe/domain';
import { describe, expect, test } from 'vitest';
import { format } from '../src/index.ts';

const zh = format('zh-CN');
const en = format('en');

describe('format', () => {
  test('a day is the day in China, whatever the clock of the machine', () => {
    expect(zh.day('2026-01-04T16:00:00Z')).toBe('2026年1月5日');
    expect(zh.day('2026-01-04T15:59:59Z')).toBe('2026年1月4日');
    expect(en.day('2026-01-04T16:00:00Z')).toBe('5 January 2026');
    expect(format('zh-CN', 0).day('2026-01-04T16:00:00Z')).toBe('2026年1月4日');
  });

  test('a due midnight is 24:00 of the last day', () => {
    const due = new Date('2026-01-05T16:00:00Z');
    expect(zh.due(due)).toBe('2026年1月5日24时');
    expect(en.due(due)).toBe('the end of 5 January 2026');
    expect(zh.due('2026-01-05T04:30:00Z')).toBe('2026年1月5日12:30');
  });

  test('time', () => {
    expect(zh.time('2026-01-05T06:03:00Z')).toBe('2026年1月5日 14:03');
    expect(en.time('2026-01-05T06:03:00Z')).toBe('5 January 2026, 14:03');
  });

  test('points are hundredths', () => {
    expect(zh.points(200)).toBe('2.00');
    expect(zh.points(-5)).toBe('-0.05');
    expect(zh.points(0)).toBe('0.00');
    expect(zh.points(-0)).toBe('0.00');
    expect(zh.points(150, true)).toBe('+1.50');
    expect(zh.points(9_999)).toBe('99.99');
  });

  test('working days left', () => {
    expect([3, 0, -2].map(zh.left)).toEqual(['剩余3个工作日', '今日到期', '已逾期2个工作日']);
    expect([1, 0, -2].map(en.left)).toEqual(['1 working day left', 'due today', '2 working days overdue']);
  });

  test('a pending date says what it waits for', () => {
    const calendar = parseCalendar({ years: { '2026': {} } });
    const due = dueOn({
      from: new Date('2026-12-30T02:00:00Z'),
      window: { count: 3, unit: 'workingDays' },
      calendar,
    });
    expect('pending' in due && zh.pending(due)).toBe(
      '自2026年12月30日起3个工作日，待2027年工作日历公布后确定',
    );
    expect('pending' in due && en.pending(due)).toContain('3 working days from 30 December 2026');
  });
});
