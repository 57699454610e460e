import { readUnits } from '@kaohe/db';
import { router, signedIn } from '../trpc.ts';

export const unit = router({
  list: signedIn.query(({ ctx }) => readUnits(ctx.db, ctx.session.scope)),
});
