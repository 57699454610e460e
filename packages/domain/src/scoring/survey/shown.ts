import type { Question } from './question.ts';

/** One answer: a key, several keys, a rating, keys by row, or a text. */
export type Answer = string | number | readonly string[] | Readonly<Record<string, string>>;
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** What is wrong with an answer. */
export type AnswerIssue =
  | 'required'
  | 'optionUnknown'
  | 'tooManyChosen'
  | 'outOfScale'
  | 'answerTooLong'
  | 'notAsked'
  | 'questionUnknown';

const keysOf = (answer: Answer | undefined): readonly string[] => {
  if (answer === undefined) return [];
  if (typeof answer === 'string') return [answer];
  if (typeof answer === 'number') return [String(answer)];
  return Array.isArray(answer) ? answer : [];
};

/** The questions that these answers ask for, in their order: a condition on a question that isn't asked, or comes later, doesn't hold. */
export const shownQuestions = (questions: readonly Question[], answers: Answers): readonly Question[] => {
  const shown = new Set<string>();
  return questions.filter(({ id, shownWhen }) => {
    const holds =
      shownWhen === undefined ||
      (shown.has(shownWhen.question) &&
        keysOf(answers[shownWhen.question]).some((one) => shownWhen.is.includes(one)));
    if (holds) shown.add(id);
    return holds;
  });
};

/** True when nothing was answered. */
export const isBlank = (answer: Answer | undefined): boolean => {
  if (answer === undefined) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  if (typeof answer === 'number') return false;
  return Array.isArray(answer) ? answer.length === 0 : Object.keys(answer).length === 0;
};

const longest = 500;
const oneOf = (allowed: readonly string[], answer: Answer): AnswerIssue | null =>
  typeof answer === 'string' && allowed.includes(answer) ? null : 'optionUnknown';

const severalOf = (question: Extract<Question, { kind: 'multiple' }>, answer: Answer): AnswerIssue | null => {
  if (!Array.isArray(answer)) return 'optionUnknown';
  const known = question.options.map((one) => one.key);
  if (new Set(answer).size !== answer.length || !answer.every((one) => known.includes(one)))
    return 'optionUnknown';
  return answer.length > (question.most ?? known.length) ? 'tooManyChosen' : null;
};

const rowsOf = (question: Extract<Question, { kind: 'matrix' }>, answer: Answer): AnswerIssue | null => {
  if (typeof answer !== 'object' || Array.isArray(answer)) return 'optionUnknown';
  const rows = question.rows.map((one) => one.key);
  const known = question.options.map((one) => one.key);
  const given = Object.entries(answer);
  if (!given.every(([row, column]) => rows.includes(row) && known.includes(column))) return 'optionUnknown';
  return question.required && given.length < rows.length ? 'required' : null;
};

/** What is wrong with the answer to a question that is asked; `grades` are the policy's choices. */
export const answerIssue = (
  question: Question,
  answer: Answer | undefined,
  grades: readonly string[],
): AnswerIssue | null => {
  if (answer === undefined || isBlank(answer)) return question.required ? 'required' : null;
  switch (question.kind) {
    case 'grade':
      return oneOf(grades, answer);
    case 'single':
      return oneOf(
        question.options.map((one) => one.key),
        answer,
      );
    case 'rating':
      return typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= question.most
        ? null
        : 'outOfScale';
    case 'multiple':
      return severalOf(question, answer);
    case 'matrix':
      return rowsOf(question, answer);
    case 'text':
      if (typeof answer !== 'string') return 'optionUnknown';
      return answer.length > longest ? 'answerTooLong' : null;
  }
};

export type Wrong = { readonly question: string; readonly issue: AnswerIssue };

/** Everything that is wrong with a whole set of answers; an answer to a question that isn't asked is wrong, too. */
export const answersWrong = (
  questions: readonly Question[],
  answers: Answers,
  grades: readonly string[],
): readonly Wrong[] => {
  const shown = shownQuestions(questions, answers);
  const stray = Object.entries(answers)
    .filter(([id, answer]) => !isBlank(answer) && !shown.some((one) => one.id === id))
    .map(([question]): Wrong => {
      const known = questions.some((one) => one.id === question);
      return { question, issue: known ? 'notAsked' : 'questionUnknown' };
    });
  const wrong = shown.flatMap((question): readonly Wrong[] => {
    const issue = answerIssue(question, answers[question.id], grades);
    return issue === null ? [] : [{ question: question.id, issue }];
  });
  return [...stray, ...wrong];
};

/** Answers without blanks. */
export const givenAnswers = (answers: Answers): Record<string, Answer> => {
  const kept: Record<string, Answer> = {};
  for (const [id, answer] of Object.entries(answers)) {
    if (answer !== undefined && !isBlank(answer))
      kept[id] = typeof answer === 'string' ? answer.trim() : answer;
  }
  return kept;
};

/** What is sent: the answers to the questions that are asked, without blanks. */
export const askedAnswers = (questions: readonly Question[], answers: Answers): Record<string, Answer> => {
  const shown = shownQuestions(questions, answers);
  return givenAnswers(Object.fromEntries(shown.map(({ id }) => [id, answers[id]])));
};
