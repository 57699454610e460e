import {
  type Calendar,
  type Deadline,
  type Due,
  dayOf,
  dueOn,
  endOf,
  extend,
  nextReminder,
  type Pending,
  type Policy,
  remaining,
  type StageMeta,
  settle,
  windowNames,
} from '@kaohe/domain';
import type { DeadlineRow } from '../advance/load.ts';

/** The rules that deadlines are counted by. */
export type Rules = { readonly policy: Policy; readonly calendar: Calendar };

/** What a stage asks of the clock. */
type Face = Rules & {
  readonly at: Date;
  /** Windows count from here. */
  readonly effective: Date;
  readonly dates: { readonly [name: string]: string };
};

type Windowed = Pick<DeadlineRow, 'window' | 'fromAt' | 'dueAt' | 'pending'>;
const dueOfRow = (row: Windowed, { policy }: Rules, calendar: Calendar): Due => {
  if (row.dueAt) return { due: new Date(row.dueAt) };
  if (row.pending) return row.pending;
  const name = windowNames.find((one) => one === row.window);
  if (!name) throw new Error('a deadline without a date has a window');
  return dueOn({ from: new Date(row.fromAt), window: policy.windows[name], calendar });
};

const placed = (due: Due): Pick<DeadlineRow, 'dueAt' | 'pending'> =>
  'due' in due ? { dueAt: due.due.toISOString(), pending: null } : { dueAt: null, pending: due };

const dateOf = (face: Face, name: string): Date => {
  const date = face.dates[name];
  if (date === undefined) throw new Error(`the instance has no date ${name}`);
  return new Date(date);
};

/** A deadline that starts to run, or starts anew because the date it counts from was moved. */
const started = (declared: Deadline, face: Face): DeadlineRow => {
  const { calendar, policy } = face;
  const from = declared.from ? dateOf(face, declared.from) : face.effective;
  const due = (): Due => {
    if (declared.on) return { due: endOf(calendar, dayOf(calendar, dateOf(face, declared.on))) };
    if (!declared.window) throw new Error(`${declared.send} has neither window nor date`);
    return dueOn({ from, window: policy.windows[declared.window], calendar });
  };
  return {
    event: declared.send,
    kind: 'due',
    window: declared.window ?? null,
    fromAt: from.toISOString(),
    ...placed(due()),
    closes: declared.closes ?? false,
    heldAt: null,
    heldDays: null,
    firedAt: null,
    step: 0,
  };
};

/** The clock stands still: the working days left are kept, or, where the calendar can't tell, the date as pending. */
const held = (row: DeadlineRow, face: Face): DeadlineRow => {
  if (row.heldAt || row.firedAt) return row;
  const due = dueOfRow(row, face, face.calendar);
  const rest = remaining({ at: face.effective, due, calendar: face.calendar });
  const stopped = { ...row, heldAt: face.effective.toISOString(), dueAt: null };
  if ('left' in rest) return { ...stopped, heldDays: Math.max(0, rest.left), pending: null };
  return 'due' in due
    ? { ...stopped, heldDays: 0, pending: null }
    : { ...stopped, heldDays: null, pending: due };
};

const dayMs = 86_400_000;
const later = (pending: Pending, since: Date, face: Face): Pending => {
  const days = Math.round((face.effective.getTime() - since.getTime()) / dayMs);
  const from = new Date(Date.parse(pending.from) + days * dayMs).toISOString().slice(0, 10);
  return { ...pending, from };
};

/** The clock goes on with the days it had left. */
const resumed = (row: DeadlineRow, face: Face): DeadlineRow => {
  if (!row.heldAt) return row;
  const { calendar, effective } = face;
  const running = { ...row, heldAt: null, heldDays: null };
  if (row.heldDays !== null) {
    const window = { count: row.heldDays, unit: 'workingDays' } as const;
    return { ...running, ...placed(dueOn({ from: effective, window, calendar })) };
  }
  if (!row.pending) throw new Error('a deadline on hold has days left or is pending');
  return { ...running, ...placed(settle(later(row.pending, new Date(row.heldAt), face), calendar)) };
};

/** Reminders are for those whom the stage awaits; a stage that awaits the clock or others reminds nobody. */
export const remindsSomebody = (meta: StageMeta): boolean => {
  const { awaits } = meta;
  if (awaits === undefined || awaits === 'system') return false;
  return typeof awaits === 'string' || !('child' in awaits);
};

const reminderKinds = { before: 'reminder', on: 'dueToday', after: 'overdue' } as const;

/** The reminder that comes next after `since`; without a due date there is none to tell. */
export const reminderOf = (due: DeadlineRow, since: Date, { policy, calendar }: Rules): DeadlineRow => {
  const next =
    due.dueAt && !due.heldAt
      ? nextReminder({ due: new Date(due.dueAt), plan: policy.reminders, calendar, since })
      : undefined;
  return {
    ...due,
    kind: 'remind',
    window: next ? reminderKinds[next.kind] : null,
    fromAt: due.dueAt ?? due.fromAt,
    dueAt: next?.at.toISOString() ?? null,
    pending: null,
    closes: false,
    heldAt: null,
    heldDays: null,
    firedAt: null,
    step: next?.days ?? 0,
  };
};

/** What happens when a due date passes and the stage stays: after a step of escalation the next in the path is told. */
export const escalationOf = (
  due: DeadlineRow,
  since: Date,
  { step, ...rules }: Rules & { step: number },
): DeadlineRow => ({
  ...due,
  kind: 'escalate',
  window: 'escalationStep',
  fromAt: since.toISOString(),
  ...placed(dueOn({ from: since, window: rules.policy.windows.escalationStep, calendar: rules.calendar })),
  closes: false,
  heldAt: null,
  heldDays: null,
  firedAt: null,
  step,
});

export type Move = Face & {
  readonly rows: readonly DeadlineRow[];
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

const extended = (row: DeadlineRow, move: Move): DeadlineRow => {
  if (move.extends?.event !== row.event) return row;
  const by = move.policy.windows[move.extends.window];
  if (row.heldDays !== null) return { ...row, heldDays: row.heldDays + by.count };
  const due = extend({ due: dueOfRow(row, move, move.calendar), by, calendar: move.calendar });
  return { ...row, ...placed(due), firedAt: null };
};

/** One deadline under the clock rule: declared, it runs on; held, it waits; neither, it ends. */
const ticked = (row: DeadlineRow, move: Move): DeadlineRow | undefined => {
  const before = extended(row.event === move.fired ? { ...row, firedAt: move.at.toISOString() } : row, move);
  const declared = move.meta.deadlines?.find((one) => one.send === row.event);
  if (declared) {
    const isMoved = move.moved.some((name) => name === declared.from || name === declared.on);
    return isMoved && !before.firedAt ? started(declared, move) : resumed(before, move);
  }
  return move.meta.holds?.includes(row.event) ? held(before, move) : undefined;
};

const earliest = (rows: readonly DeadlineRow[]): Date | null => {
  const dates = rows.flatMap((row) => (row.dueAt && !row.firedAt ? [row.dueAt] : []));
  const times = dates.map((date) => Date.parse(date));
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
