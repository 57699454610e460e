import { z } from 'zod';

const words = z.string().trim().min(1).max(500);
const options = z.array(words).min(2).max(8);

export const testQuestionKinds = ['single', 'multiple', 'trueFalse', 'short'] as const;
export type TestQuestionKind = (typeof testQuestionKinds)[number];

/** A question of the bank with its key; options are numbered from 0. */
export const bankQuestionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('single'), text: words, options, key: z.int().min(0).max(7) }),
    z.strictObject({
      kind: z.literal('multiple'),
      text: words,
      options,
      keys: z.array(z.int().min(0).max(7)).min(1).max(8),
    }),
    z.strictObject({ kind: z.literal('trueFalse'), text: words, key: z.boolean() }),
    /** What an answer must name: each matter in any of the wordings given for it. */
    z.strictObject({
      kind: z.literal('short'),
      text: words,
      matters: z
        .array(z.array(z.string().trim().min(1).max(100)).min(1).max(10))
        .min(1)
        .max(10),
    }),
  ])
  .superRefine((one, context) => {
    if (one.kind !== 'single' && one.kind !== 'multiple') return;
    const keys = one.kind === 'single' ? [one.key] : one.keys;
    const path = [one.kind === 'single' ? 'key' : 'keys'];
    if (keys.some((key) => key >= one.options.length) || new Set(keys).size !== keys.length)
      context.addIssue({ code: 'custom', message: 'keyAbsent', path });
    if (new Set(one.options).size !== one.options.length)
      context.addIssue({ code: 'custom', message: 'optionTwice', path: ['options'] });
  });
export type BankQuestion = z.infer<typeof bankQuestionSchema>;

/** A question as it stands in a test: the bank's text when the test was opened. */
export type TestQuestion = {
  readonly id: string;
  readonly indicator: string;
  readonly question: BankQuestion;
};

/** An answer: the number of an option, several, yes or no, or a text; null: none. */
export const testAnswerSchema = z.union([
  z.int().min(0).max(7),
  z.array(z.int().min(0).max(7)).max(8),
  z.boolean(),
  z.string().max(1000),
  z.null(),
]);
export type TestAnswer = z.infer<typeof testAnswerSchema>;
