import { Fault } from '@kaohe/domain';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';

const latest = Date.parse('2100-12-31T00:00:00Z');
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() <= latest, 'beyondCalendar');

const jump = z.union([
  z.strictObject({
    by: z
      .int()
      .min(1)
      .max(50 * 366 * 86_400),
  }),
  z.strictObject({ to: z.literal('nextDeadline') }),
  z.strictObject({ to: instant }),
]);
type Jump = z.output<typeof jump>;

/** Where there is no movable clock, there is nothing to ask: outside demonstration mode the server holds none. */
const demonstrating = signedIn.use(({ ctx, next }) => {
  if (ctx.clock === null) throw new Fault('notFound', { what: 'clock' });
  return next({ ctx: { ...ctx, clock: ctx.clock } });
});

const target = (wanted: Jump, clock: { now: string; next: string | null }): Date => {
  if ('by' in wanted) return new Date(Date.parse(clock.now) + wanted.by * 1_000);
  if (wanted.to !== 'nextDeadline') return wanted.to;
  if (clock.next === null) throw new Fault('refused', { what: 'nextDeadline' });
  return new Date(Math.max(Date.parse(clock.next), Date.parse(clock.now)));
};

export const clock = router({
  now: demonstrating.query(({ ctx }) => ctx.clock.read()),
  /** Moves the demonstration's time, forward only: by seconds, to an instant, or to the next deadline. */
  jump: demonstrating
    .input(jump)
    .mutation(async ({ ctx, input }) => ctx.clock.move(target(input, await ctx.clock.read()))),
});
