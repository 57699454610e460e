import type { Voice } from '@kaohe/domain';
import { z } from 'zod';
import type { Memory } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { unseal } from './seal.ts';

const answer = z.union([z.string(), z.number(), z.array(z.string()), z.record(z.string(), z.string())]);
/** What is in a box. */
export const voiceSchema = z.strictObject({ class: z.string(), answers: z.record(z.string(), answer) });
export const papersSchema = z.array(voiceSchema);

const sealed = {
  name: 'answers-sealed',
  text: 'select box from sealed_answer where questionnaire_id = $1',
};
const agreed = {
  name: 'papers-agreed',
  text: 'select box from paper_entry where questionnaire_id = $1 and agreed and pass = 1 order by batch',
};
type Boxed = { readonly box: Buffer };

/** All that was answered by link and on paper, opened in memory; nothing tells which came how, or when. */
export const voicesOf = async (tx: Sql, memory: Memory, id: string): Promise<readonly Voice[]> => {
  const sealing = { memory, questionnaireId: id };
  const boxes = await tx.query<Boxed>(sealed, [id]);
  const papers = await tx.query<Boxed>(agreed, [id]);
  return [
    ...boxes.map(({ box }) => voiceSchema.parse(unseal(sealing, box))),
    ...papers.flatMap(({ box }) => papersSchema.parse(unseal(sealing, box))),
  ];
};
