import { readFiles } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

/** As many as a form has fields for. */
const asked = z.strictObject({ ids: z.array(z.uuid()).max(500) });

export const file = router({
  /** Name, kind and size of files, for those who may read them; bytes come and go over `/files`. */
  byIds: signedIn.input(asked).query(({ ctx, input }) => readFiles(ctx.db, ctx.session.scope, input.ids)),
});
