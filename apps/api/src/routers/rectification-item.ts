import { itemSubjects, ledgerStates, readCarried, readLedger, readOrdering } from '@kaohe/db';
import { itemClasses } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';
import { paging } from './paging.ts';

/** How the ledger is narrowed, in the page and in its workbook. */
export const ledgerFilter = z.strictObject({
  cycleId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  state: z.enum(ledgerStates).optional(),
  class: z.enum(itemClasses).optional(),
  subjectKind: z.enum(itemSubjects).optional(),
  search: z.string().trim().max(80).optional(),
});

/** Items of rectification: the process, the ledger of all that one may see, what past cycles left to be checked. */
export const rectificationItem = router({
  ...noun('rectificationItem'),
  ledger: signedIn
    .input(ledgerFilter.extend(paging))
    .query(({ ctx, input }) => readLedger(ctx.db, ctx.session.scope, input)),
  /** What an order to the unit of an assessment starts from: the bounds of its due dates, problems not taken up yet, items that may come back. */
  ordering: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readOrdering(ctx.db, ctx.session.scope, input.id)),
  /** For a visit or an assessment. */
  carried: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readCarried(ctx.db, ctx.session.scope, input.id)),
});
