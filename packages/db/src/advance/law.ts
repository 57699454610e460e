import {
  type Definition,
  dataSchema,
  type EventSpec,
  Fault,
  isInternal,
  type MachineName,
  parsed,
  registry,
} from '@kaohe/domain';
import type { z } from 'zod';
import type { Order } from './order.ts';

/** The registry, each process as the generic code sees it. */
export const laws: { readonly [K in MachineName]: Definition } = registry;

const catalogue = new Map<string, { spec: EventSpec; schema: z.ZodObject; machine: MachineName }>();
for (const law of Object.values(laws)) {
  for (const [type, spec] of Object.entries(law.events)) {
    catalogue.set(type, { spec, schema: dataSchema(spec), machine: law.name });
  }
}

/** An order whose event exists, may be sent by such an actor, and has data of its shape. */
export type Parsed = Order & {
  readonly spec: EventSpec;
  readonly machine: MachineName;
  readonly data: { readonly [key: string]: unknown };
};

// A sender's zero byte or half a surrogate pair is JSON, but not a text that PostgreSQL keeps.
const suspicious = /\\u(0000|d[89a-f])/;
const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed();
const isStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return isText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => isText(key) && isStorable(item));
};

/** Throws `invalid` for text that can't be kept. */
export const storable = (data: unknown): void => {
  if (suspicious.test(JSON.stringify(data)) && !isStorable(data)) {
    throw new Fault('invalid', { issue: 'text' });
  }
};

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
export const isUuid = (value: string): boolean => uuid.test(value);

/** What can be said of an order before anything is read. */
export const parseOrder = (order: Order): Parsed => {
  const { type, data } = order.event;
  const known = catalogue.get(type);
  if (!known) throw new Fault('invalid', { path: 'event.type', issue: 'unknownEvent' });
  if (order.actor.kind !== 'system' && isInternal(known.spec)) {
    throw new Fault('invalid', { path: 'event.type', issue: 'systemEvent' });
  }
  if (!isUuid(order.instanceId)) throw new Fault('notFound');
  if (order.requestId.length < 1 || order.requestId.length > 200 || !isText(order.requestId)) {
    throw new Fault('invalid', { path: 'requestId', issue: 'length' });
  }
  const checked = parsed(known.schema, data);
  storable(checked);
  return {
    ...order,
    instanceId: order.instanceId.toLowerCase(),
    spec: known.spec,
    machine: known.machine,
    data: checked,
  };
};
