import { readPolicy } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

export const policy = router({
  /** The policy of a cycle, whether it is frozen, what became of it, and the calendar that its dates are counted by. It is moved by `cycle.send`. */
  byCycle: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readPolicy(ctx.db, ctx.session.scope, input.id)),
});
