import { diffStandards, lintStandard, readStandard, saveStandard } from '@kaohe/db';
import { contentSchema } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

export const standard = router({
  ...noun('standard'),
  /** What the lint and the gauges say of a text that isn't kept, while it is edited; sent as a mutation for its size, changes nothing. */
  lint: signedIn
    .input(z.strictObject({ id: z.uuid(), content: contentSchema }))
    .mutation(async ({ ctx, input }) => {
      await ctx.limits.spend('lint', ctx.session.person.id);
      return lintStandard(ctx.db, ctx.session.scope, input);
    }),
  /** What makes one version, or year's text, the other. */
  diff: signedIn
    .input(z.strictObject({ from: z.uuid(), to: z.uuid() }))
    .query(({ ctx, input }) => diffStandards(ctx.db, ctx.session.scope, input)),
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
