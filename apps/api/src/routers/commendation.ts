import { readDecisionSheet, readHonourList, readHonourStanding, readHonours } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';
import { paging } from './paging.ts';

/** Commendations: the process, the list that it starts from, the sheet on which a leader decides, the register. */
export const commendation = router({
  ...noun('commendation'),
  /** Every unit of a cycle: eligible, by hand, or out and why; for the staff. */
  candidates: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(({ ctx, input }) => readHonourList(ctx.db, ctx.session.scope, input.cycleId)),
  /** For a unit's own people: what stands against their unit. */
  standing: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(({ ctx, input }) => readHonourStanding(ctx.db, ctx.session.scope, input.cycleId)),
  sheet: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readDecisionSheet(ctx.db, ctx.session.scope, input.id)),
  honours: signedIn
    .input(
      z.strictObject({
        ...paging,
        search: z.string().trim().max(80).optional(),
        year: z.int().min(2000).max(2100).optional(),
        unitId: z.uuid().optional(),
      }),
    )
    .query(({ ctx, input }) => readHonours(ctx.db, { ...input, reasons: true })),
});
