import { readStandard, saveStandard } from '@kaohe/db';
import { contentSchema } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

export const standard = router({
  ...noun('standard'),
  /** The text with what the lint says of it. */
  content: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readStandard(ctx.db, ctx.session.scope, input.id)),
  /** Writes the text while it is a draft. */
  saveContent: signedIn
    .input(z.strictObject({ id: z.uuid(), version: z.int().min(1), content: contentSchema }))
    .mutation(({ ctx, input }) =>
      saveStandard(ctx.db, { ...input, actor: { kind: 'person', personId: ctx.session.person.id } }),
    ),
});
