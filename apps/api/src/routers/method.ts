import {
  addQuestions,
  bankEntrySchema,
  drillSchema,
  effectTestSchema,
  interviewSchema,
  issuePaper,
  observeDrill,
  openTest,
  planDrill,
  readBank,
  readInterviewee,
  readMethods,
  readSideBySide,
  retireQuestion,
  saveInterview,
} from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const one = z.strictObject({ id: z.uuid() });
const seen = z
  .array(
    z.strictObject({ point: z.string().min(1).max(20), passed: z.boolean(), note: z.string().max(1000) }),
  )
  .min(1)
  .max(50);

/** Interviews, tests and drills of a unit; what they say is concluded by an event of the assessment. */
export const method = router({
  /** All of a unit. */
  all: signedIn.input(one).query(({ ctx, input }) => readMethods(ctx.db, ctx.session.scope, input.id)),
  /** Methods beside each other per indicator, with contradictions. */
  sides: signedIn.input(one).query(({ ctx, input }) => readSideBySide(ctx.db, ctx.session.scope, input.id)),
  /** Writes an interview; its name is kept apart and never comes back from here. */
  saveInterview: signedIn
    .input(interviewSchema.extend({ id: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => saveInterview(ctx.db, ctx.session.scope, input)),
  /** The name behind a pseudonym; for the lead of the team alone. */
  interviewee: signedIn
    .input(one)
    .mutation(({ ctx, input }) => readInterviewee(ctx.db, ctx.session.scope, input.id)),
  bank: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(({ ctx, input }) => readBank(ctx.db, ctx.session.scope, input.cycleId)),
  addQuestions: signedIn
    .input(z.strictObject({ cycleId: z.uuid(), questions: z.array(bankEntrySchema).min(1).max(200) }))
    .mutation(({ ctx, input }) => addQuestions(ctx.db, ctx.session.scope, input)),
  retireQuestion: signedIn
    .input(z.strictObject({ cycleId: z.uuid(), id: z.uuid() }))
    .mutation(async ({ ctx, input }) => {
      await retireQuestion(ctx.db, ctx.session.scope, input);
      return {};
    }),
  /** Opens a test; the links are told once. */
  openTest: signedIn
    .input(effectTestSchema)
    .mutation(({ ctx, input }) => openTest(ctx.db, ctx.session.scope, input)),
  /** A new link to somebody's paper, or to another paper after one that failed. */
  issuePaper: signedIn
    .input(z.strictObject({ testId: z.uuid(), no: z.int().min(1).max(200) }))
    .mutation(({ ctx, input }) => issuePaper(ctx.db, ctx.session.scope, input)),
  planDrill: signedIn
    .input(drillSchema)
    .mutation(({ ctx, input }) => planDrill(ctx.db, ctx.session.scope, input)),
  /** What the reader saw as an observer. */
  observe: signedIn.input(z.strictObject({ id: z.uuid(), seen })).mutation(async ({ ctx, input }) => {
    await observeDrill(ctx.db, ctx.session.scope, input);
    return {};
  }),
});
