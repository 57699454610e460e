import { draftStandard, lintStandard, saveStandard } from '@kaohe/db';
import { Fault, indicatorsOf, tableFields, tableSeverities } from '@kaohe/domain';
import { appendContent, countsOf, tableLimits } from '@kaohe/table';
import { z } from 'zod';
import { partsOf } from '../table/form.ts';
import { readTable } from '../table/turn.ts';
import { router, signedIn } from '../trpc.ts';
import { columnList } from './column-list.ts';

/** Rows that one answer holds. */
const page = 200;
/** A standard with more indicators is linted once it is a draft. */
const lintable = 400;

const address = z.string().regex(/^[A-Z]{1,3}\d{1,7}$/);
const part = z.strictObject({
  sheet: z.string().max(100),
  table: z.int().min(1).max(10_000),
  mapping: z.record(z.string().regex(/^[A-Z]{1,3}$/), z.enum(tableFields)).optional(),
  /** Cells corrected by hand: address → text. */
  mends: z.record(address, z.string().max(4_000)).optional(),
});
const asked = z.strictObject({
  id: z.uuid(),
  /** Tables of the file that make one standard; none: its first. */
  tables: z.array(part).max(200).optional(),
});
const looked = asked.extend({
  /** Rows of which something of that gravity is said; not given: all. */
  only: z.enum(tableSeverities).optional(),
  from: z.int().min(0).max(tableLimits.rows).default(0),
});
const taken = asked.extend({
  version: z.int().min(1),
  mode: z.enum(['replace', 'append']),
});

/** Tables come in as forms with a `file` and an `ask` (JSON); a standard goes out by `GET /standards/:id/export`. */
export const table = router({
  list: columnList,
  /** What an import would make of a file; nothing is kept. Rows come 200 at a time, `next` says from where on. */
  preview: signedIn.input(z.instanceof(FormData)).mutation(async ({ ctx, input }) => {
    const { ask, file } = await partsOf(input, looked);
    const actor = { kind: 'person', personId: ctx.session.person.id } as const;
    const draft = await draftStandard(ctx.db, { id: ask.id, actor });
    await ctx.limits.spend('table', actor.personId);
    const { accounts, content, ...done } = await readTable({ ...file, ...ask });
    const all = accounts.flatMap((one) => one.rows);
    const rows = all.filter(
      ({ findings }) => ask.only === undefined || findings.some(({ severity }) => severity === ask.only),
    );
    const indicators = indicatorsOf(content);
    const linted =
      indicators.length > lintable
        ? null
        : await lintStandard(ctx.db, ctx.session.scope, { id: ask.id, content });
    return {
      ...done,
      version: draft.version,
      /** What the draft holds now. */
      before: indicatorsOf(draft.content).length,
      counts: countsOf(all),
      rows: rows.slice(ask.from, ask.from + page),
      next: ask.from + page < rows.length ? ask.from + page : null,
      found: {
        total: content.total,
        dimensions: content.dimensions.length,
        indicators: indicators.length,
        items: indicators.reduce((sum, one) => sum + one.items.length, 0),
      },
      lint: linted?.findings ?? null,
      lintMore: linted?.more ?? 0,
    };
  }),
  /** Takes the table over into the draft, in place of its text or behind it; answers what stood there before. */
  commit: signedIn.input(z.instanceof(FormData)).mutation(async ({ ctx, input }) => {
    const { ask, file } = await partsOf(input, taken);
    const actor = { kind: 'person', personId: ctx.session.person.id } as const;
    const draft = await draftStandard(ctx.db, { id: ask.id, actor });
    if (draft.version !== ask.version) throw new Fault('stale', { version: draft.version });
    await ctx.limits.spend('table', actor.personId);
    const { content } = await readTable({ ...file, ...ask });
    const saved = await saveStandard(ctx.db, {
      id: ask.id,
      version: ask.version,
      actor,
      content: ask.mode === 'replace' ? content : appendContent(draft.content, content),
    });
    return { ...saved, before: draft.content };
  }),
});
