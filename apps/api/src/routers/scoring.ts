import { readCalibrations, readComparison, readRound, readScoreProof, readScoringSheet } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const one = z.strictObject({ id: z.uuid() });

export const scoring = router({
  /** What an assessor scores a unit by. */
  sheet: signedIn.input(one).query(({ ctx, input }) => readScoringSheet(ctx.db, ctx.session.scope, input.id)),
  /** The assessors' scores side by side; sealed until all are in. */
  compare: signedIn.input(one).query(({ ctx, input }) => readComparison(ctx.db, ctx.session.scope, input.id)),
  /** The scores of a cycle's units, before and after calibration. */
  round: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(({ ctx, input }) => readRound(ctx.db, ctx.session.scope, input.cycleId)),
  /** What was proposed in calibration of one unit's score. */
  calibrations: signedIn
    .input(one)
    .query(({ ctx, input }) => readCalibrations(ctx.db, ctx.session.scope, input.id)),
  /** Every score kept of an assessment, computed again and compared. */
  proof: signedIn.input(one).query(({ ctx, input }) => readScoreProof(ctx.db, ctx.session.scope, input.id)),
});
