import { z } from 'zod';

const text = z.string().trim().max(4000);

/** How far what was heard bears out that the indicator is met. */
export const verdicts = ['borneOut', 'partly', 'contradicted'] as const;
export type Verdict = (typeof verdicts)[number];

/** Of the points, in 1/100 per cent. */
export const verdictRate: Readonly<Record<Verdict, number>> = {
  borneOut: 10_000,
  partly: 5_000,
  contradicted: 0,
};

/** What was asked and answered on one indicator. */
export const topicSchema = z.strictObject({
  indicator: z.string().min(1).max(40),
  answers: z.array(z.strictObject({ question: z.string().trim().min(1).max(500), answer: text })).max(50),
  /** Null: not judged yet. */
  verdict: z.enum(verdicts).nullable(),
});
export type Topic = z.infer<typeof topicSchema>;

/** From which group somebody comes, as others may know. */
export const intervieweeGroups = ['leader', 'member', 'staff', 'served', 'other'] as const;
export type IntervieweeGroup = (typeof intervieweeGroups)[number];

/** Something was answered on every topic, and each is judged. */
export const isHeard = (topics: readonly Topic[]): boolean =>
  topics.length > 0 &&
  topics.every((one) => one.verdict !== null && one.answers.some(({ answer }) => answer !== ''));

const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** A text says somebody's name; spaces and width don't hide it. */
export const saysName = (words: string, name: string): boolean =>
  plain(name).length > 1 && plain(words).includes(plain(name));
