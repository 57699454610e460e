import { begin } from '@kaohe/db';
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
});
