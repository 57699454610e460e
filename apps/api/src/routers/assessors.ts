import { readAssessors } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

export const assessors = router({
  /** Severity, agreement, coverage, lateness and reversals: of all for the office, the leader and the auditor, else of oneself. */
  quality: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(({ ctx, input }) => readAssessors(ctx.db, ctx.session.scope, input.cycleId)),
});
