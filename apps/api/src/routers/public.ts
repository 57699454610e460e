import {
  advance,
  answer,
  handIn,
  loadByToken,
  loadPaper,
  readHonours,
  readObjectionNumber,
  readObjectionTarget,
  readPublicNotice,
  readPublicNotices,
  readReceipt,
} from '@kaohe/db';
import { Fault, testAnswerSchema } from '@kaohe/domain';
import { z } from 'zod';
import { proofSchema } from '../http/proof.ts';
import { type Context, open, router } from '../trpc.ts';
import { answersSchema } from './questionnaire.ts';

const text = z.string().trim().min(1).max(8000);

/** An objection names the unit that it is about; the last field is for nobody who reads the page. */
const objection = z.strictObject({
  id: z.uuid(),
  requestId: z.uuid(),
  unitId: z.uuid().optional(),
  text,
  name: z.string().trim().max(80).optional(),
  contact: z.string().trim().max(200).optional(),
  proof: proofSchema,
  website: z.string().max(0, { error: 'filledByMachine' }).optional(),
});
const years = z.strictObject({
  search: z.string().trim().max(80).optional(),
  year: z.int().min(2000).max(2100).optional(),
  cursor: z.string().max(400).optional(),
});

const token = z.string().min(16).max(100);

/** Numbers and links can't be guessed at this rate; a good one leaves no trace. */
const guarded = async <T>(
  { limits, ip }: Pick<Context, 'limits' | 'ip'>,
  look: () => Promise<T>,
): Promise<T> => {
  await limits.check('lookUp', ip);
  try {
    return await look();
  } catch (error) {
    if (error instanceof Fault && error.code === 'notFound') await limits.spend('lookUp', ip);
    throw error;
  }
};

/** What anybody may read and write without an account; numbers and tokens travel in bodies, so that no log of addresses has them. */
export const everybody = router({
  notices: open.query(({ ctx }) => readPublicNotices(ctx.db)),
  notice: open
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => readPublicNotice(ctx.db, input.id)),
  /** Work to be done before an objection is sent. */
  challenge: open.mutation(async ({ ctx }) => {
    await ctx.limits.spend('challenge', ctx.ip);
    return ctx.proofs.challenge();
  }),
  object: open
    .input(objection)
    .mutation(async ({ ctx, input: { id, requestId, proof, website: _, unitId, ...said } }) => {
      await ctx.proofs.demand(proof, requestId);
      await ctx.limits.spend('objection', ctx.ip);
      const { instanceId, machine } = await readObjectionTarget(ctx.db, { id, unitId });
      const data = machine === 'cycle' ? { ...said, unitId } : said;
      const { opened } = await advance(ctx.db, {
        instanceId,
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
  /** The honour register, with those revoked marked as that. */
  honours: open.input(years).query(({ ctx, input }) => readHonours(ctx.db, { ...input, reasons: false })),
  /** What a link asks; a link that leads nowhere counts as a try at guessing one. */
  questionnaire: open
    .input(z.strictObject({ token }))
    .mutation(({ ctx, input }) => guarded(ctx, () => loadByToken(ctx.db, input.token))),
  answer: open.input(z.strictObject({ token, answers: answersSchema })).mutation(({ ctx, input }) =>
    guarded(ctx, async () => {
      await answer(ctx.db, input.token, input.answers);
      return {};
    }),
  ),
  /** The paper of a test behind a link, without its key. */
  paper: open
    .input(z.strictObject({ token }))
    .mutation(({ ctx, input }) => guarded(ctx, () => loadPaper(ctx.db, input.token))),
  handIn: open
    .input(z.strictObject({ token, answers: z.record(z.uuid(), testAnswerSchema) }))
    .mutation(({ ctx, input }) => guarded(ctx, () => handIn(ctx.db, input.token, input.answers))),
  receipt: open
    .input(z.strictObject({ number: z.string().min(8).max(40) }))
    .mutation(({ ctx, input }) => guarded(ctx, () => readReceipt(ctx.db, input.number.trim().toUpperCase()))),
});
