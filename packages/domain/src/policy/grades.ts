import { z } from 'zod';

/** How a thing is called, in both languages: names are the organisation's own. */
export const labelSchema = z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(80) });
const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/);
/** A whole number of per cent. */
export const percent = z.int().min(0).max(100);
/** An amount of points on the scale of 100, in 1/100. */
export const points = z.int().min(0).max(10_000);

const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
const falling = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value < Number(values[i - 1]));

/** A grade is reached from this score on; best first, the last from 0. */
const bands = z
  .array(z.strictObject({ key, name: labelSchema, from: points }))
  .min(2)
  .max(8)
  .refine((all) => distinct(all.map((band) => band.key)), { error: 'bandsDistinct' })
  .refine((all) => falling(all.map((band) => band.from)), { error: 'bandsDescending' })
  .refine((all) => all.at(-1)?.from === 0, { error: 'bandsEndAtZero' });

/** `top` keeps a unit from the best grade, `bottom` puts it into the last. */
const gate = z.enum(['top', 'bottom']);

/** Never more than this share may have the best grade, whatever the policy. */
const share = percent.min(1).max(40);

/** Seats in the best grade, counted within each unit category. */
export const quotaSchema = z.strictObject({
  share,
  /** Other shares for single unit categories. */
  shares: z.record(z.string().min(1).max(40), share),
  /** Of all units on the list, or only of those that no gate keeps from the best grade. */
  denominator: z.enum(['listed', 'eligible']),
  rounding: z.enum(['floor', 'half', 'ceiling']),
  atLeastOne: z.boolean(),
  /** What parts units of one score, in turn; those still equal are all in. */
  ties: z
    .array(z.enum(['onSite', 'satisfaction']))
    .max(2)
    .refine(distinct, { error: 'tiesDistinct' }),
  appealSeats: z.boolean(),
});

export const gradesSchema = z.strictObject({
  bands,
  quota: quotaSchema,
  gates: z.strictObject({
    veto: gate,
    safety: gate,
    coreTarget: gate,
    /** Per cent of satisfied voices below which a unit can't have the best grade, or has the last. */
    satisfaction: z
      .strictObject({ topBelow: percent, bottomBelow: percent })
      .refine((gates) => gates.bottomBelow <= gates.topBelow, { error: 'satisfactionOrder' }),
  }),
});

/** 民主测评: classes of voters with their weights, and what each choice is worth. */
export const ballotSchema = z.strictObject({
  classes: z
    .array(z.strictObject({ key: z.string().min(1).max(20), name: labelSchema, weight: percent.min(1) }))
    .min(1)
    .max(8)
    .refine((all) => distinct(all.map((one) => one.key)), { error: 'classesDistinct' })
    .refine((all) => all.reduce((sum, one) => sum + one.weight, 0) === 100, { error: 'weightsSum' }),
  choices: z
    .array(z.strictObject({ key, name: labelSchema, points, satisfied: z.boolean() }))
    .min(2)
    .max(8)
    .refine((all) => distinct(all.map((choice) => choice.key)), { error: 'choicesDistinct' })
    .refine((all) => falling(all.map((choice) => choice.points)), { error: 'choicesDescending' }),
});
