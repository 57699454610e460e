import { advance, type Db, type QueuedPayload, spread } from '@kaohe/db';
import { type Definition, Fault, machineNames, registry } from '@kaohe/domain';

type Row = {
  readonly id: string;
  readonly instanceId: string;
  readonly parentId: string | null;
  readonly payload: QueuedPayload & { request?: string };
};

const shapeOf = (event: string): object =>
  machineNames
    .map((name): Definition['events'] => registry[name].events)
    .find((events) => Object.hasOwn(events, event))?.[event]?.shape ?? {};

/** A case that has gone on meanwhile is overtaken, as for the worker. */
const told = async (db: Db, order: Parameters<typeof advance>[1]): Promise<void> => {
  await advance(db, order).catch((error: unknown) => {
    if (!(error instanceof Fault) || error.code !== 'refused') throw error;
  });
};

const carryOut = async (db: Db, { id, instanceId, parentId, payload }: Row): Promise<void> => {
  if (payload.type === 'broadcast') {
    const { machine, event, data = {}, copy = false, match } = payload;
    while (await spread(db, { id, instanceId, machine, event, data, copy, match }, 50));
  }
  if (payload.type !== 'send') return;
  const target = payload.to === 'self' ? instanceId : parentId;
  if (target === null) throw new Error('no parent');
  const shape = shapeOf(payload.event);
  const data = Object.entries(payload.data ?? {}).filter(([field]) => Object.hasOwn(shape, field));
  await told(db, {
    instanceId: target,
    event: { type: payload.event, data: Object.fromEntries(data) },
    actor: { kind: 'system' },
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
