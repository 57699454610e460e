import { readIndicators, readLines, readResult } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

const one = z.strictObject({ id: z.uuid() });

export const assessment = router({
  ...noun('assessment'),
  /** Every score line with its reason and evidence, those superseded among them. */
  lines: signedIn.input(one).query(({ ctx, input }) => readLines(ctx.db, ctx.session.scope, input.id)),
  /** What a unit is assessed by, for any case about it. */
  indicators: signedIn
    .input(one)
    .query(({ ctx, input }) => readIndicators(ctx.db, ctx.session.scope, input.id)),
  result: signedIn.input(one).query(({ ctx, input }) => readResult(ctx.db, ctx.session.scope, input.id)),
});
