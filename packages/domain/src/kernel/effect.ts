import { z } from 'zod';
import { machineNames } from './name.ts';

/**
 * Whom a notice goes to, seen from the instance: roles reach those appointed for its unit, `unit` all people of the unit,
 * `proposer` who proposed last what is decided now,
 * `named` those of the unit that the event names by its `unitId`, `units` those of every unit of the cycle, `opener` who opened it, `panel`, `team` the members named for it, `slots` whoever still owes a signature.
 */
export const audiences = [
  'office',
  'lead',
  'assessors',
  'secretary',
  'clerk',
  'subjects',
  'unit',
  'named',
  'units',
  'reviewers',
  'leader',
  'inspectorate',
  'opener',
  'proposer',
  'panel',
  'team',
  'slots',
] as const;
export type Audience = (typeof audiences)[number];

/** The five effects. `open` is carried out by `advance` itself, in the same transaction; the others go to the outbox. */
export const effects = {
  /** A message in the inbox and by mail; its words are found by `notice`. `others`: not to whoever sent the event himself. */
  notify: z.object({
    type: z.literal('notify'),
    to: z.enum(audiences),
    notice: z.string(),
    others: z.boolean().optional(),
  }),
  /** A letter, kept by hash. */
  render: z.object({ type: z.literal('render'), document: z.string() }),
  /**
   * An event to the parent, or to the instance itself once this transition is committed; `must`: a refusal is an alarm. `copy`: the data of
   * the event that caused it go along. An event named `parent.x` is the parent's own: `parent` stands for its machine's name.
   */
  send: z.object({
    type: z.literal('send'),
    to: z.enum(['parent', 'self']),
    event: z.string(),
    must: z.boolean(),
    copy: z.boolean().optional(),
  }),
  /**
   * An event to every `machine` below this instance whose stage takes it, in pages; `copy` as above. `match` narrows: birth data `no` equal to
   * the event's `period`; the instance's unit equal to `unitId`; the instance itself named by `replaces`;
   * the category of the instance's unit equal to `category`, where one is given.
   */
  broadcast: z.object({
    type: z.literal('broadcast'),
    machine: z.enum(machineNames),
    event: z.string(),
    copy: z.boolean().optional(),
    match: z.enum(['period', 'unitId', 'replaces', 'category']).optional(),
  }),
  /** New instances: one, or one for each element of the data's array `each`; `under: 'parent'` makes a sibling. */
  open: z.object({
    type: z.literal('open'),
    machine: z.enum(machineNames),
    each: z.string().optional(),
    under: z.enum(['self', 'parent']).optional(),
  }),
} as const;

export type EffectType = keyof typeof effects;
export type Effect = { [K in EffectType]: z.infer<(typeof effects)[K]> }[EffectType];
export type Queued = Exclude<Effect, { type: 'open' }>;

/** How often the worker tries an effect before it is put aside and an alarm raised; delays in milliseconds double. */
export const retries: Record<EffectType, { attempts: number; delay: number }> = {
  notify: { attempts: 8, delay: 1_000 },
  render: { attempts: 5, delay: 1_000 },
  send: { attempts: 12, delay: 500 },
  broadcast: { attempts: 12, delay: 500 },
  open: { attempts: 1, delay: 0 },
};
