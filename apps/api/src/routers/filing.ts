import {
  changeFiling,
  checkDocuments,
  fileDocument,
  judgeFiling,
  readFilings,
  withdrawFiling,
} from '@kaohe/db';
import { documentCheckSchema, filingNatures, filingSchema, filingUseSchema } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const of = z.strictObject({ assessmentId: z.uuid(), id: z.uuid() });
const within = { assessmentId: z.uuid() };

/** Documents that a unit files once for all its indicators, and what assessors find in them. */
export const filing = router({
  byAssessment: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readFilings(ctx.db, ctx.session.scope, input.id)),
  file: signedIn
    .input(filingSchema.extend(within))
    .mutation(({ ctx, input }) => fileDocument(ctx.db, ctx.session.scope, input)),
  change: signedIn
    .input(filingUseSchema.extend(of.shape))
    .mutation(({ ctx, input }) => changeFiling(ctx.db, ctx.session.scope, input)),
  withdraw: signedIn.input(of).mutation(({ ctx, input }) => withdrawFiling(ctx.db, ctx.session.scope, input)),
  judge: signedIn
    .input(of.extend({ nature: z.enum(filingNatures) }))
    .mutation(({ ctx, input }) => judgeFiling(ctx.db, ctx.session.scope, input)),
  check: signedIn
    .input(documentCheckSchema.extend(within))
    .mutation(({ ctx, input }) => checkDocuments(ctx.db, ctx.session.scope, input)),
});
