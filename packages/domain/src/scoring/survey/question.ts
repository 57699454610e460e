import { z } from 'zod';

/** Kinds of questions; `grade` asks for one of the policy's choices, the others carry their own. */
export const questionKinds = ['grade', 'rating', 'single', 'multiple', 'matrix', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

const key = z.string().regex(/^[a-z\d]{1,20}$/i);
const label = z.string().trim().max(200);
const option = z.strictObject({ key, label });
export type QuestionOption = z.infer<typeof option>;
const list = z.array(option).max(20);

const base = {
  id: key,
  text: z.string().trim().max(1000),
  required: z.boolean(),
  /** Asked only when the answer to an earlier question is one of these: keys of its options, or a rating. */
  shownWhen: z.strictObject({ question: key, is: z.array(z.string().max(20)).max(20) }).optional(),
};
const grouping = { ...base, options: list };

/** A question as it is stored and sent; what is wrong with it as a question is told by `lintQuestions`. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grade'), ...base }),
  z.strictObject({
    kind: z.literal('rating'),
    ...base,
    /** From 1 to this. */
    most: z.int().min(3).max(10),
    low: label,
    high: label,
  }),
  z.strictObject({
    kind: z.literal('single'),
    ...grouping,
    /** The results are also told by these answers, as far as nobody is found out. */
    groups: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('multiple'), ...grouping, most: z.int().min(1).max(20).optional() }),
  z.strictObject({ kind: z.literal('matrix'), ...grouping, rows: list }),
  z.strictObject({ kind: z.literal('text'), ...base }),
]);
export type Question = z.infer<typeof questionSchema>;

/** Characters of a text answer at most. */
export const longestAnswer = 500;

/** The questions of a draft, finished or not. */
export const questionsSchema = z.array(questionSchema).max(50);

/** Classes of voters with how many of each are asked. */
export const votersSchema = z.record(z.string().min(1).max(20), z.int().min(1).max(100_000));
export type Voters = z.infer<typeof votersSchema>;

/** A survey's own class of people, and those whom the unit serves. */
export const surveyClasses = ['all', 'served'] as const;
