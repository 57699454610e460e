import { begin, readCycleChoices, readCycleUnits, readPeriods, unitKinds } from '@kaohe/db';
import { cycleData } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

export const cycle = router({
  ...noun('cycle'),
  /** The cycles to choose from, with whether they have units yet. */
  choices: signedIn.query(({ ctx }) => readCycleChoices(ctx.db, ctx.session.scope)),
  /** The units that an event of the cycle can be about. */
  units: signedIn
    .input(z.strictObject({ id: z.uuid(), of: z.enum(unitKinds) }))
    .query(({ ctx, input }) => readCycleUnits(ctx.db, ctx.session.scope, input)),
  periods: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readPeriods(ctx.db, ctx.session.scope, input.id)),
  /** Begins a year's assessment; the office only (decided in `begin`). */
  begin: signedIn.input(z.strictObject({ requestId: z.uuid(), data: cycleData })).mutation(({ ctx, input }) =>
    begin(ctx.db, {
      machine: 'cycle',
      data: input.data,
      requestId: input.requestId,
      actor: { kind: 'person', personId: ctx.session.person.id },
    }),
  ),
});
