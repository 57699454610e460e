import { z } from 'zod';

/** A question: one choice of the policy's, or a text of one's own. */
export const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z\d]{1,20}$/i),
  text: z.string().trim().min(1).max(1000),
  kind: z.enum(['choice', 'text']),
});
export type Question = z.infer<typeof questionSchema>;

/** At least one question is answered by a choice, or there would be nothing to count. */
export const questionsSchema = z
  .array(questionSchema)
  .min(1)
  .max(50)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'questionTwice' })
  .refine((all) => all.some(({ kind }) => kind === 'choice'), { error: 'nothingToCount' });

/** Classes of voters with how many of each are asked. */
export const votersSchema = z.record(z.string().min(1).max(20), z.int().min(1).max(100_000));
export type Voters = z.infer<typeof votersSchema>;
