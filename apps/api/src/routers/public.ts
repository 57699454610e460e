import { advance, readObjectionNumber, readPublicNotice, readPublicNotices, readReceipt } from '@kaohe/db';
import { z } from 'zod';
import { open, router } from '../trpc.ts';

const text = z.string().trim().min(1).max(8000);

/** An objection to the results names the unit; one to a commendation is about its unit. */
const objection = z.strictObject({
  id: z.uuid(),
  requestId: z.uuid(),
  unitId: z.uuid().optional(),
  text,
  name: z.string().trim().max(80).optional(),
  contact: z.string().trim().max(200).optional(),
});

/** What anybody may read and write without an account; numbers and tokens travel in bodies, so that no log of addresses has them. */
export const everybody = router({
  notices: open.query(({ ctx }) => readPublicNotices(ctx.db)),
  notice: open
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readPublicNotice(ctx.db, input.id)),
  object: open.input(objection).mutation(async ({ ctx, input: { id, requestId, ...data } }) => {
    await ctx.limits.spend('objection', ctx.ip);
    const { machine } = await readPublicNotice(ctx.db, id);
    const { opened } = await advance(ctx.db, {
      instanceId: id,
      event: { type: `${machine}.object`, data },
      actor: { kind: 'public' },
      requestId,
    });
    return {
      number: await readObjectionNumber(
        ctx.db,
        opened.map((one) => one.id),
      ),
    };
  }),
  receipt: open
    .input(z.strictObject({ number: z.string().min(8).max(40) }))
    .mutation(async ({ ctx, input }) => {
      await ctx.limits.check('lookUp', ctx.ip);
      try {
        return await readReceipt(ctx.db, input.number.trim().toUpperCase());
      } catch (error) {
        await ctx.limits.spend('lookUp', ctx.ip);
        throw error;
      }
    }),
});
