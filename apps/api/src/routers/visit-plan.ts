import {
  adjustVisitPlan,
  announceVisits,
  freeVisitPlan,
  planVisits,
  proposeVisitPlan,
  readClosures,
  readVisitPlan,
  removeClosure,
  removeVisitTeam,
  saveClosure,
  saveVisitTeam,
} from '@kaohe/db';
import { planSettings, unitClosureSchema, visitTeamSchema } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const cycleId = z.uuid();
const version = z.int().min(0);
const mass = z.strictObject({ cycleId, ids: z.array(z.uuid()).min(1).max(100), requestId: z.uuid() });
const visit = z.strictObject({ id: z.uuid(), teamId: z.uuid(), from: z.iso.date(), to: z.iso.date() });

/** The office's plan of a cycle's visits. */
export const visitPlan = router({
  byCycle: signedIn
    .input(z.strictObject({ cycleId }))
    .query(({ ctx, input }) => readVisitPlan(ctx.db, ctx.session.scope, input.cycleId)),
  saveTeam: signedIn
    .input(z.strictObject({ cycleId, id: z.uuid().optional(), team: visitTeamSchema }))
    .mutation(({ ctx, input }) => saveVisitTeam(ctx.db, ctx.session.scope, input)),
  removeTeam: signedIn
    .input(z.strictObject({ cycleId, id: z.uuid() }))
    .mutation(({ ctx, input }) => removeVisitTeam(ctx.db, ctx.session.scope, input)),
  propose: signedIn
    .input(
      z.strictObject({ cycleId, version, seed: z.string().trim().min(1).max(40), settings: planSettings }),
    )
    .mutation(({ ctx, input }) => proposeVisitPlan(ctx.db, ctx.session.scope, input)),
  adjust: signedIn
    .input(
      z.strictObject({
        cycleId,
        version,
        put: z.array(visit).max(500),
        drop: z.array(z.uuid()).max(500),
      }),
    )
    .mutation(({ ctx, input }) => adjustVisitPlan(ctx.db, ctx.session.scope, input)),
  /** Lets the next proposal move what was set by hand. */
  free: signedIn
    .input(z.strictObject({ cycleId, version, ids: z.array(z.uuid()).max(2000) }))
    .mutation(({ ctx, input }) => freeVisitPlan(ctx.db, ctx.session.scope, input)),
  /** Days on which the unit of an assessment can't be visited, and whether the reader keeps them: the unit itself, and the office. */
  closures: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readClosures(ctx.db, ctx.session.scope, input.id)),
  close: signedIn
    .input(z.strictObject({ id: z.uuid(), ...unitClosureSchema.shape }))
    .mutation(({ ctx, input }) => saveClosure(ctx.db, ctx.session.scope, input)),
  reopen: signedIn
    .input(z.strictObject({ id: z.uuid(), closure: z.uuid() }))
    .mutation(({ ctx, input }) => removeClosure(ctx.db, ctx.session.scope, input)),
  plan: signedIn.input(mass).mutation(({ ctx, input }) => planVisits(ctx.db, ctx.session.scope, input)),
  announce: signedIn
    .input(mass)
    .mutation(({ ctx, input }) => announceVisits(ctx.db, ctx.session.scope, input)),
});
