import { begin, missTarget } from '@kaohe/db';
import { cycleData } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';

export const cycle = router({
  ...noun('cycle'),
  /** Begins a year's assessment; the office only (decided in `begin`). */
  begin: signedIn.input(z.strictObject({ requestId: z.uuid(), data: cycleData })).mutation(({ ctx, input }) =>
    begin(ctx.db, {
      machine: 'cycle',
      data: input.data,
      requestId: input.requestId,
      actor: { kind: 'person', personId: ctx.session.person.id },
    }),
  ),
  /** Notes that a unit missed a target of its operation, a gate of the next list of grades; the office only. */
  missTarget: signedIn
    .input(
      z.strictObject({
        cycleId: z.uuid(),
        unitId: z.uuid(),
        target: z.enum(['safety', 'coreTarget']),
        document: z.string().trim().min(1).max(500),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      await missTarget(ctx.db, { ...input, actor: { kind: 'person', personId: ctx.session.person.id } });
      return {};
    }),
});
