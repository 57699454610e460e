import type { Db } from '../client.ts';

export type Pulse = {
  /** Where the queue is kept. */
  readonly queue: 'redis' | 'postgresql';
  /** Whether notices also go out by mail. */
  readonly mail: boolean;
};

const beat = {
  name: 'worker-beat',
  text: `insert into setting (key, value) values ('worker', $1::jsonb || jsonb_build_object('seenAt', clock_timestamp()))
    on conflict (key) do update set value = excluded.value`,
};

/** Says that a worker lives, and how it works. */
export const heartbeat = async (db: Db, pulse: Pulse): Promise<void> => {
  await db.query(beat, [JSON.stringify(pulse)]);
};
