import {
  type Calendar,
  type Deadline,
  type Due,
  dayOf,
  nextReminder,
  type Policy,
  remaining,
  type StageMeta,
  settle,
  type Window,
} from '@kaohe/domain';
import type { Counted, DeadlineRow } from '../advance/load.ts';

/** The rules that deadlines are counted by. */
export type Rules = { readonly policy: Policy; readonly calendar: Calendar };

/** What a stage asks of the clock. */
type Face = Rules & {
  readonly at: Date;
  /** Windows count from here. */
  readonly effective: Date;
  readonly dates: { readonly [name: string]: string };
};

/** When what is counted is due under a calendar; it may not know the year. */
export const dueOf = (counted: Counted, calendar: Calendar): Due =>
  settle({ pending: true, beyond: 0, ...counted }, calendar);

const dated = (counted: Counted, calendar: Calendar): Pick<DeadlineRow, 'counted' | 'dueAt'> => {
  const due = dueOf(counted, calendar);
  return { counted, dueAt: 'due' in due ? due.due.toISOString() : null };
};

const countedFrom = (from: Date, windows: readonly Window[], { calendar }: Rules): Counted => ({
  from: dayOf(calendar, from),
  windows,
});

const dateOf = (face: Face, name: string): Date => {
  const date = face.dates[name];
  if (date === undefined) throw new Error(`the instance has no date ${name}`);
  return new Date(date);
};

/** A deadline that starts to run, or starts anew because the date it counts from was moved. */
const started = (declared: Deadline, face: Face): DeadlineRow => {
  const { window, from, on } = declared;
  if (!window && !on) throw new Error(`${declared.send} has neither window nor date`);
  const start = on || from ? dateOf(face, on ?? from ?? '') : face.effective;
  const windows = window ? [face.policy.windows[window]] : [];
  return {
    event: declared.send,
    kind: 'due',
    window: window ?? null,
    fromAt: start.toISOString(),
    ...dated(countedFrom(start, windows, face), face.calendar),
    closes: declared.closes ?? false,
    heldAt: null,
    heldDays: null,
    firedAt: null,
    step: 0,
  };
};

/** The clock stands still: the working days left are kept; where the calendar can't tell them, what it was counted from. */
const held = (row: DeadlineRow, face: Face): DeadlineRow => {
  if (row.heldAt || row.firedAt) return row;
  const due = dueOf(row.counted, face.calendar);
  const rest = remaining({ at: face.effective, due, calendar: face.calendar });
  const heldDays = 'left' in rest ? Math.max(0, rest.left) : null;
  return { ...row, heldAt: face.effective.toISOString(), dueAt: null, heldDays };
};

const dayMs = 86_400_000;
/** The same windows, counted from as many days later as the clock stood still. */
const later = ({ from, windows }: Counted, since: Date, until: Date): Counted => {
  const days = Math.round((until.getTime() - since.getTime()) / dayMs);
  return { from: new Date(Date.parse(from) + days * dayMs).toISOString().slice(0, 10), windows };
};

/** The clock goes on with the days it had left. */
const resumed = (row: DeadlineRow, face: Face): DeadlineRow => {
  if (!row.heldAt) return row;
  const left: Window[] = [{ count: row.heldDays ?? 0, unit: 'workingDays' }];
  const counted =
    row.heldDays === null
      ? later(row.counted, new Date(row.heldAt), face.effective)
      : countedFrom(face.effective, left, face);
  return { ...row, heldAt: null, heldDays: null, ...dated(counted, face.calendar) };
};

/** Reminders are for those whom the stage awaits; a stage that awaits the clock or others reminds nobody. */
export const remindsSomebody = ({ awaits }: StageMeta): boolean => {
  if (awaits === undefined || awaits === 'system') return false;
  return typeof awaits === 'string' || !('child' in awaits);
};

/** A row of another kind that belongs to a deadline. */
const beside = (due: DeadlineRow, kind: 'remind' | 'escalate'): DeadlineRow => ({
  ...due,
  kind,
  window: null,
  dueAt: null,
  closes: false,
  heldAt: null,
  heldDays: null,
  firedAt: null,
  step: 0,
});

const reminderKinds = { before: 'reminder', on: 'dueToday', after: 'overdue' } as const;

/** The reminder that comes next after `since`; without a due date there is none to tell. */
export const reminderOf = (due: DeadlineRow, since: Date, { policy, calendar }: Rules): DeadlineRow => {
  const next =
    due.dueAt && !due.heldAt
      ? nextReminder({ due: new Date(due.dueAt), plan: policy.reminders, calendar, since })
      : undefined;
  if (!next) return beside(due, 'remind');
  const { at, kind, days } = next;
  return { ...beside(due, 'remind'), window: reminderKinds[kind], dueAt: at.toISOString(), step: days };
};

/** The next rung of the escalation path, a step of the policy after `since`. */
export const escalationOf = (
  due: DeadlineRow,
  since: Date,
  { step, policy, calendar }: Rules & { step: number },
): DeadlineRow => ({
  ...beside(due, 'escalate'),
  ...dated(countedFrom(since, [policy.windows.escalationStep], { policy, calendar }), calendar),
  window: 'escalationStep',
  step,
});

export type Move = Face & {
  readonly rows: readonly DeadlineRow[];
  /** Of the stage that the instance is in afterwards. */
  readonly meta: StageMeta;
  /** The deadline that is being processed. */
  readonly fired?: string | undefined;
  readonly extends?: { readonly event: string; readonly window: keyof Policy['windows'] } | undefined;
  /** Names of the dates that the event moved. */
  readonly moved: readonly string[];
};

/** Rows to write, events whose rows end, and what the instance copies. */
export type Ticked = {
  readonly put: readonly DeadlineRow[];
  readonly drop: readonly string[];
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
};

/** Moved by a window from its old due date; whoever had missed that has a new one. */
const extended = (row: DeadlineRow, move: Move): DeadlineRow => {
  if (move.extends?.event !== row.event) return row;
  const by = move.policy.windows[move.extends.window];
  if (row.heldDays !== null) return { ...row, heldDays: row.heldDays + by.count };
  const counted = { from: row.counted.from, windows: [...row.counted.windows, by] };
  return { ...row, ...dated(counted, move.calendar), firedAt: null };
};

/** One deadline under the clock rule: declared, it runs on; held, it waits; neither, it ends. */
const ticked = (row: DeadlineRow, move: Move): DeadlineRow | undefined => {
  const fired = row.event === move.fired ? { ...row, firedAt: move.at.toISOString() } : row;
  const before = extended(fired, move);
  const declared = move.meta.deadlines?.find((one) => one.send === row.event);
  if (declared) {
    const isMoved = move.moved.some((name) => name === declared.from || name === declared.on);
    return isMoved && !before.firedAt ? started(declared, move) : resumed(before, move);
  }
  return move.meta.holds?.includes(row.event) ? held(before, move) : undefined;
};

/** The next date among the rows that have not fired. */
export const earliest = (rows: readonly DeadlineRow[]): Date | null => {
  const times = rows.flatMap(({ dueAt, firedAt }) => (dueAt && !firedAt ? [Date.parse(dueAt)] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
};

/**
 * The one clock rule (house.md §4), pure. A deadline is keyed by the event that it sends: declared again in the next stage it runs on,
 * also when it has fired; named in `holds` it waits with the working days it had left; neither, and it ends; new, and it starts.
 */
export const tick = (move: Move): Ticked => {
  const old = move.rows.filter((row) => row.kind === 'due');
  const kept = old.flatMap((row) => ticked(row, move) ?? []);
  const drop = old.filter((row) => kept.every((one) => one.event !== row.event)).map((row) => row.event);
  const fresh = (move.meta.deadlines ?? [])
    .filter((declared) => old.every((row) => row.event !== declared.send))
    .map((declared) => started(declared, move));
  const due = [...kept, ...fresh];
  const changed = due.filter((row) => !old.includes(row));
  const recalled = (row: DeadlineRow): boolean =>
    move.rows.some((one) => one.kind === 'remind' && one.event === row.event);
  const more = due.flatMap((row) => {
    if (row.event === move.fired) return [escalationOf(row, move.effective, { ...move, step: 0 })];
    const isNew = remindsSomebody(move.meta) && !recalled(row);
    return isNew || (changed.includes(row) && recalled(row)) ? [reminderOf(row, move.at, move)] : [];
  });
  return {
    put: [...changed, ...more],
    drop,
    dueAt: earliest(due),
    closesAt: earliest(due.filter((row) => row.closes)),
  };
};
