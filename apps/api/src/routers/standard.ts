import {
  copyStandard,
  diffStandards,
  lintStandard,
  readStandard,
  readVersions,
  saveStandard,
  startFrom,
} from '@kaohe/db';
import { contentSchema, indicatorsOf, starterKeys, starters } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

/** A draft, at the version that was seen. */
const draft = { id: z.uuid(), version: z.int().min(1) };

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
    .input(z.strictObject({ ...draft, content: contentSchema }))
    .mutation(({ ctx, input }) =>
      saveStandard(ctx.db, { ...input, actor: { kind: 'person', personId: ctx.session.person.id } }),
    ),
  /** This year's versions of the category and those of years before: what to compare with, and what to copy from. */
  versions: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readVersions(ctx.db, ctx.session.scope, input.id)),
  /** Writes another standard's text over the draft's; last year's with its unresolved problems as marked questions. */
  copyFrom: signedIn.input(z.strictObject({ ...draft, from: z.uuid() })).mutation(({ ctx, input }) =>
    copyStandard(ctx.db, ctx.session.scope, {
      ...input,
      actor: { kind: 'person', personId: ctx.session.person.id },
    }),
  ),
  /** The starter library; points in 1/100. */
  starters: signedIn.query(() =>
    starterKeys.map((key) => {
      const all = indicatorsOf(starters[key]);
      const points = all.reduce((sum, one) => sum + one.points, 0);
      return {
        key,
        points,
        dimensions: starters[key].dimensions.map(({ name }) => name),
        indicators: all.length,
      };
    }),
  ),
  starter: signedIn
    .input(z.strictObject({ key: z.enum(starterKeys) }))
    .query(({ input }) => starters[input.key]),
  /** Writes a standard of the library over the draft's text. */
  useStarter: signedIn
    .input(z.strictObject({ ...draft, starter: z.enum(starterKeys) }))
    .mutation(({ ctx, input }) =>
      startFrom(ctx.db, { ...input, actor: { kind: 'person', personId: ctx.session.person.id } }),
    ),
});
