import { readBoard } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

export const board = router({
  byCycle: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(async ({ ctx, input }) => ({ units: await readBoard(ctx.db, ctx.session.scope, input.cycleId) })),
});
