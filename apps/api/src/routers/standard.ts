import { readStandard } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

export const standard = router({
  ...noun('standard'),
  /** The text with what the lint says of it. */
  content: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readStandard(ctx.db, ctx.session.scope, input.id)),
});
