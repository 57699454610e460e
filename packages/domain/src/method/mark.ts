import type { BankQuestion, TestAnswer } from './question.ts';

/** What a right answer is worth, in 1/100 per cent. */
export const fullMark = 10_000;

/** Letters and digits alone: punctuation, spaces, width and case tell nothing apart. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const markMultiple = (keys: readonly number[], given: readonly number[]): number => {
  const chosen = new Set(given);
  if ([...chosen].some((one) => !keys.includes(one)) || chosen.size === 0) return 0;
  return chosen.size === keys.length ? fullMark : fullMark / 2;
};

const markShort = (matters: readonly (readonly string[])[], given: string): number => {
  const text = plain(given);
  const named = matters.filter((wordings) =>
    wordings.some((one) => plain(one) !== '' && text.includes(plain(one))),
  ).length;
  return Math.floor((named * fullMark) / matters.length);
};

/**
 * The mark of an answer, from 0 to 10,000. Several options: all for exactly the key, half for a part of it and nothing wrong. A short
 * answer: the share of the matters that it names. An answer of another kind is none.
 */
export const markAnswer = (question: BankQuestion, answer: TestAnswer): number => {
  switch (question.kind) {
    case 'single':
      return answer === question.key ? fullMark : 0;
    case 'trueFalse':
      return answer === question.key ? fullMark : 0;
    case 'multiple':
      return Array.isArray(answer) ? markMultiple(question.keys, answer) : 0;
    case 'short':
      return typeof answer === 'string' ? markShort(question.matters, answer) : 0;
  }
};

export type Mark = { readonly question: string; readonly indicator: string; readonly mark: number };

/** What a paper came to: the mean of its marks, in 1/100 per cent, rounded half up. */
export const paperScore = (marks: readonly Mark[]): number =>
  marks.length === 0
    ? 0
    : Math.floor((2 * marks.reduce((sum, { mark }) => sum + mark, 0) + marks.length) / (2 * marks.length));
