import { buffer } from 'node:stream/consumers';
import {
  keepLetter,
  type LetterSource,
  letterheadOf,
  readLetterLists,
  readLetterSource,
  reserveLetter,
  type TemplateInForce,
  templateInForce,
} from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { docx, fromTemplate, lengthOf } from '@kaohe/paper';
import {
  type DocumentName,
  documentNames,
  forms,
  type LetterFacts,
  letters,
  type Opened,
  series,
  type TemplateValues,
  templateValues,
} from '@kaohe/wording';
import type { Context } from '../context.ts';
import type { Handler } from '../payload.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const isDocument = (name: string): name is DocumentName => documentNames.some((one) => one === name);

/** What a file system takes as a name. */
const fileName = (title: string): string => `${title.replaceAll(/[\\/:*?"<>|]/g, '').slice(0, 80)}.docx`;

type Asked = {
  readonly document: DocumentName;
  readonly source: LetterSource;
  readonly instanceId: string;
  readonly at: Date;
};

/** What a letter tells; its organ is who signs it. */
const factsOf = async (
  { db }: Context,
  { document, source, instanceId, at }: Asked,
  organ: string,
): Promise<LetterFacts> => ({
  organ,
  unit: source.unit,
  cycle: source.cycle,
  year: source.year,
  at: at.toISOString(),
  data: source.birth,
  entries: source.entries,
  ...(await readLetterLists(db, document, { instanceId, machine: source.machine, at })),
});

/** Where the rows behind a number of a report are read. */
const linkOf =
  ({ publicUrl }: Context) =>
  ({ cycleId, figure, key }: Opened): string =>
    `${publicUrl}/report/${cycleId}?${new URLSearchParams({ figure, key })}#figure-${figure}`;

/** By the organisation's own template. */
const fromOwn = async (
  { files }: Context,
  { sha256 }: TemplateInForce,
  values: TemplateValues,
): Promise<Uint8Array> => fromTemplate(await buffer(await files.read(sha256)), values);

/** Writes a letter under its number, keeps it by its hash and lists it with its instance. */
export const render =
  (context: Context): Handler<'render'> =>
  async ({ document }, row) => {
    const { db, files } = context;
    if (!isDocument(document)) throw new Fault('invalid', { issue: 'unknownDocument', document });
    const { instanceId, at } = row;
    const source = await readLetterSource(db, instanceId, row.seq);
    if (source === undefined) throw new Fault('invalid', { issue: 'noCause' });
    const { organId } = source;
    const head = await letterheadOf(db, organId, { name: source.root, shortName: source.rootShort });
    const facts = await factsOf(context, { document, source, instanceId, at }, head.mark);
    const letter = letters[document](facts);
    const { id, number, written } = await reserveLetter(db, {
      outboxId: row.id,
      instanceId,
      kind: document,
      organId,
      series: `${head.code}${series[document]}`,
      at,
    });
    if (written) return 'repeated';
    const template = await templateInForce(db, organId, document);
    const bytes =
      template === undefined
        ? await docx({ letter, form: forms[document], number, head, linkOf: linkOf(context) })
        : await fromOwn(context, template, templateValues(document, facts, { letter, number }));
    const kept = await keepLetter(db, files, {
      id,
      letter: {
        name: fileName(letter.title),
        bytes,
        type: wordType,
        content: { ...letter, number },
        characters: lengthOf(letter),
        templateId: template?.id ?? null,
      },
    });
    return kept ? null : 'repeated';
  };
