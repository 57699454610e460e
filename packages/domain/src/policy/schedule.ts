import { type Calendar, dayKind, dayOf } from '../kernel/calendar/calendar.ts';
import { type Day, nextDay } from '../kernel/calendar/day.ts';
import { type Due, extend, type Pending, type Window } from '../kernel/calendar/due.ts';
import type { WindowName } from '../kernel/name.ts';
import { type Policy, periodsPerYear } from './policy.ts';

/** The days on which the office is assumed to begin each phase; what is left out begins when the phase before is over at the latest. */
export const scheduleStarts = ['admission', 'sheet', 'visits', 'feedback', 'results', 'conclusion'] as const;
export type ScheduleStart = (typeof scheduleStarts)[number];
export type Starts = { readonly admission: Day; readonly visits: Day } & {
  readonly [S in Exclude<ScheduleStart, 'admission' | 'visits'>]?: Day | undefined;
};

/** What a window is counted from: the start of a phase, the end of a period, or the end of another window. */
export type Origin = ScheduleStart | 'periodEnd' | WindowName;

type Step = { readonly phase: ScheduleStart | 'period'; readonly after: Origin };
/** Each window where it begins at the latest: when every window before it was used to its last day (lifecycle.md, Machines). */
const steps: Record<WindowName, Step> = {
  acknowledgement: { phase: 'admission', after: 'admission' },
  sheetAnswer: { phase: 'sheet', after: 'sheet' },
  sheetResolution: { phase: 'sheet', after: 'sheetAnswer' },
  selfReport: { phase: 'period', after: 'periodEnd' },
  verification: { phase: 'period', after: 'periodEnd' },
  minutes: { phase: 'period', after: 'verification' },
  visitNotice: { phase: 'visits', after: 'visits' },
  questionnaireRun: { phase: 'visits', after: 'visits' },
  visitSigning: { phase: 'visits', after: 'visitNotice' },
  feedback: { phase: 'feedback', after: 'feedback' },
  deemedReceived: { phase: 'feedback', after: 'feedback' },
  appealFiling: { phase: 'feedback', after: 'deemedReceived' },
  admissibility: { phase: 'feedback', after: 'appealFiling' },
  reconsideration: { phase: 'feedback', after: 'admissibility' },
  supplement: { phase: 'feedback', after: 'admissibility' },
  empanelling: { phase: 'feedback', after: 'admissibility' },
  appealDecision: { phase: 'feedback', after: 'empanelling' },
  appealExtension: { phase: 'feedback', after: 'appealDecision' },
  deliberation: { phase: 'feedback', after: 'appealDecision' },
  approval: { phase: 'feedback', after: 'appealDecision' },
  serving: { phase: 'feedback', after: 'approval' },
  secondLevelFiling: { phase: 'feedback', after: 'serving' },
  secondLevelDecision: { phase: 'feedback', after: 'secondLevelFiling' },
  rescoring: { phase: 'feedback', after: 'secondLevelDecision' },
  resultsNotice: { phase: 'results', after: 'results' },
  objectionInquiry: { phase: 'results', after: 'resultsNotice' },
  opinions: { phase: 'conclusion', after: 'conclusion' },
  commendationNotice: { phase: 'conclusion', after: 'opinions' },
  rectificationPlan: { phase: 'conclusion', after: 'conclusion' },
  itemImmediate: { phase: 'conclusion', after: 'rectificationPlan' },
  itemOneMonth: { phase: 'conclusion', after: 'rectificationPlan' },
  itemThreeMonths: { phase: 'conclusion', after: 'rectificationPlan' },
  itemLong: { phase: 'conclusion', after: 'rectificationPlan' },
  lookBack: { phase: 'conclusion', after: 'itemThreeMonths' },
  effectEvaluation: { phase: 'conclusion', after: 'lookBack' },
  escalationStep: { phase: 'conclusion', after: 'rectificationPlan' },
};

/** A window on the calendar. `skipped` are the days of rest within it, `worked` the make-up workdays; both empty while pending. */
export type Dated = {
  readonly window: WindowName;
  readonly phase: ScheduleStart | 'period';
  /** Which period, 1 the first; null outside periods. */
  readonly period: number | null;
  readonly after: Origin;
  readonly length: Window;
  /** The day it counts from, itself not counted; null while that has no date. */
  readonly from: Day | null;
  readonly due: Due;
  readonly skipped: readonly Day[];
  readonly worked: readonly Day[];
};
export type Scheduled = {
  readonly windows: readonly Dated[];
  /** The day on which each phase begins as assumed, or at the latest. */
  readonly starts: { readonly [S in ScheduleStart]: Due };
};

type Given = {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly starts: Starts;
  readonly year: number;
};

/** Nothing is waited for: the due instant of a day itself. */
const atDay = (calendar: Calendar, day: Day): Due => ({
  due: new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000 - calendar.offset * 60_000),
});

const lastDayOf = (due: Due, calendar: Calendar): Day | null =>
  'due' in due ? dayOf(calendar, due.due) : null;

/** The holidays that a window passes over (rest on a weekday), and the make-up workdays that count in it (work on a weekend). */
const movedDays = (calendar: Calendar, from: Day, to: Day): Pick<Dated, 'skipped' | 'worked'> => {
  const skipped: Day[] = [];
  const worked: Day[] = [];
  const plain: Calendar = { ...calendar, overrides: {}, years: {} };
  for (let day = nextDay(from); day <= to; day = nextDay(day)) {
    const kind = dayKind(calendar, day);
    const year = Number(day.slice(0, 4));
    const usual = dayKind({ ...plain, years: { [year]: {} } }, day);
    if (kind === 'rest' && usual === 'work') skipped.push(day);
    if (kind === 'work' && usual === 'rest') worked.push(day);
  }
  return { skipped, worked };
};

const two = (n: number): string => String(n).padStart(2, '0');
/** The last day of each period of a year. */
export const periodEnds = (policy: Policy, year: number): readonly Day[] => {
  const count = periodsPerYear[policy.period];
  return Array.from({ length: count }, (_, i) => {
    const month = ((i + 1) * 12) / count;
    return `${year}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;
  });
};

const dated = (of: Given, window: WindowName, at: { from: Due; period: number | null }): Dated => {
  const { policy, calendar } = of;
  const length = policy.windows[window];
  const due = extend({ due: at.from, by: length, calendar });
  const from = lastDayOf(at.from, calendar);
  const to = lastDayOf(due, calendar);
  const moved = from !== null && to !== null ? movedDays(calendar, from, to) : { skipped: [], worked: [] };
  return { window, ...steps[window], period: at.period, length, from, due, ...moved };
};

const isPending = (due: Due): due is Pending => 'pending' in due;
/** The later of two; what is pending lies beyond every known date. */
const later = (a: Due, b: Due): Due => {
  if (isPending(a)) return a;
  if (isPending(b)) return b;
  return a.due >= b.due ? a : b;
};

/** Windows that a policy has no use for. */
const isUsed = (window: WindowName, { selfReport, secondLevel }: Policy): boolean => {
  if (window === 'selfReport') return selfReport !== 'off';
  return secondLevel || !window.startsWith('secondLevel');
};

const names = Object.keys(steps) as readonly WindowName[];

/**
 * Every window of a cycle on the calendar, each as late as it may come to lie: when those before it were used to the last day. Pending where
 * a year's calendar isn't known. Pure; `starts` are days that the office assumes, phases without one begin when the one before is over.
 */
export const schedule = (of: Given): Scheduled => {
  const { policy, calendar, starts, year } = of;
  const ends = new Map<string, Due>();
  const found: Dated[] = [];
  const put = (phase: Step['phase'], start: Due): void => {
    ends.set(phase, start);
    for (const window of names) {
      const step = steps[window];
      if (step.phase !== phase) continue;
      const from = ends.get(step.after) ?? start;
      const row = dated(of, window, { from, period: null });
      ends.set(window, isUsed(window, policy) ? row.due : from);
      if (isUsed(window, policy)) found.push(row);
    }
  };
  const given = (day: Day | undefined, latest: () => Due): Due => (day ? atDay(calendar, day) : latest());
  const endOf = (phase: Step['phase']): Due =>
    found
      .filter((row) => row.phase === phase)
      .reduce<Due>((last, row) => later(last, row.due), ends.get(phase) ?? atDay(calendar, starts.visits));

  put('admission', atDay(calendar, starts.admission));
  put(
    'sheet',
    given(starts.sheet, () => endOf('admission')),
  );
  periodEnds(policy, year).forEach((day, i) => {
    const end = atDay(calendar, day);
    const own = new Map<string, Due>([['periodEnd', end]]);
    for (const window of names.filter((name) => steps[name].phase === 'period' && isUsed(name, policy))) {
      const row = dated(of, window, { from: own.get(steps[window].after) ?? end, period: i + 1 });
      own.set(window, row.due);
      found.push(row);
    }
  });
  put('visits', atDay(calendar, starts.visits));
  put(
    'feedback',
    given(starts.feedback, () => later(endOf('visits'), endOf('period'))),
  );
  put(
    'results',
    given(starts.results, () => endOf('feedback')),
  );
  put(
    'conclusion',
    given(starts.conclusion, () => later(endOf('results'), ends.get('objectionInquiry') ?? endOf('results'))),
  );
  return {
    windows: found,
    starts: Object.fromEntries(
      scheduleStarts.map((start) => [start, ends.get(start) ?? atDay(calendar, starts.visits)]),
    ) as Scheduled['starts'],
  };
};

/** Days that a year's assessment usually begins its phases on. */
export const usualStarts = (year: number): Starts => ({
  admission: `${year}-01-15`,
  visits: `${year}-11-02`,
});
