import type { Question } from '@kaohe/domain';
import type { Kept } from '../queries.ts';

/** What may be chosen, in the order of the digits. */
export const optionKeys = (question: Question, kept: Kept): readonly string[] => {
  if (question.kind === 'grade') return kept.choices.map(({ key }) => key);
  if (question.kind === 'rating') return Array.from({ length: question.most }, (_, at) => String(at + 1));
  return 'options' in question ? question.options.map(({ key }) => key) : [];
};
