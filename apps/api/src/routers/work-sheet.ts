import { advance, readRecordable, readSheet, readSheets, reviewFor, sheetStates } from '@kaohe/db';
import { Fault, periodReviewEvents } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { noun } from './noun.ts';
import { paging } from './paging.ts';
import { initialsOf } from './pinyin.ts';

/** How the list of sheets is narrowed. */
export const sheetFilter = {
  cycleId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  period: z.int().min(1).max(12).optional(),
  indicator: z.string().max(40).optional(),
  direction: z.enum(['positive', 'problem', 'neutral']).optional(),
  state: z.enum(sheetStates).optional(),
  late: z.boolean().optional(),
  mine: z.boolean().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  text: z.string().max(100).optional(),
} as const;

const { by, shape } = periodReviewEvents['periodReview.fileSheet'];
const filing = z.strictObject({
  assessmentId: z.uuid(),
  /** Made when the sheet was drafted: however often it is sent, it is filed once. */
  requestId: z.uuid(),
  sheet: z.strictObject(shape),
});

export const workSheet = router({
  ...noun('workSheet'),
  /** The record list: the last recorded first. */
  sheets: signedIn
    .input(z.strictObject({ ...paging, ...sheetFilter }))
    .query(({ ctx, input }) => readSheets(ctx.db, ctx.session.scope, input)),
  sheet: signedIn
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readSheet(ctx.db, ctx.session.scope, input.id)),
  /** What a phone keeps to write sheets without the network: the units and indicators of who records, findable by pinyin initials. */
  recordable: signedIn.query(async ({ ctx }) => {
    const { today, units, standards } = await readRecordable(ctx.db, ctx.session.scope);
    return {
      today,
      person: ctx.session.person,
      units: units.map((unit) => ({ ...unit, initials: initialsOf(unit.name) })),
      standards: standards.map(({ id, indicators }) => ({
        id,
        indicators: indicators.map((one) => ({ ...one, initials: initialsOf(one.name) })),
      })),
    };
  }),
  /** Files a sheet in the period in which it happened, or the next that still collects. */
  file: signedIn.input(filing).mutation(async ({ ctx, input }) => {
    const { assessmentId, requestId, sheet } = input;
    if (!(await ctx.sessions.mayEver(ctx.session, by)))
      throw new Fault('forbidden', { event: 'periodReview.fileSheet' });
    const { occurredOn } = sheet;
    const review = await reviewFor(ctx.db, ctx.session.scope, { assessmentId, requestId, occurredOn });
    if (review === null)
      throw new Fault('refused', { event: 'periodReview.fileSheet', issue: 'recordClosed' });
    const receipt = await advance(ctx.db, {
      instanceId: review,
      event: { type: 'periodReview.fileSheet', data: sheet },
      requestId,
      actor: { kind: 'person', personId: ctx.session.person.id },
    });
    return { id: receipt.opened[0]?.id ?? null, repeated: receipt.repeated };
  }),
});
