import { type Calendar, chinaYears, dayOf, remaining } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Badge, type Tone } from '../ui/badge.tsx';
import { type DeadlineView, useTRPC } from './api.ts';
import { useWords } from './locale.tsx';

const minute = 60_000;
const everyMinute = (changed: () => void): (() => void) => {
  const timer = setInterval(changed, minute);
  return () => clearInterval(timer);
};

/** Now as the server has it: in demonstration mode its clock is moved. To the minute. */
export const useNow = (): Date => {
  const trpc = useTRPC();
  const clock = useQuery({
    ...trpc.clock.now.queryOptions(),
    retry: false,
    staleTime: minute,
    enabled: false,
  });
  const tick = useSyncExternalStore(everyMinute, () => Math.floor(Date.now() / minute));
  const ahead = clock.data?.offsetMs ?? 0;
  return new Date(tick * minute + ahead);
};

const published: Calendar = { offset: 480, years: chinaYears, overrides: {} };

/** The organisation's calendar; until it has come, China's published years. */
export const useCalendar = (): Calendar => {
  const trpc = useTRPC();
  const years = useQuery({ ...trpc.calendar.years.queryOptions(), staleTime: 10 * minute });
  return years.data?.calendar ?? published;
};

/** Today where the organisation is, `YYYY-MM-DD`, by the server's clock. */
export const useToday = (): string => dayOf(useCalendar(), useNow());

/** How many working days before the end a matter counts as at risk. */
const atRisk = 2;

const toneOf = (left: number, overdue: boolean): Tone => {
  if (overdue) return 'overdue';
  return left <= atRisk ? 'risk' : 'plain';
};

export type Standing = { readonly left: number | null; readonly overdue: boolean; readonly tone: Tone };

/** How a due instant stands: working days left (null where no calendar tells), and whether it has passed. */
export const standingOf = (
  dueAt: string | null,
  { now, calendar }: { now: Date; calendar: Calendar },
): Standing => {
  if (dueAt === null) return { left: null, overdue: false, tone: 'plain' };
  const due = new Date(dueAt);
  const told = remaining({ at: now, due: { due }, calendar });
  const left = 'left' in told ? told.left : null;
  const overdue = now >= due;
  return { left, overdue, tone: toneOf(left ?? atRisk + 1, overdue) };
};

export const useStanding = (dueAt: string | null): Standing => {
  const calendar = useCalendar();
  const now = useNow();
  return standingOf(dueAt, { now, calendar });
};

/** Days left, as a badge. Nothing where there is no deadline. */
export const DaysLeft = ({ dueAt }: { dueAt: string | null }): ReactNode => {
  const { t, format } = useWords();
  const { left, overdue, tone } = useStanding(dueAt);
  if (dueAt === null) return null;
  const text =
    overdue && (left ?? 0) >= 0 ? t.due.passed : left === null ? t.due.noCalendar : format.left(left);
  return <Badge tone={tone}>{text}</Badge>;
};

/** The due date in words: 2026年3月5日24时. */
export const DueOn = ({ dueAt }: { dueAt: string }): ReactNode => (
  <time dateTime={dueAt}>{useWords().format.due(dueAt)}</time>
);

type Dated = Pick<DeadlineView, 'dueAt' | 'fromAt' | 'window' | 'held'>;

/** The date of a deadline, or why it has none now: it stands still, or waits for a calendar. */
export const DeadlineDate = ({ deadline }: { deadline: Dated }): ReactNode => {
  const { t, format, words } = useWords();
  if (deadline.dueAt !== null) return <DueOn dueAt={deadline.dueAt} />;
  if (deadline.held) return t.due.stands;
  const names: Readonly<Record<string, string>> = words.windows;
  return t.due.pending(format.day(deadline.fromAt), names[deadline.window ?? ''] ?? '');
};
