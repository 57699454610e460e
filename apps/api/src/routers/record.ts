import { readBulletin, readCoverage, readPeriod, readPeriods, readRollUp } from '@kaohe/db';
import { bulletinDraft } from '@kaohe/wording';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const period = z.strictObject({ cycleId: z.uuid(), no: z.int().min(1).max(12) });

/** The daily record seen from above: by period, by what it lacks, over the year. */
export const record = router({
  periods: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(({ ctx, input }) => readPeriods(ctx.db, ctx.session.scope, input.cycleId)),
  period: signedIn.input(period).query(({ ctx, input }) => readPeriod(ctx.db, ctx.session.scope, input)),
  /** What the records of a period say, and the bulletin drafted from it. */
  bulletin: signedIn.input(period).query(async ({ ctx, input }) => {
    const bulletin = await readBulletin(ctx.db, ctx.session.scope, input);
    return { ...bulletin, draft: bulletinDraft(bulletin) };
  }),
  coverage: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(({ ctx, input }) => readCoverage(ctx.db, ctx.session.scope, input.cycleId)),
  rollUp: signedIn
    .input(z.strictObject({ assessmentId: z.uuid() }))
    .query(({ ctx, input }) => readRollUp(ctx.db, ctx.session.scope, input.assessmentId)),
});
