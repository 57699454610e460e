/** An instant of the organisation's day (UTC+8). */
export const at = (day: string, time = '10:00'): Date => new Date(`${day}T${time}:00+08:00`);
/** 24:00 of a day. */
export const endOf = (day: string): Date => new Date(at(day, '00:00').getTime() + 86_400_000);
export const dayOf = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
export const daysAfter = (instant: Date, days: number): Date =>
  new Date(instant.getTime() + days * 86_400_000);

export type PeriodPlan = {
  readonly name: string;
  readonly end: string;
  /** Days on which sheets are filed, and on which indicator. */
  readonly sheets: readonly { readonly day: string; readonly indicator: 'A1' | 'A2' | 'B1' | 'D1' }[];
  readonly verify: string;
  /** The assessor of one unit is late: the deadline escalates. */
  readonly verifyLate: string;
  readonly meeting: string;
  readonly bulletin: string;
};

/** On which days what is done; every date is a day of the organisation. */
export type Plan = {
  readonly name: string;
  readonly year: number;
  /** The root of the units that are assessed, when it is not the whole group. */
  readonly unitId?: string;
  readonly draft: string;
  readonly comment: string;
  readonly publish: string;
  readonly admit: string;
  readonly acknowledge: string;
  readonly start: string;
  readonly periods: readonly PeriodPlan[];
  readonly amendment: { readonly drafted: string; readonly adopted: string; readonly inForce: string } | null;
  /** A unit is dissolved and leaves the cycle. */
  readonly removal: string | null;
  readonly beginVisits: string;
  readonly announce: string;
  readonly visits: readonly string[];
  readonly survey: { readonly open: string; readonly close: string };
  readonly score: string;
  readonly reconcile: string;
  readonly beginFeedback: string;
  readonly draftFeedback: string;
  readonly issue: string;
  readonly receive: string;
  /** Grades are not proposed before this day, however early the last appeal ends. */
  readonly grades: string;
  /** Honours and rectification are in the midst of it on the day of the demonstration. */
  readonly underWay?: { readonly order: string; readonly nominate: string; readonly publish: string };
};

/** Days of a period that the demonstration doesn't live to see. */
const lastPeriod = {
  verify: '2027-11-10',
  verifyLate: '2027-11-10',
  meeting: '2027-11-11',
  bulletin: '2027-11-12',
} as const;

/** The year 2025 with its tail in 2026. */
export const year2025: Plan = {
  name: '2025 年度党建工作考核',
  year: 2025,
  draft: '2024-12-02',
  comment: '2024-12-05',
  publish: '2024-12-10',
  admit: '2024-12-12',
  acknowledge: '2024-12-13',
  start: '2025-01-02',
  periods: [
    {
      name: '第一季度',
      end: '2025-03-31',
      sheets: [
        { day: '2025-02-18', indicator: 'A1' },
        { day: '2025-03-18', indicator: 'A2' },
      ],
      verify: '2025-04-08',
      verifyLate: '2025-04-17',
      meeting: '2025-04-18',
      bulletin: '2025-04-21',
    },
    {
      name: '第二季度',
      end: '2025-06-30',
      sheets: [{ day: '2025-05-20', indicator: 'B1' }],
      verify: '2025-07-08',
      verifyLate: '2025-07-16',
      meeting: '2025-07-18',
      bulletin: '2025-07-21',
    },
    {
      name: '第三季度',
      end: '2025-09-30',
      sheets: [{ day: '2025-08-19', indicator: 'D1' }],
      verify: '2025-10-14',
      verifyLate: '2025-10-24',
      meeting: '2025-10-24',
      bulletin: '2025-10-27',
    },
    {
      name: '第四季度',
      end: '2025-12-31',
      sheets: [{ day: '2025-12-08', indicator: 'A1' }],
      verify: '2026-01-08',
      verifyLate: '2026-01-19',
      meeting: '2026-01-20',
      bulletin: '2026-01-20',
    },
  ],
  amendment: { drafted: '2025-05-12', adopted: '2025-06-03', inForce: '2025-06-03' },
  removal: '2025-08-26',
  beginVisits: '2025-10-28',
  announce: '2025-11-03',
  visits: ['2025-11-10', '2025-11-17', '2025-11-24'],
  survey: { open: '2025-11-04', close: '2025-11-07' },
  score: '2026-01-21',
  reconcile: '2026-01-22',
  beginFeedback: '2026-01-23',
  draftFeedback: '2026-01-26',
  issue: '2026-01-27',
  receive: '2026-01-28',
  grades: '2026-04-07',
};

/** The present year, whose record closes at the end of October; on the day of the demonstration its appeals are open. */
export const year2026: Plan = {
  name: '2026 年度党建工作考核',
  year: 2026,
  draft: '2025-12-01',
  comment: '2025-12-04',
  publish: '2025-12-09',
  admit: '2025-12-11',
  acknowledge: '2025-12-12',
  start: '2026-01-05',
  periods: [
    {
      name: '第一季度',
      end: '2026-03-31',
      sheets: [{ day: '2026-03-10', indicator: 'A1' }],
      verify: '2026-04-09',
      verifyLate: '2026-04-17',
      meeting: '2026-04-20',
      bulletin: '2026-04-21',
    },
    {
      name: '第二季度',
      end: '2026-06-30',
      sheets: [
        { day: '2026-05-19', indicator: 'B1' },
        { day: '2026-06-09', indicator: 'A2' },
      ],
      verify: '2026-07-08',
      verifyLate: '2026-07-16',
      meeting: '2026-07-20',
      bulletin: '2026-07-21',
    },
    {
      name: '第三季度',
      end: '2026-09-30',
      sheets: [{ day: '2026-08-18', indicator: 'D1' }],
      verify: '2026-10-09',
      verifyLate: '2026-10-10',
      meeting: '2026-10-12',
      bulletin: '2026-10-12',
    },
    {
      name: '十月',
      end: '2026-10-31',
      sheets: [{ day: '2026-10-20', indicator: 'A1' }],
      verify: '2026-11-03',
      verifyLate: '2026-11-04',
      meeting: '2026-11-05',
      bulletin: '2026-11-05',
    },
  ],
  amendment: null,
  removal: null,
  beginVisits: '2026-10-13',
  announce: '2026-10-14',
  visits: ['2026-10-20', '2026-10-26'],
  survey: { open: '2026-10-15', close: '2026-10-19' },
  score: '2026-11-06',
  reconcile: '2026-11-09',
  beginFeedback: '2026-11-10',
  draftFeedback: '2026-11-11',
  issue: '2026-11-12',
  receive: '2026-11-13',
  grades: '2026-12-14',
};

/** The third committee's own cycle of 2026, ahead of the group's: on the day of the demonstration its results are posted. */
export const committee2026: Plan = {
  ...year2026,
  name: '第三党委 2026 年度党建工作考核',
  periods: year2026.periods.slice(0, 3),
  beginVisits: '2026-09-01',
  announce: '2026-09-02',
  survey: { open: '2026-09-03', close: '2026-09-07' },
  visits: ['2026-09-08', '2026-09-14'],
  score: '2026-10-14',
  reconcile: '2026-10-15',
  beginFeedback: '2026-10-16',
  draftFeedback: '2026-10-19',
  issue: '2026-10-20',
  receive: '2026-10-21',
  grades: '2026-11-20',
};

/** The first committee's next year, which begins when the record of the present one has closed: its first period is being recorded. */
export const committee2027: Plan = {
  ...year2026,
  name: '第一党委 2027 年度党建工作考核',
  year: 2027,
  draft: '2026-10-12',
  comment: '2026-10-13',
  publish: '2026-10-14',
  admit: '2026-10-15',
  acknowledge: '2026-10-16',
  start: '2026-11-02',
  periods: [
    ['第一季度', '2027-01-31'],
    ['第二季度', '2027-04-30'],
    ['第三季度', '2027-07-31'],
    ['第四季度', '2027-10-31'],
  ].map(([name = '', end = '']) => ({ ...lastPeriod, name, end, sheets: [] })),
};

/** Three branches tried the year's rules for half a year; on the day of the demonstration one of them is about to be honoured. */
export const pilot2026: Plan = {
  ...year2026,
  name: '2026 年上半年党建工作考核（试点）',
  draft: '2025-11-03',
  comment: '2025-11-06',
  publish: '2025-11-11',
  admit: '2025-11-13',
  acknowledge: '2025-11-14',
  periods: [
    {
      name: '上半年',
      end: '2026-06-30',
      sheets: [
        { day: '2026-03-17', indicator: 'A1' },
        { day: '2026-04-14', indicator: 'B1' },
        { day: '2026-05-12', indicator: 'A2' },
        { day: '2026-06-02', indicator: 'D1' },
      ],
      verify: '2026-07-08',
      verifyLate: '2026-07-16',
      meeting: '2026-07-20',
      bulletin: '2026-07-21',
    },
  ],
  beginVisits: '2026-06-08',
  announce: '2026-06-09',
  survey: { open: '2026-06-10', close: '2026-06-12' },
  visits: ['2026-06-16'],
  score: '2026-07-22',
  reconcile: '2026-07-23',
  beginFeedback: '2026-07-24',
  draftFeedback: '2026-07-27',
  issue: '2026-07-28',
  receive: '2026-07-29',
  grades: '2026-09-14',
  underWay: { order: '2026-11-02', nominate: '2026-11-05', publish: '2026-11-19' },
};

/** Where the demonstration clock is left. */
export const demonstrationDay = at('2026-11-24', '09:30');

/** The same plan so many weeks later, in another year: every date keeps its day of the week. */
export const shifted = (plan: Plan, weeks: number): Plan => {
  const moved = <T>(value: T): T => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
      return dayOf(daysAfter(at(value), weeks * 7)) as T;
    if (Array.isArray(value)) return value.map(moved) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, moved(field)])) as T;
  };
  const year = Number(dayOf(daysAfter(at(plan.start), weeks * 7)).slice(0, 4));
  return { ...moved(plan), year, name: plan.name.replace(String(plan.year), String(year)) };
};
