import type { Pending, Window } from '@kaohe/domain';

/** The organisation's calendar, as far as writing a date needs it: minutes east of UTC. China has had one time since 1992. */
export const chinaOffset = 480;

export type Locale = 'zh-CN' | 'en';
export const locales = ['zh-CN', 'en'] as const satisfies readonly Locale[];

type Instant = Date | string | number;
type Parts = { year: number; month: number; day: number; hour: number; minute: number; midnight: boolean };

const parts = (instant: Instant, offset: number): Parts => {
  const local = new Date(new Date(instant).getTime() + offset * 60_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    midnight: local.getTime() % 86_400_000 === 0,
  };
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const dayText = (locale: Locale, { year, month, day }: Parts): string =>
  locale === 'zh-CN' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1] ?? ''} ${year}`;

const two = (value: number): string => String(value).padStart(2, '0');

/** How dates, points and working days are written in one language; `offset` in minutes east of UTC. */
export const format = (locale: Locale, offset: number = chinaOffset) => {
  const zh = locale === 'zh-CN';
  const plural = (count: number, one: string): string =>
    count === 1 ? `${count} ${one}` : `${count} ${one}s`;
  const units: Record<Window['unit'], (count: number) => string> = {
    workingDays: (count) => (zh ? `${count}个工作日` : plural(count, 'working day')),
    calendarDays: (count) => (zh ? `${count}日` : plural(count, 'day')),
    months: (count) => (zh ? `${count}个月` : plural(count, 'month')),
  };
  const length = (window: Window): string => units[window.unit](window.count);
  const day = (instant: Instant): string => dayText(locale, parts(instant, offset));
  const civil = (date: string): string => dayText(locale, parts(date, 0));
  return {
    /** The local day of an instant: 2026年1月5日. */
    day,
    /** A calendar day, `2026-01-05`, that has no time. */
    civil,
    /** 2026年1月5日 14:03 · 5 January 2026, 14:03. */
    time: (instant: Instant): string => {
      const at = parts(instant, offset);
      return `${dayText(locale, at)}${zh ? ' ' : ', '}${two(at.hour)}:${two(at.minute)}`;
    },
    /** A due instant; midnight is 24:00 of the day it ends, as the rules say it. */
    due: (instant: Instant): string => {
      const at = parts(instant, offset);
      if (!at.midnight) return `${dayText(locale, at)}${zh ? '' : ', '}${two(at.hour)}:${two(at.minute)}`;
      const last = dayText(locale, parts(new Date(instant).getTime() - 1, offset));
      return zh ? `${last}24时` : `the end of ${last}`;
    },
    /** The length of a window: 5个工作日. */
    length,
    /** A due date that waits for a calendar: what it will be counted from and why it isn't fixed. */
    pending: ({ from, windows, beyond }: Pending): string => {
      const lengths = windows.map(length).join(zh ? '，再加' : ' and then ');
      return zh
        ? `自${civil(from)}起${lengths}，待${beyond}年工作日历公布后确定`
        : `${lengths} from ${civil(from)}; to be fixed once the calendar of ${beyond} is known`;
    },
    /** Working days left after today, negative when overdue. */
    left: (days: number): string => {
      if (days === 0) return zh ? '今日到期' : 'due today';
      if (days > 0) return zh ? `剩余${days}个工作日` : `${plural(days, 'working day')} left`;
      return zh ? `已逾期${-days}个工作日` : `${plural(-days, 'working day')} overdue`;
    },
    /** Points in 1/100 as people write them: 200 → "2.00"; `signed` shows a plus. */
    points: (hundredths: number, signed = false): string => {
      const size = Math.abs(hundredths);
      const sign = hundredths < 0 ? '-' : signed && hundredths > 0 ? '+' : '';
      return `${sign}${Math.floor(size / 100)}.${two(size % 100)}`;
    },
  };
};

export type Format = ReturnType<typeof format>;
