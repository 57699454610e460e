import { countUnread, markNoticesRead, readNotices } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { paging } from './paging.ts';

const ids = z
  .array(z.string().regex(/^\d{1,18}$/))
  .min(1)
  .max(200);

export const notice = router({
  list: signedIn
    .input(z.strictObject({ ...paging, unread: z.boolean().optional() }))
    .query(({ ctx, input }) => readNotices(ctx.db, ctx.session.scope, input)),
  unread: signedIn.query(async ({ ctx }) => ({ count: await countUnread(ctx.db, ctx.session.scope) })),
  markRead: signedIn
    .input(z.union([z.strictObject({ ids }), z.strictObject({ all: z.literal(true) })]))
    .mutation(async ({ ctx, input }) => ({
      count: await markNoticesRead(ctx.db, ctx.session.scope, 'ids' in input ? input.ids : null),
    })),
});
