import { readCase, readCases } from '@kaohe/db';
import type { MachineName } from '@kaohe/domain';
import { z } from 'zod';
import { sendTo } from '../send.ts';
import { signedIn } from '../trpc.ts';
import { paging } from './paging.ts';

const filter = z.strictObject({
  ...paging,
  cycleId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  parentId: z.uuid().optional(),
  stages: z.array(z.string().max(40)).max(40).optional(),
  open: z.boolean().optional(),
});

/** What every process offers: one way to move it, one case, the list. */
export const noun = <M extends MachineName>(machine: M) => ({
  send: sendTo(machine),
  byId: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readCase(ctx.db, ctx.session.scope, { machine, id: input.id })),
  list: signedIn
    .input(filter)
    .query(({ ctx, input }) => readCases(ctx.db, ctx.session.scope, { machine, filter: input })),
});
