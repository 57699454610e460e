import type { EffectType } from '@kaohe/domain';
import type { Db } from '../client.ts';

/** An effect to carry out. */
export type EffectRow = {
  readonly id: string;
  readonly instanceId: string;
  /** The entry of the journal that caused it. */
  readonly seq: number;
  readonly effect: EffectType;
  readonly payload: unknown;
  /** When it was caused, on the organisation's clock. */
  readonly at: Date;
  /** Times that it was begun, this one included. */
  readonly attempts: number;
};

const begin = {
  name: 'effect-begin',
  text: `update outbox set attempts = attempts + 1 where id = $1 and done_at is null and failed_at is null
    returning id::text, instance_id as "instanceId", seq, effect, payload, at, attempts`,
};

/** The row, counted as begun; undefined when it is done, was put aside, or never was. */
export const beginEffect = async (db: Db, id: string): Promise<EffectRow | undefined> => {
  const [row] = await db.query<EffectRow>(begin, [id]);
  return row;
};

const end = {
  name: 'effect-end',
  text: 'update outbox set done_at = clock_timestamp(), result = $2 where id = $1 and done_at is null',
};

/** Marks it done; `result` says what became of it where that isn't plain. */
export const endEffect = async (db: Db, id: string, result: string | null): Promise<void> => {
  await db.query(end, [id, result]);
};

/** What office and administrators are told of an effect that was put aside. */
export type Alarm = { readonly notice: string; readonly params: { readonly [name: string]: string } };

const fail = {
  name: 'effect-fail',
  text: `with failed as (
      update outbox set failed_at = clock_timestamp(), result = $2 where id = $1 and done_at is null and failed_at is null
      returning instance_id, seq, at
    )
    insert into outbox (instance_id, seq, effect, payload, at)
    select instance_id, seq, 'notify', $3::jsonb, at from failed where $3::jsonb is not null`,
};

/** Puts it aside and raises the alarm, both or neither, and once. */
export const failEffect = async (
  db: Db,
  id: string,
  { reason, alarm }: { reason: string; alarm: Alarm | null },
): Promise<void> => {
  const payload = alarm && JSON.stringify({ type: 'notify', to: 'alarm', ...alarm });
  await db.query(fail, [id, reason.slice(0, 500), payload]);
  db.announce({ outbox: true });
};
