import { buffer } from 'node:stream/consumers';
import {
  acknowledgeHandOver,
  advance,
  type Handed,
  handOver,
  readFile,
  readLinkage,
  readOperatingUnits,
  saveOperating,
} from '@kaohe/db';
import { allowed, Fault, type OperatingRead, readOperating, registry } from '@kaohe/domain';
import { readTables, writeLinkage } from '@kaohe/table';
import { z } from 'zod';
import { type Context, router, signedIn } from '../trpc.ts';

type Signed = Pick<Context, 'db' | 'store'> & { readonly session: NonNullable<Context['session']> };
const from = z.strictObject({ cycleId: z.uuid(), fileId: z.uuid() });

/** The table of a file that says most of the cycle's units, with every row accounted for. */
const readFigures = async (
  { db, store, session }: Signed,
  { cycleId, fileId }: z.infer<typeof from>,
): Promise<OperatingRead & { readonly sheet: string; readonly range: string }> => {
  const units = await readOperatingUnits(db, session.scope, cycleId);
  const file = await readFile(db, session.scope, fileId);
  const bytes = new Uint8Array(await buffer(await store.read(file.sha256)));
  const { tables } = await readTables(bytes, file.name);
  const read = tables.map((table) => ({
    ...readOperating(table, units),
    sheet: table.sheet,
    range: table.range,
  }));
  const [best] = read.sort((a, b) => b.rows.length - a.rows.length);
  if (best === undefined) throw new Fault('invalid', { path: 'fileId', issue: 'empty' });
  return best;
};

type Missed = { readonly cycleId: string; readonly rows: OperatingRead['rows'] };
/** Missed targets are gates of the next list of grades, each an event of the cycle. */
const noteMissed = async ({ db, session }: Signed, { cycleId, rows }: Missed): Promise<void> => {
  for (const { unitId, missed, document } of rows)
    for (const target of missed)
      await advance(db, {
        instanceId: cycleId,
        event: { type: 'cycle.missTarget', data: { unitId, target, document } },
        actor: { kind: 'person', personId: session.person.id },
        requestId: crypto.randomUUID(),
      });
};

const render = async (handed: Handed): Promise<{ name: string; bytes: Uint8Array }> => ({
  name: `${handed.number} ${handed.recipient}.xlsx`,
  bytes: await writeLinkage(handed),
});

export const linkage = router({
  /** Figures, approvals and what was handed over, as far as the reader may see them. */
  overview: signedIn
    .input(z.strictObject({ cycleId: z.uuid() }))
    .query(({ ctx, input }) => readLinkage(ctx.db, ctx.session.scope, input.cycleId)),
  /** What a file of operating performance would give, row by row; nothing is kept. */
  preview: signedIn.input(from).query(({ ctx, input }) => readFigures(ctx, input)),
  /** Takes the figures of a file in place of those before; a file with a row in doubt is refused as a whole. */
  commit: signedIn
    .input(from.extend({ version: z.int().min(1) }))
    .mutation(async ({ ctx, input: { version, ...of } }) => {
      const { rows, issues } = await readFigures(ctx, of);
      if (issues.length > 0) throw new Fault('invalid', { path: 'fileId', issue: 'operatingIssues' });
      const actor = { kind: 'person', personId: ctx.session.person.id } as const;
      await saveOperating(ctx.db, { ...of, version, rows, actor });
      const { stage } = await readLinkage(ctx.db, ctx.session.scope, of.cycleId);
      const gates = allowed(registry.cycle, stage, ['office']).includes('cycle.missTarget');
      const missed = rows.filter((row) => row.missed.length > 0);
      if (gates) await noteMissed(ctx, { cycleId: of.cycleId, rows: missed });
      return { taken: rows.length, missed: missed.length, gates };
    }),
  /** Hands the results over to a unit: once under one approval, whoever asks and however often. */
  handOver: signedIn
    .input(z.strictObject({ cycleId: z.uuid(), unitId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      handOver(ctx.db, ctx.store, {
        ...input,
        actor: { kind: 'person', personId: ctx.session.person.id },
        render,
      }),
    ),
  /** By the recipient, with the checksum that stands in his file. */
  acknowledge: signedIn
    .input(z.strictObject({ id: z.uuid(), checksum: z.string().max(200) }))
    .mutation(({ ctx, input }) => acknowledgeHandOver(ctx.db, { ...input, personId: ctx.session.person.id })),
});
