import { readAppealFile, readDisputed } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

export const appeal = router({
  ...noun('appeal'),
  /** The appeal file: both sides' statements, rules, panel, recusals, candidates, how far the vote is. */
  file: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readAppealFile(ctx.db, ctx.session.scope, input.id)),
  /** The disputed lines, with the tally once every vote is in. */
  lines: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readDisputed(ctx.db, ctx.session.scope, input.id)),
});
