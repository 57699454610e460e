import { advance, readCause } from '@kaohe/db';
import { type EventSpec, Fault, registry } from '@kaohe/domain';
import type { Context } from '../context.ts';
import type { Handler } from '../payload.ts';

const specs = new Map<string, EventSpec>(
  Object.values(registry).flatMap(({ events }) => Object.entries(events)),
);

/** Fields of the cause that the event has. */
const carried = (
  event: string,
  data: { readonly [field: string]: unknown },
): { [field: string]: unknown } => {
  const shape = specs.get(event)?.shape ?? {};
  return Object.fromEntries(Object.entries(data).filter(([field]) => Object.hasOwn(shape, field)));
};

/** An event to another instance, under a request id of its own, so that it takes effect once however often it is sent. */
export const send =
  ({ db }: Context): Handler<'send'> =>
  async ({ to, event, data = {}, request }, row) => {
    // What is passed on from a broadcast has its cause elsewhere.
    const cause =
      to === 'self' && request !== undefined ? undefined : await readCause(db, row.instanceId, row.seq);
    const target = to === 'self' ? row.instanceId : cause?.parentId;
    if (!target) throw new Fault('notFound', { issue: 'noParent' });
    await advance(db, {
      instanceId: target,
      event: { type: event, data: carried(event, data) },
      actor: { kind: 'system' },
      requestId: request ?? `fx-${row.id}`,
      // What follows from a lapse counts from the due moment too, however late it is carried out.
      ...(cause?.lapsedAt ? { effective: cause.lapsedAt } : {}),
    });
    return null;
  };
