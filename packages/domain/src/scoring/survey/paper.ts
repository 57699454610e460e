import type { Answer, Answers } from './shown.ts';

/** A paper as somebody typed it, in the order of the numbers written on the papers after they were mixed. */
export type Paper = { readonly class: string; readonly answers: Answers };

export type PaperDifference = {
  /** From 1. */
  readonly paper: number;
  /** Null: the class of voters, or the paper as a whole where one entry lacks it. */
  readonly question: string | null;
  readonly first: Answer | null;
  readonly second: Answer | null;
};

const canonical = (answer: Answer | undefined): string => {
  if (answer === undefined || typeof answer !== 'object') return JSON.stringify(answer ?? null);
  if (Array.isArray(answer)) return JSON.stringify([...answer].sort());
  return JSON.stringify(Object.entries(answer).sort(([a], [b]) => (a < b ? -1 : 1)));
};

const within = (
  paper: number,
  { first, second, questions }: { first: Paper; second: Paper; questions: readonly string[] },
): readonly PaperDifference[] => {
  const ofClass =
    first.class === second.class ? [] : [{ paper, question: null, first: first.class, second: second.class }];
  const ofAnswers = questions
    .filter((id) => canonical(first.answers[id]) !== canonical(second.answers[id]))
    .map((question) => ({
      paper,
      question,
      first: first.answers[question] ?? null,
      second: second.answers[question] ?? null,
    }));
  return [...ofClass, ...ofAnswers];
};

/** Where two entries of the same papers differ; none: they agree. */
export const paperDifferences = (
  one: readonly Paper[],
  other: readonly Paper[],
  questions: readonly string[],
): readonly PaperDifference[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, at) => {
    const [first, second] = [one[at], other[at]];
    if (first && second) return within(at + 1, { first, second, questions });
    return [{ paper: at + 1, question: null, first: first?.class ?? null, second: second?.class ?? null }];
  }).flat();
