import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { longestAnswer, type Question } from '@kaohe/domain';
import type { Memory } from '../memory.ts';

const algorithm = 'aes-256-gcm';
const bytes = { key: 32, nonce: 12, tag: 16, block: 256 } as const;

/** One key for each questionnaire, from the installation's secret: the database, its backups and its log don't have it. */
const keyOf = ({ secret }: Memory, questionnaireId: string): Buffer => {
  if (secret === undefined) throw new Error('the store was opened without the secret that seals answers');
  return Buffer.from(hkdfSync('sha256', secret, questionnaireId, 'kaohe answers', bytes.key));
};

const widthOf = (question: Question): number => {
  // JSON: at most 3 bytes for a character of UTF-16, and room for what is escaped.
  if (question.kind === 'text') return 3 * longestAnswer + 64;
  if (question.kind === 'matrix') return 64 * (question.rows.length + 1);
  return 'options' in question ? 32 * (question.options.length + 2) : 96;
};

/** How long every box of a questionnaire is: its length says nothing of what was answered. */
export const boxLength = (questions: readonly Question[]): number => {
  const most = questions.reduce((sum, one) => sum + widthOf(one), 128);
  return Math.ceil(most / bytes.block) * bytes.block;
};

type Sealing = { readonly memory: Memory; readonly questionnaireId: string };

/** Seals what can be said in JSON; filled up to `length` bytes, or to the next whole block where it doesn't fit. */
export const seal = ({ memory, questionnaireId }: Sealing, content: unknown, length: number): Buffer => {
  const text = Buffer.from(JSON.stringify(content));
  const whole = Math.max(length, Math.ceil((text.length + 1) / bytes.block) * bytes.block);
  // JSON never ends in a blank that matters.
  const filled = Buffer.concat([text, Buffer.alloc(whole - text.length, ' ')]);
  const nonce = randomBytes(bytes.nonce);
  const cipher = createCipheriv(algorithm, keyOf(memory, questionnaireId), nonce);
  cipher.setAAD(Buffer.from(questionnaireId));
  return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]);
};

/** Opens a box; throws where it was changed, or sealed for another questionnaire or with another secret. */
export const unseal = ({ memory, questionnaireId }: Sealing, box: Buffer): unknown => {
  const nonce = box.subarray(0, bytes.nonce);
  const tag = box.subarray(box.length - bytes.tag);
  const decipher = createDecipheriv(algorithm, keyOf(memory, questionnaireId), nonce);
  decipher.setAAD(Buffer.from(questionnaireId));
  decipher.setAuthTag(tag);
  const text = Buffer.concat([
    decipher.update(box.subarray(bytes.nonce, box.length - bytes.tag)),
    decipher.final(),
  ]);
  return JSON.parse(text.toString());
};
