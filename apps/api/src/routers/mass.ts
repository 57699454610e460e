import { orderMassIssue, readMassCandidates, readMassIssue } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const cycle = z.strictObject({ cycleId: z.uuid() });

/** The feedback of all units at once: who is affected, the order, how far it is. */
export const mass = router({
  candidates: signedIn
    .input(cycle)
    .query(({ ctx, input }) => readMassCandidates(ctx.db, ctx.session.scope, input.cycleId)),
  progress: signedIn
    .input(cycle)
    .query(({ ctx, input }) => readMassIssue(ctx.db, ctx.session.scope, input.cycleId)),
  /** `id` is chosen by the sender; the same one again orders nothing new. */
  order: signedIn
    .input(cycle.extend({ id: z.uuid() }))
    .mutation(async ({ ctx, input }) => ({ count: await orderMassIssue(ctx.db, ctx.session.scope, input) })),
});
