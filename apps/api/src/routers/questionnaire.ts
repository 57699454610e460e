import {
  dropPapers,
  enterPapers,
  issueLinks,
  readPapers,
  readPoolable,
  readQuestionnaire,
  saveQuestions,
} from '@kaohe/db';
import { questionsSchema, votersSchema } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

const id = z.uuid();
const batch = z.int().min(1).max(1000);
const answer = z.union([
  z.string().max(600),
  z.number(),
  z.array(z.string().max(20)).max(20).readonly(),
  z.record(z.string().max(20), z.string().max(20)).readonly(),
]);
/** Answers by the question's id, of any kind. */
export const answersSchema = z.record(z.string().max(20), answer);
const papers = z
  .array(z.strictObject({ class: z.string().max(20), answers: answersSchema }))
  .min(1)
  .max(500);

export const questionnaire = router({
  ...noun('questionnaire'),
  /** What is asked, of whom, with the debriefing before it, and what came of it once it was counted. */
  questions: signedIn
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => readQuestionnaire(ctx.db, ctx.session.scope, input.id)),
  /** Writes the questions while it is a draft, the voters of each class, and whose people are asked together. */
  saveQuestions: signedIn
    .input(
      z.strictObject({
        id,
        version: z.int().min(1),
        questions: questionsSchema,
        voters: votersSchema.optional(),
        pool: z.array(z.uuid()).max(50).optional(),
      }),
    )
    .mutation(({ ctx, input }) =>
      saveQuestions(ctx.db, { ...input, actor: { kind: 'person', personId: ctx.session.person.id } }),
    ),
  /** Units of the cycle whose people might be asked together with this one's. */
  poolable: signedIn
    .input(z.strictObject({ id, search: z.string().max(80).default('') }))
    .query(({ ctx, input }) => readPoolable(ctx.db, ctx.session.scope, input)),
  /** Links to hand out, told once and kept nowhere; no more of a class than it has voters. */
  links: signedIn.input(z.strictObject({ id, voters: votersSchema })).mutation(async ({ ctx, input }) => ({
    links: await issueLinks(ctx.db, {
      ...input,
      actor: { kind: 'person', personId: ctx.session.person.id },
    }),
  })),
  /** The batches of papers, each with its two entries; what was typed is told to whoever typed it. */
  papers: signedIn
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => readPapers(ctx.db, ctx.session.scope, input.id)),
  /** One person's entry of a batch of papers; the second is somebody else's. */
  enterPapers: signedIn
    .input(z.strictObject({ id, batch, pass: z.int().min(1).max(2), papers }))
    .mutation(({ ctx, input }) =>
      enterPapers(ctx.db, { ...input, actor: { kind: 'person', personId: ctx.session.person.id } }),
    ),
  /** Throws a batch away whose entries don't agree. */
  dropPapers: signedIn.input(z.strictObject({ id, batch })).mutation(async ({ ctx, input }) => {
    await dropPapers(ctx.db, { ...input, actor: { kind: 'person', personId: ctx.session.person.id } });
    return {};
  }),
});
