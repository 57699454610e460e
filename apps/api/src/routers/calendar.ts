import { overrideCalendar, readCalendar } from '@kaohe/db';
import type { Role } from '@kaohe/domain';
import { z } from 'zod';
import { administrator, router, signedIn } from '../trpc.ts';
import { day } from './day.ts';

const days = z
  .array(z.strictObject({ day, workday: z.boolean(), name: z.string().trim().max(40).optional() }))
  .min(1)
  .max(366);

/** Who sees to it that no date stays open. */
const keepers: readonly Role[] = ['office', 'leader', 'auditor', 'administrator'];

export const calendar = router({
  /** The years that are known, the organisation's own days, and, for who keeps them, the deadlines that wait for a year. */
  years: signedIn.query(async ({ ctx }) => {
    const { pending, ...years } = await readCalendar(ctx.db);
    return { ...years, pending: keepers.some((role) => ctx.session.roles.has(role)) ? pending : [] };
  }),
  /** Takes over a year's official notice, or days that the organisation has otherwise. */
  override: administrator
    .input(z.strictObject({ days, year: z.int().min(2000).max(2100).optional() }))
    .mutation(({ ctx, input }) => overrideCalendar(ctx.db, input)),
});
