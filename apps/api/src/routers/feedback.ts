import { readCorrections, readFeedback, readFeedbackOffers, readRipples, readStanding } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const one = z.strictObject({ id: z.uuid() });

/** The feedback of an assessment, by the assessment's id. */
export const feedback = router({
  /** As composed last; to the unit once it is issued. */
  byId: signedIn.input(one).query(({ ctx, input }) => readFeedback(ctx.db, ctx.session.scope, input.id)),
  /** What was found in the year, for who composes it. */
  offers: signedIn
    .input(one)
    .query(({ ctx, input }) => readFeedbackOffers(ctx.db, ctx.session.scope, input.id)),
  /** The unit among its like, as far as the policy tells it. */
  standing: signedIn.input(one).query(({ ctx, input }) => readStanding(ctx.db, ctx.session.scope, input.id)),
  /** What changed the score since it was told, before and after, with all that followed. */
  changes: signedIn.input(one).query(({ ctx, input }) => readRipples(ctx.db, ctx.session.scope, input.id)),
  /** Corrections proposed by one person, with what another decided; nothing for the unit's own people. */
  corrections: signedIn
    .input(one)
    .query(({ ctx, input }) => readCorrections(ctx.db, ctx.session.scope, input.id)),
});
