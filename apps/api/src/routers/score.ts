import { readBeside, readExplanation } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const one = z.strictObject({ id: z.uuid() });

export const score = router({
  /** Why an assessment has its score, from the composite to the evidence; null until it is scored and, for the unit, until its feedback. */
  explain: signedIn
    .input(one)
    .query(({ ctx, input }) => readExplanation(ctx.db, ctx.session.scope, input.id)),
  /** The unit's last year and the medians of like units, which name nobody. */
  beside: signedIn.input(one).query(({ ctx, input }) => readBeside(ctx.db, ctx.session.scope, input.id)),
});
