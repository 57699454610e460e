import type { Question, QuestionKind, QuestionOption } from '@kaohe/domain';
import type { QuestionTemplate } from '@kaohe/wording';

/** The first of p1, p2 … that isn't taken. */
const freeKey = (prefix: string, taken: readonly string[]): string => {
  let at = 1;
  while (taken.includes(`${prefix}${at}`)) at += 1;
  return `${prefix}${at}`;
};

/** Options from lines: a text that was there keeps its key, so that conditions go on to hold. */
export const optionsFrom = (lines: string, old: readonly QuestionOption[]): QuestionOption[] => {
  const labels = lines.split('\n').filter((line, at, all) => line.trim() !== '' || at < all.length - 1);
  const kept: QuestionOption[] = [];
  labels.slice(0, 20).forEach((label, at) => {
    const same = old.find((one) => one.label === label && !kept.some(({ key }) => key === one.key));
    const place = old[at];
    const mayStay =
      place !== undefined && !labels.includes(place.label) && !kept.some(({ key }) => key === place.key);
    const taken = [...old, ...kept].map(({ key }) => key);
    kept.push({ key: same?.key ?? (mayStay ? place.key : freeKey('o', taken)), label });
  });
  return kept;
};

const blank = (kind: QuestionKind, id: string): Question => {
  const base = { id, text: '', required: kind !== 'text' };
  switch (kind) {
    case 'grade':
    case 'text':
      return { ...base, kind };
    case 'rating':
      return { ...base, kind, most: 5, low: '', high: '' };
    case 'single':
      return { ...base, kind, options: [], groups: false };
    case 'multiple':
      return { ...base, kind, options: [] };
    case 'matrix':
      return { ...base, kind, options: [], rows: [] };
  }
};

const ids = (questions: readonly Question[]): readonly string[] => questions.map(({ id }) => id);

export const added = (questions: readonly Question[], kind: QuestionKind): readonly Question[] => [
  ...questions,
  blank(kind, freeKey('q', ids(questions))),
];

export const moved = (questions: readonly Question[], from: number, to: number): readonly Question[] => {
  const next = [...questions];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
};

export const duplicated = (questions: readonly Question[], at: number): readonly Question[] => {
  const one = questions[at];
  if (one === undefined) return questions;
  const copy = { ...one, id: freeKey('q', ids(questions)) };
  return [...questions.slice(0, at + 1), copy, ...questions.slice(at + 1)];
};

/** The questions of a template after those that are there. */
export const withTemplate = (
  questions: readonly Question[],
  template: QuestionTemplate,
): readonly Question[] => {
  const all = [...questions];
  for (const given of template.questions) {
    const before = all.at(-1);
    const question: Question = {
      ...blank(given.kind, freeKey('q', ids(all))),
      text: given.text,
      required: given.required === true,
    };
    if ('options' in question) question.options = optionsFrom((given.options ?? []).join('\n'), []);
    if (question.kind === 'matrix') question.rows = optionsFrom((given.rows ?? []).join('\n'), []);
    if (given.ifPoor === true && before !== undefined && 'options' in before)
      question.shownWhen = { question: before.id, is: before.options.slice(-2).map(({ key }) => key) };
    all.push(question);
  }
  return all;
};
