import { issueLinks, readQuestionnaire, saveQuestions } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

const counts = z.record(z.string().min(1).max(20), z.int().min(1).max(100_000));
const questions = z
  .array(
    z.strictObject({ id: z.string().max(20), text: z.string().max(1000), kind: z.enum(['choice', 'text']) }),
  )
  .max(50);

export const questionnaire = router({
  ...noun('questionnaire'),
  /** What is asked, and the tally once there is one. */
  questions: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readQuestionnaire(ctx.db, ctx.session.scope, input.id)),
  /** Writes the questions while it is a draft, and for a ballot the voters of each class. */
  saveQuestions: signedIn
    .input(z.strictObject({ id: z.uuid(), version: z.int().min(1), questions, voters: counts.optional() }))
    .mutation(({ ctx, input }) =>
      saveQuestions(ctx.db, { ...input, actor: { kind: 'person', personId: ctx.session.person.id } }),
    ),
  /** Links to hand out, told once and kept nowhere; no more of a class than it has voters. */
  links: signedIn
    .input(z.strictObject({ id: z.uuid(), voters: counts }))
    .mutation(async ({ ctx, input }) => ({
      links: await issueLinks(ctx.db, {
        ...input,
        actor: { kind: 'person', personId: ctx.session.person.id },
      }),
    })),
});
