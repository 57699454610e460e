import { issuePass, readCandidates, readFindings, readVisit, saveVisitList } from '@kaohe/db';
import { listSchema, sampleKinds } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

const one = z.strictObject({ id: z.uuid() });

export const siteVisit = router({
  ...noun('siteVisit'),
  findings: signedIn.input(one).query(({ ctx, input }) => readFindings(ctx.db, ctx.session.scope, input.id)),
  /** Team, attendance, sessions, samples, wrap-up and signatures. */
  view: signedIn.input(one).query(({ ctx, input }) => readVisit(ctx.db, ctx.session.scope, input.id)),
  /** A pass to sign in with, for the lead to show; good for three minutes. */
  pass: signedIn.input(one).mutation(({ ctx, input }) => issuePass(ctx.db, ctx.session.scope, input.id)),
  /** What the system holds that a sample may be drawn from, for the lead; nothing is kept. */
  candidates: signedIn
    .input(z.strictObject({ id: z.uuid(), kind: z.enum(sampleKinds) }))
    .query(({ ctx, input }) => readCandidates(ctx.db, ctx.session.scope, input)),
  /** Keeps a list that a sample is drawn from. */
  saveList: signedIn
    .input(z.strictObject({ id: z.uuid(), kind: z.enum(sampleKinds), items: listSchema }))
    .mutation(({ ctx, input }) => saveVisitList(ctx.db, ctx.session.scope, input)),
});
