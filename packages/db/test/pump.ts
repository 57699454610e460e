import { advance, type Db, type QueuedPayload, spread, sweep } from '@kaohe/db';
import { laws } from '../src/advance/law.ts';
import { setClock, system } from './world.ts';

type Row = {
  readonly id: string;
  readonly instanceId: string;
  readonly parentId: string | null;
  readonly payload: QueuedPayload & { request?: string };
};

const shapeOf = (event: string): object =>
  Object.values(laws).find(({ events }) => Object.hasOwn(events, event))?.events[event]?.shape ?? {};
const carried = (event: string, data: { readonly [field: string]: unknown }) =>
  Object.fromEntries(Object.entries(data).filter(([field]) => Object.hasOwn(shapeOf(event), field)));

const carryOut = async (db: Db, row: Row): Promise<void> => {
  const { id, instanceId, parentId, payload } = row;
  if (payload.type === 'broadcast') {
    const { machine, event, data = {}, copy = false, match } = payload;
    while (await spread(db, { id, instanceId, machine, event, data, copy, match }, 50));
  }
  if (payload.type !== 'send') return;
  const target = payload.to === 'self' ? instanceId : parentId;
  if (target === null) throw new Error('no parent');
  await advance(db, {
    instanceId: target,
    event: { type: payload.event, data: carried(payload.event, payload.data ?? {}) },
    actor: system,
    requestId: payload.request ?? `fx-${id}`,
  });
};

/** Carries out what is queued between instances until nothing is left, as the worker does. */
export const pump = async (db: Db): Promise<void> => {
  for (;;) {
    const rows = await db.query<Row>({
      text: `select o.id::text, o.instance_id as "instanceId", i.parent_id as "parentId", o.payload from outbox o
        join instance i on i.id = o.instance_id where o.done_at is null and o.effect in ('send', 'broadcast') order by o.id limit 100`,
    });
    if (rows.length === 0) return;
    for (const row of rows) {
      await carryOut(db, row);
      await db.query({ text: 'update outbox set done_at = clock_timestamp() where id = $1' }, [row.id]);
    }
  }
};

/** Lets time pass: what came due on the way is fired, and its messages carried out. */
export const pass = async (db: Db, at: string): Promise<void> => {
  await setClock(db, new Date(at));
  do await pump(db);
  while (
    (await sweep(db, {
      limit: 500,
      onError: (error) => {
        throw error;
      },
    })) > 0
  );
  await pump(db);
};
