import { readReport, readReportRows, reportFigures } from '@kaohe/db';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const cycle = z.strictObject({ cycleId: z.uuid() });
const cursor = z.string().max(800).optional();

/** The analysis report of a cycle, for its office, leaders and auditors. */
export const report = router({
  /** Counts, means and medians by figure and key, beside the year before. */
  figures: signedIn
    .input(cycle)
    .query(({ ctx, input }) => readReport(ctx.db, ctx.session.scope, input.cycleId)),
  /** The rows behind one of them, as many as it says. */
  rows: signedIn
    .input(cycle.extend({ figure: z.enum(reportFigures), key: z.string().min(1).max(100), cursor }))
    .query(({ ctx, input }) => readReportRows(ctx.db, ctx.session.scope, input)),
});
