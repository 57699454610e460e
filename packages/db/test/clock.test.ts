import { chinaYears, defaultPolicy, parseCalendar, type StageMeta } from '@kaohe/domain';
import { describe, expect, it } from 'vitest';
import type { DeadlineRow } from '../src/advance/load.ts';
import { escalationOf, type Move, reminderOf, tick } from '../src/deadline/clock.ts';

const calendar = parseCalendar({ years: chinaYears });
const at = (local: string): Date => new Date(`${local}+08:00`);
const midnight = (day: string): string =>
  new Date(new Date(`${day}T00:00+08:00`).getTime() + 86_400_000).toISOString();
const rules = { policy: defaultPolicy, calendar };

const move = (meta: StageMeta, now: string, more: Partial<Move> = {}) =>
  tick({ ...rules, at: at(now), effective: at(now), dates: {}, rows: [], meta, moved: [], ...more });
/** The rows that there are after a step. */
const after = (before: readonly DeadlineRow[], { put, drop }: ReturnType<typeof tick>): DeadlineRow[] => [
  ...before.filter(
    (row) =>
      !drop.includes(row.event) && !put.some((one) => one.event === row.event && one.kind === row.kind),
  ),
  ...put,
];
const due = (rows: readonly DeadlineRow[], event: string) =>
  rows.find((row) => row.kind === 'due' && row.event === event);

const decision: StageMeta = { awaits: 'chair', deadlines: [{ window: 'appealDecision', send: 'x.overdue' }] };
const holding: StageMeta = {
  awaits: 'leader',
  holds: ['x.overdue'],
  deadlines: [{ window: 'approval', send: 'x.lapsed', closes: true }],
};

describe('the one clock rule', () => {
  it('starts what is new, from the entry of the stage, the first day not counted', () => {
    // 2026-11-20 is a Friday: ten working days end on Friday, 4 December.
    const { put, drop, dueAt, closesAt } = move(decision, '2026-11-20T15:00');
    expect(due(put, 'x.overdue')?.dueAt).toBe(midnight('2026-12-04'));
    expect(drop).toEqual([]);
    expect([dueAt?.toISOString(), closesAt]).toEqual([midnight('2026-12-04'), null]);
  });

  it('lets it run on where the next stage declares it again', () => {
    const rows = after([], move(decision, '2026-11-20T15:00'));
    const next = move({ ...decision, awaits: 'leader' }, '2026-11-25T10:00', { rows });
    expect(next.put).toEqual([]);
    expect(next.dueAt?.toISOString()).toBe(midnight('2026-12-04'));
  });

  it('holds it with the working days it had left, and resumes with them', () => {
    const rows = after([], move(decision, '2026-11-20T15:00'));
    const held = after(rows, move(holding, '2026-11-25T10:00', { rows }));
    expect(due(held, 'x.overdue')).toMatchObject({ dueAt: null, heldDays: 7 });
    expect(held.find((row) => row.kind === 'remind' && row.event === 'x.overdue')?.dueAt).toBeNull();
    const again = move(decision, '2026-12-10T09:00', { rows: held });
    expect(due(again.put, 'x.overdue')).toMatchObject({
      dueAt: midnight('2026-12-21'),
      heldAt: null,
      heldDays: null,
    });
    expect(again.drop).toEqual(['x.lapsed']);
  });

  it('ends it where neither is said, and starts anew when it is declared later', () => {
    const rows = after([], move(decision, '2026-11-20T15:00'));
    const ended = move({}, '2026-11-25T10:00', { rows });
    expect(ended).toMatchObject({ drop: ['x.overdue'], put: [], dueAt: null });
    const fresh = move(decision, '2026-11-25T10:00', { rows: after(rows, ended) });
    expect(due(fresh.put, 'x.overdue')?.dueAt).toBe(midnight('2026-12-09'));
  });

  it('keeps one that has fired, so that sending back after a lapse starts no fresh one', () => {
    const rows = after([], move(decision, '2026-11-20T15:00'));
    const fired = move(decision, '2026-12-05T00:00:01', {
      rows,
      fired: 'x.overdue',
      effective: at('2026-12-05T00:00'),
    });
    expect(due(fired.put, 'x.overdue')?.firedAt).not.toBeNull();
    expect(fired.dueAt).toBeNull();
    const now = after(rows, fired);
    const held = after(now, move(holding, '2026-12-07T10:00', { rows: now }));
    const back = move(decision, '2026-12-08T10:00', { rows: held });
    expect(due(after(held, back), 'x.overdue')?.firedAt).not.toBeNull();
    expect(back.dueAt).toBeNull();
  });

  it('opens windows of a lapse from the due moment, not from when it was processed', () => {
    const next: StageMeta = { awaits: 'leader', deadlines: [{ window: 'approval', send: 'y.lapsed' }] };
    const late = move(next, '2026-12-20T08:00', { effective: at('2026-12-05T00:00') });
    expect(due(late.put, 'y.lapsed')?.dueAt).toBe(midnight('2026-12-09'));
  });

  it('extends from the old due date, also when that has passed', () => {
    const rows = after([], move(decision, '2026-11-20T15:00'));
    const extended = move(decision, '2026-12-01T10:00', {
      rows,
      extends: { event: 'x.overdue', window: 'appealExtension' },
    });
    expect(due(extended.put, 'x.overdue')?.dueAt).toBe(midnight('2026-12-11'));
    const fired = after(rows, move(decision, '2026-12-05T00:00', { rows, fired: 'x.overdue' }));
    const late = move(decision, '2026-12-06T10:00', {
      rows: fired,
      extends: { event: 'x.overdue', window: 'appealExtension' },
    });
    expect(due(late.put, 'x.overdue')).toMatchObject({ dueAt: midnight('2026-12-11'), firedAt: null });
  });

  it('counts from a date of the instance, falls on one, and follows when it is moved', () => {
    const meta: StageMeta = {
      awaits: 'lead',
      deadlines: [
        { on: 'dueOn', send: 'z.due' },
        { from: 'visitDate', window: 'minutes', send: 'z.minutes' },
      ],
    };
    const dates = { dueOn: '2026-12-31T16:00:00.000Z', visitDate: '2026-11-30T09:00:00+08:00' };
    const first = move(meta, '2026-11-20T10:00', { dates });
    expect(due(first.put, 'z.due')?.dueAt).toBe('2026-12-31T16:00:00.000Z');
    expect(due(first.put, 'z.minutes')?.dueAt).toBe(midnight('2026-12-03'));
    const postponed = { ...dates, visitDate: '2026-12-07T09:00:00+08:00' };
    const moved = move(meta, '2026-11-21T10:00', { rows: first.put, dates: postponed, moved: ['visitDate'] });
    expect(moved.put.filter(({ kind }) => kind === 'due').map(({ event }) => event)).toEqual(['z.minutes']);
    expect(due(moved.put, 'z.minutes')?.dueAt).toBe(midnight('2026-12-10'));
  });

  it('is pending while the calendar of the year is not known, and then cannot be due', () => {
    const { put, dueAt } = move(decision, '2026-12-30T10:00');
    expect(due(put, 'x.overdue')).toMatchObject({
      dueAt: null,
      counted: { from: '2026-12-30', windows: [{ count: 10 }] },
    });
    expect(put.find(({ kind }) => kind === 'remind')?.dueAt).toBeNull();
    expect(dueAt).toBeNull();
  });
});

describe('reminders and escalations', () => {
  const [row] = move(decision, '2026-11-20T15:00').put;
  if (!row) throw new Error('a deadline');

  it('come 3 and 1 working days before, on the day, and each day after', () => {
    const seen: string[] = [];
    for (let since = at('2026-11-20T15:00'), n = 0; n < 5; n += 1) {
      const next = reminderOf(row, since, rules);
      seen.push(`${next.window} ${next.dueAt}`);
      since = new Date(next.dueAt ?? '');
    }
    expect(seen).toEqual([
      'reminder 2026-12-01T01:00:00.000Z',
      'reminder 2026-12-03T01:00:00.000Z',
      'dueToday 2026-12-04T01:00:00.000Z',
      'overdue 2026-12-05T01:00:00.000Z',
      'overdue 2026-12-06T01:00:00.000Z',
    ]);
  });

  it('remind nobody where the clock or a child is awaited', () => {
    for (const awaits of ['system', { child: 'appeal' }] as const) {
      expect(move({ ...decision, awaits }, '2026-11-20T15:00').put.map(({ kind }) => kind)).toEqual(['due']);
    }
    const rows = move({ ...decision, awaits: 'system' }, '2026-11-20T15:00').put;
    expect(move(decision, '2026-11-23T15:00', { rows }).put.map(({ kind }) => kind)).toEqual(['remind']);
  });

  it('escalate a step of the policy after the date has passed and the stage has stayed', () => {
    const { put } = move(decision, '2026-12-05T00:00:01', {
      rows: [row],
      fired: 'x.overdue',
      effective: at('2026-12-05T00:00'),
    });
    expect(put.find(({ kind }) => kind === 'escalate')).toMatchObject({
      dueAt: midnight('2026-12-11'),
      step: 0,
    });
    expect(escalationOf(row, at('2026-12-12T00:00'), { ...rules, step: 1 })).toMatchObject({
      dueAt: midnight('2026-12-18'),
      step: 1,
    });
  });
});
