import { buffer } from 'node:stream/consumers';
import {
  addTemplate,
  letterheadOf,
  readFile,
  readLetter,
  readLetterLists,
  readLetterSource,
  readLetters,
  readOrgans,
  readSample,
  readTemplates,
  retireTemplate,
  saveLetterhead,
  voidLetter,
} from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { checkTemplate, fromTemplate, plainText } from '@kaohe/paper';
import { type DocumentName, documentNames, letters, templateFields, templateValues } from '@kaohe/wording';
import { z } from 'zod';
import { type Context, router, signedIn } from '../trpc.ts';
import { paging } from './paging.ts';
import { registerFilter } from './register.ts';

type Signed = Pick<Context, 'db' | 'store'> & { readonly session: NonNullable<Context['session']> };
const id = z.strictObject({ id: z.uuid() });
const kind = z.enum(documentNames);
const organ = z.strictObject({ unitId: z.uuid() });
const template = organ.extend({ kind, fileId: z.uuid() });
const text = z.string().trim().max(100);

const bytesOf = async ({ db, store, session }: Signed, fileId: string): Promise<Uint8Array> => {
  const { sha256 } = await readFile(db, session.scope, fileId);
  return buffer(await store.read(sha256));
};

/** What a template would give with the last letter of its kind, as far as the reader may see its case. */
const preview = async (
  { db, session }: Signed,
  { unitId, kind: name, bytes }: { unitId: string; kind: DocumentName; bytes: Uint8Array },
): Promise<{ number: string; text: string; file: Uint8Array } | null> => {
  const sample = await readSample(db, session.scope, { unitId, kind: name });
  if (sample === null) return null;
  const { instanceId, seq, at, number } = sample;
  const source = await readLetterSource(db, instanceId, seq);
  if (source === undefined) return null;
  const { mark } = await letterheadOf(db, unitId, { name: source.root, shortName: source.rootShort });
  const { unit, cycle, year, birth, entries, machine } = source;
  const lists = await readLetterLists(db, name, { instanceId, machine, at });
  const facts = { organ: mark, unit, cycle, year, at: at.toISOString(), data: birth, entries, ...lists };
  const letter = letters[name](facts);
  const made = fromTemplate(bytes, templateValues(name, facts, { letter, number }));
  return { number, text: plainText(made), file: made };
};

/** Letters that were written, how they look, and the organisation's own templates. */
export const letter = router({
  /** Of a cycle, the newest first. */
  list: signedIn
    .input(z.strictObject({ ...paging, ...registerFilter }))
    .query(({ ctx, input }) => readLetters(ctx.db, ctx.session.scope, input)),
  byId: signedIn.input(id).query(async ({ ctx, input }) => {
    const { sha256, ...view } = await readLetter(ctx.db, ctx.session.scope, input.id);
    return { ...view, sha256 };
  }),
  void: signedIn
    .input(id.extend({ reason: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => {
      await voidLetter(ctx.db, ctx.session.scope, input);
      return {};
    }),
  /** The organisations whose letters one keeps, with their letterheads. */
  organs: signedIn.query(({ ctx }) => readOrgans(ctx.db, ctx.session.scope)),
  saveHead: signedIn
    .input(
      organ.extend({
        head: z.strictObject({
          mark: text.min(1),
          code: text.max(20),
          sealed: z.boolean(),
          copies: z.array(text.min(1)).max(10),
          printer: text,
        }),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      await saveLetterhead(ctx.db, ctx.session.scope, input);
      return {};
    }),
  fields: signedIn.input(z.strictObject({ kind })).query(({ input }) => templateFields(input.kind)),
  templates: signedIn
    .input(organ)
    .query(({ ctx, input }) => readTemplates(ctx.db, ctx.session.scope, input.unitId)),
  /** What is wrong with a template, and what it gives with real data; nothing is kept. */
  try: signedIn.input(template).query(async ({ ctx, input }) => {
    const bytes = await bytesOf(ctx, input.fileId);
    const issues = checkTemplate(bytes, templateFields(input.kind));
    const made = issues.length > 0 ? null : await preview(ctx, { ...input, bytes });
    return {
      issues,
      preview: made === null ? null : { ...made, file: Buffer.from(made.file).toString('base64') },
    };
  }),
  /** Takes a template into use; one that has an unknown field or a broken tag is refused. */
  use: signedIn.input(template).mutation(async ({ ctx, input }) => {
    const [issue] = checkTemplate(await bytesOf(ctx, input.fileId), templateFields(input.kind));
    if (issue !== undefined)
      throw new Fault('invalid', { path: 'fileId', issue: 'template', ...tagOf(issue) });
    return { version: await addTemplate(ctx.db, ctx.session.scope, input) };
  }),
  retire: signedIn.input(organ.extend({ kind })).mutation(async ({ ctx, input }) => {
    await retireTemplate(ctx.db, ctx.session.scope, input);
    return {};
  }),
});

const tagOf = ({ tag }: { readonly tag: string }) => ({ tag });
