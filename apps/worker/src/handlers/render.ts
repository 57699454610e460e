import { keepLetter, readLetterLists, readLetterSource } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { type DocumentName, documentNames, type LetterFacts, letters, series } from '@kaohe/wording';
import type { Context } from '../context.ts';
import type { Handler } from '../payload.ts';
import { docx } from '../render/docx.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const isDocument = (name: string): name is DocumentName => documentNames.some((one) => one === name);

/** What a file system takes as a name. */
const fileName = (title: string): string => `${title.replaceAll(/[\\/:*?"<>|]/g, '').slice(0, 80)}.docx`;

/** One after the other: numbers of a series are given in turn, and whoever waited for his in the database would hold a connection. */
const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
};

/** Writes a letter, keeps it by its hash and lists it with its instance. */
export const render = ({ db, files }: Context): Handler<'render'> => {
  const turn = inTurn();
  return async ({ document }, row) => {
    if (!isDocument(document)) throw new Fault('invalid', { issue: 'unknownDocument', document });
    const source = await readLetterSource(db, row.instanceId, row.seq);
    if (source === undefined) throw new Fault('invalid', { issue: 'noCause' });
    const facts: LetterFacts = {
      organ: `${source.root}考核办公室`,
      unit: source.unit,
      cycle: source.cycle,
      year: source.year,
      at: row.at.toISOString(),
      data: source.birth,
      entries: source.entries,
      ...(await readLetterLists(db, document, {
        instanceId: row.instanceId,
        machine: source.machine,
        at: row.at,
      })),
    };
    const letter = letters[document](facts);
    const kept = await turn(() =>
      keepLetter(db, files, {
        outboxId: row.id,
        instanceId: row.instanceId,
        kind: document,
        series: series[document],
        at: row.at,
        type: wordType,
        render: async (number) => ({ name: fileName(letter.title), bytes: await docx(letter, number) }),
      }),
    );
    return kept ? null : 'repeated';
  };
};
