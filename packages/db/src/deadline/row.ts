import type { DeadlineRow } from '../advance/load.ts';

export type Sealed = {
  readonly roll: string;
  readonly person_id: string;
  readonly payload: unknown;
  readonly salt: string;
  readonly hash: string;
};

/** A value for a jsonb parameter; the driver would make an array of PostgreSQL's of a list. */
export const json = (value: unknown): string => JSON.stringify(value);

/** Deadlines as the database names their columns. */
export const deadlineRecord = (row: DeadlineRow) => ({
  event: row.event,
  kind: row.kind,
  window: row.window,
  from_at: row.fromAt,
  due_at: row.dueAt,
  counted: row.counted,
  closes: row.closes,
  held_at: row.heldAt,
  held_days: row.heldDays,
  fired_at: row.firedAt,
  step: row.step,
});

const columns = 'event, kind, "window", from_at, due_at, counted, closes, held_at, held_days, fired_at, step';
export const deadlineTypes = `event text, kind text, "window" text, from_at timestamptz, due_at timestamptz, counted jsonb, closes bool,
  held_at timestamptz, held_days int, fired_at timestamptz, step int`;

/** Inserts or overwrites deadlines: `source` selects `id` and their columns. */
export const upsertDeadlines = (source: string): string => `
  insert into deadline (instance_id, ${columns}) ${source}
  on conflict (instance_id, event, kind) do update set "window" = excluded."window", from_at = excluded.from_at,
    due_at = excluded.due_at, counted = excluded.counted, closes = excluded.closes, held_at = excluded.held_at,
    held_days = excluded.held_days, fired_at = excluded.fired_at, step = excluded.step`;
