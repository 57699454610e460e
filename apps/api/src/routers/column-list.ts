import { demandLister } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { tableLimits } from '@kaohe/table';
import { z } from 'zod';
import { partsOf } from '../table/form.ts';
import { readLists } from '../table/turn.ts';
import { signedIn } from '../trpc.ts';

/** A column of a file that a sample is drawn from; not given: the first. */
const listed = z.strictObject({
  id: z.uuid(),
  sheet: z.string().max(100).optional(),
  letters: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .optional(),
});
/** Entries that a list takes, and one for its heading. */
const longest = 5001;

/** The columns of a file as lists to draw a sample from, for the lead of a visit; nothing is kept. */
export const columnList = signedIn.input(z.instanceof(FormData)).mutation(async ({ ctx, input }) => {
  const { ask, file } = await partsOf(input, listed);
  await demandLister(ctx.db, ctx.session.scope, ask.id);
  await ctx.limits.spend('table', ctx.session.person.id);
  const columns = await readLists(file);
  const chosen = columns.find((one) => one.sheet === ask.sheet && one.letters === ask.letters) ?? columns[0];
  if (chosen === undefined) throw new Fault('invalid', { path: 'file', issue: 'empty', paths: ['file'] });
  return {
    columns: columns.slice(0, tableLimits.columns).map(({ items, ...column }) => ({
      ...column,
      count: items.length,
      sample: items.slice(0, 3).map((item) => item.slice(0, 60)),
    })),
    sheet: chosen.sheet,
    letters: chosen.letters,
    items: chosen.items.slice(0, longest),
  };
});
