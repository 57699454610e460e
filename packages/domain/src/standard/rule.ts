import { z } from 'zod';

const words = z.string().trim().min(1).max(500);
/** In 1/100. */
const points = z.int().min(0).max(100_000);
/** What counts, and how much each time. */
const each = z.strictObject({ name: words, points: points.min(1) });

/** How an indicator's points come about, so that a program can work them out; its `rule` says the same in words. Points in 1/100. */
export const ruleSchema = z.discriminatedUnion('kind', [
  /** All points at first, less for each event, not below the floor. */
  z.strictObject({ kind: z.literal('deduct'), events: z.array(each).min(1).max(50), floor: points }),
  /** No points at first, more for each event, up to the indicator's points (of a bonus: its cap). */
  z.strictObject({ kind: z.literal('add'), events: z.array(each).min(1).max(50) }),
  /** The points of the level that is reached. */
  z.strictObject({
    kind: z.literal('tiers'),
    tiers: z
      .array(z.strictObject({ name: words, points }))
      .min(2)
      .max(20),
  }),
  /** In proportion to a figure, in 1/100 of its unit: no points at `from`, all at `to`, which may be the smaller. */
  z.strictObject({
    kind: z.literal('ratio'),
    measure: words,
    unit: z.string().trim().max(20),
    from: z.int().min(-1_000_000_000).max(1_000_000_000),
    to: z.int().min(-1_000_000_000).max(1_000_000_000),
  }),
  /** 负面清单: acts, each with what it costs, by gravity. */
  z.strictObject({
    kind: z.literal('negativeList'),
    acts: z
      .array(z.strictObject({ name: words, points: z.array(points.min(1)).min(1).max(10) }))
      .min(1)
      .max(100),
  }),
  /** 一票否决: acts that shut a gate whatever the points; the indicator's `evidence` says what proves them. */
  z.strictObject({ kind: z.literal('veto'), acts: z.array(words).min(1).max(50) }),
]);
export type Rule = z.infer<typeof ruleSchema>;
export type RuleKind = Rule['kind'];

/** The kinds of rule that suit each kind of indicator. */
export const rulesOf = {
  score: ['deduct', 'add', 'tiers', 'ratio'],
  deduction: ['negativeList'],
  bonus: ['add', 'tiers'],
  veto: ['veto'],
} as const satisfies Record<string, readonly RuleKind[]>;
