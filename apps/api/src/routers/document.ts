import { readDocuments } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

export const document = router({
  byCase: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readDocuments(ctx.db, ctx.session.scope, input.id)),
});
