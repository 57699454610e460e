import { readTimeline } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { paging } from './paging.ts';

export const timeline = router({
  byId: signedIn
    .input(z.strictObject({ id: z.uuid(), ...paging }))
    .query(({ ctx, input }) => readTimeline(ctx.db, ctx.session.scope, input)),
});
