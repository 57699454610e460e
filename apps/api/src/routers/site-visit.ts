import { readFindings } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

export const siteVisit = router({
  ...noun('siteVisit'),
  findings: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readFindings(ctx.db, ctx.session.scope, input.id)),
});
