import { readWaiting, readWorklist } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { paging } from './paging.ts';

export const worklist = router({
  /** What awaits me, by due date. */
  mine: signedIn
    .input(z.strictObject(paging))
    .query(({ ctx, input }) => readWorklist(ctx.db, ctx.session.scope, input)),
  /** What I or my unit wait for others to do. */
  waiting: signedIn
    .input(z.strictObject(paging))
    .query(({ ctx, input }) => readWaiting(ctx.db, ctx.session.scope, input)),
});
