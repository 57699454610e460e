import { markGradesSeen, previewGrades, readGradeList, readGradeRounds, readGradeShifts } from '@kaohe/db';
import { quotaSchema } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const cycle = z.strictObject({ cycleId: z.uuid() });
const round = z.int().min(1).max(1000);

/** The list of grades as a whole: for office, leaders and auditors. A unit reads its own grade with its assessment. */
export const grades = router({
  /** As they would be now, computed without writing; `quota`: what if these were the parameters. */
  preview: signedIn
    .input(cycle.extend({ quota: quotaSchema.optional() }))
    .query(({ ctx, input }) => previewGrades(ctx.db, ctx.session.scope, input)),
  /** The lists that were proposed, the last first. */
  rounds: signedIn
    .input(cycle)
    .query(({ ctx, input }) => readGradeRounds(ctx.db, ctx.session.scope, input.cycleId)),
  /** One of them, with what another had otherwise, or with what would be proposed now. */
  list: signedIn
    .input(cycle.extend({ round, against: round.or(z.literal('now')).optional() }))
    .query(({ ctx, input }) => readGradeList(ctx.db, ctx.session.scope, input)),
  /** What changed in the grades previewed, and what of it the reader has not seen. */
  shifts: signedIn
    .input(cycle)
    .query(({ ctx, input }) => readGradeShifts(ctx.db, ctx.session.scope, input.cycleId)),
  seen: signedIn.input(cycle).mutation(async ({ ctx, input }) => {
    await markGradesSeen(ctx.db, ctx.session.scope, input.cycleId);
    return {};
  }),
});
