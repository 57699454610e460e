import { declareRecusal, liftRecusal, readOwnRecusals, readRecusals } from '@kaohe/db';
import { ties } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { paging } from './paging.ts';

const reason = z.string().trim().min(1).max(2000);

/** The register of recusals: declared by oneself; those asked for in an appeal are events of it. */
export const recusal = router({
  /** What one has declared of oneself. */
  mine: signedIn.query(({ ctx }) => readOwnRecusals(ctx.db, ctx.session.scope)),
  /** For office, leaders, inspectorate and auditors. */
  list: signedIn
    .input(z.strictObject(paging))
    .query(({ ctx, input }) => readRecusals(ctx.db, ctx.session.scope, input)),
  declare: signedIn
    .input(z.strictObject({ unitId: z.uuid(), tie: z.enum(ties), reason }))
    .mutation(({ ctx, input }) => declareRecusal(ctx.db, ctx.session.scope, input)),
  /** By a leader, never of oneself. */
  lift: signedIn.input(z.strictObject({ id: z.uuid(), reason })).mutation(async ({ ctx, input }) => {
    await liftRecusal(ctx.db, ctx.session.scope, input);
    return {};
  }),
});
