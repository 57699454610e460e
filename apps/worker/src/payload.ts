import type { EffectRow } from '@kaohe/db';
import { audiences, effects, type Queued } from '@kaohe/domain';
import { z } from 'zod';

const data = z.record(z.string(), z.unknown());

/** What the outbox keeps of each effect: what the machine said, and what the store added. */
export const payloads = {
  notify: effects.notify.extend({
    to: z.enum([...audiences, 'alarm', 'awaited']),
    params: data.optional(),
    subject: z.string().optional(),
    /** Of a reminder: the due instant, and working days before or calendar days after it. */
    due: z.iso.datetime().optional(),
    days: z.int().optional(),
  }),
  render: effects.render,
  send: effects.send.extend({ data: data.optional(), request: z.string().optional() }),
  broadcast: effects.broadcast.extend({ data: data.optional() }),
} as const satisfies Record<Queued['type'], z.ZodType>;

export type QueuedType = keyof typeof payloads;
export type Payload<K extends QueuedType> = z.infer<(typeof payloads)[K]>;

/**
 * Carries out one effect, any number of times with the same outcome. Returns what became of it where that isn't plain.
 * @throws Fault for what the law says, anything else for what may work another time.
 */
export type Handler<K extends QueuedType> = (payload: Payload<K>, row: EffectRow) => Promise<string | null>;
export type Handlers = { readonly [K in QueuedType]: Handler<K> };
