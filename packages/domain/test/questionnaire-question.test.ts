import { describe, expect, test } from 'vitest';
import { lintQuestions, type QuestionLint } from '../src/scoring/survey/lint.ts';
import { type Paper, paperDifferences } from '../src/scoring/survey/paper.ts';
import { longestAnswer, type Question, questionsSchema } from '../src/scoring/survey/question.ts';
import { groupsOf } from '../src/scoring/survey/repeated.ts';
import { type Answers, answersWrong, askedAnswers, shownQuestions } from '../src/scoring/survey/shown.ts';

const grades = ['good', 'fairlyGood', 'average', 'poor'];
const options = ['x', 'y'].map((key) => ({ key, label: `选项${key}` }));
const grade: Question = { id: 'q1', kind: 'grade', text: '总体评价', required: true };
const why: Question = {
  id: 'q2',
  kind: 'multiple',
  text: '哪些方面不足',
  required: true,
  options,
  most: 1,
  shownWhen: { question: 'q1', is: ['average', 'poor'] },
};
const more: Question = {
  id: 'q3',
  kind: 'text',
  text: '请说明',
  required: false,
  shownWhen: { question: 'q2', is: ['y'] },
};
const rating: Question = {
  id: 'q4',
  kind: 'rating',
  text: '满意度',
  required: false,
  most: 5,
  low: '',
  high: '',
};
const matrix: Question = { id: 'q5', kind: 'matrix', text: '各项', required: true, options, rows: options };
const questions = [grade, why, more];
const wrong = (answers: Answers, asked: readonly Question[] = questions) =>
  answersWrong(asked, answers, grades).map(({ question, issue }) => [question, issue]);

describe('conditions', () => {
  test('a question is asked when its condition holds, and what hangs on it only then', () => {
    const ids = (answers: Answers) => shownQuestions(questions, answers).map(({ id }) => id);
    expect(ids({})).toEqual(['q1']);
    expect(ids({ q1: 'poor' })).toEqual(['q1', 'q2']);
    expect(ids({ q1: 'poor', q2: ['y'] })).toEqual(['q1', 'q2', 'q3']);
    expect(ids({ q1: 'good', q2: ['y'] })).toEqual(['q1']);
  });
  test('what is sent leaves out what is no longer asked', () => {
    expect(askedAnswers(questions, { q1: 'good', q2: ['y'], q3: ' t ' })).toEqual({ q1: 'good' });
    expect(askedAnswers(questions, { q1: 'poor', q2: ['y'], q3: ' t ' })).toEqual({
      q1: 'poor',
      q2: ['y'],
      q3: 't',
    });
  });
});

test.each<[string, Answers, readonly Question[], unknown]>([
  ['nothing', {}, questions, [['q1', 'required']]],
  ['a choice that isn’t one', { q1: 'superb' }, questions, [['q1', 'optionUnknown']]],
  ['an answer that wasn’t asked for', { q1: 'good', q2: ['x'] }, questions, [['q2', 'notAsked']]],
  ['an answer to nothing', { q1: 'good', q9: 'x' }, questions, [['q9', 'questionUnknown']]],
  ['what was asked for and is missing', { q1: 'poor' }, questions, [['q2', 'required']]],
  ['more than may be chosen', { q1: 'poor', q2: ['x', 'y'] }, questions, [['q2', 'tooManyChosen']]],
  ['one twice', { q1: 'poor', q2: ['x', 'x'] }, questions, [['q2', 'optionUnknown']]],
  [
    'a long text',
    { q1: 'poor', q2: ['y'], q3: 'x'.repeat(longestAnswer + 1) },
    questions,
    [['q3', 'answerTooLong']],
  ],
  ['a rating off the scale', { q4: 6 }, [rating], [['q4', 'outOfScale']]],
  ['a rating in words', { q4: '5' }, [rating], [['q4', 'outOfScale']]],
  ['half a matrix', { q5: { x: 'y' } }, [matrix], [['q5', 'required']]],
  ['a row that isn’t one', { q5: { x: 'y', z: 'x' } }, [matrix], [['q5', 'optionUnknown']]],
  ['all of it', { q1: 'poor', q2: ['y'], q3: 't' }, questions, []],
])('the answers are judged: %s', (...[, answers, asked, issues]) => {
  expect(wrong(answers, asked)).toEqual(issues);
});

describe('lint', () => {
  const given: QuestionLint = { questions, kind: 'ballot', voters: { A: 40 }, smallestGroup: 5, grades };
  const rules = (over: Partial<QuestionLint>) =>
    lintQuestions({ ...given, ...over }).map(({ rule, question }) =>
      question === null ? rule : `${rule} ${question}`,
    );
  test('nothing is said of sound questions', () => {
    expect(questionsSchema.parse(questions)).toEqual(questions);
    expect(rules({})).toEqual([]);
  });
  test('a condition on a later question, on a text, on an option that is gone', () => {
    expect(rules({ questions: [{ ...grade, id: 'q1' }, more, why] })).toEqual(['conditionLater q3']);
    const onText: Question = { ...rating, shownWhen: { question: 'q3', is: ['y'] } };
    expect(rules({ questions: [...questions, onText] })).toEqual(['conditionUnusable q4']);
    const gone: Question = { ...rating, shownWhen: { question: 'q1', is: ['superb'] } };
    expect(rules({ questions: [grade, gone] })).toEqual(['conditionUnknown q4']);
  });
  test('identifying questions, groups too many and free texts are warned of where few are asked', () => {
    const age: Question = {
      id: 'q7',
      kind: 'single',
      text: '您的年龄段',
      required: true,
      options,
      groups: true,
    };
    const name: Question = { id: 'q8', kind: 'text', text: '您的姓名', required: false };
    expect(rules({ questions: [grade, age, name] })).toEqual(['identifying q8']);
    expect(rules({ questions: [grade, age, name], voters: { A: 8 } })).toEqual([
      'identifying q7',
      'groupsTooMany q7',
      'identifying q8',
      'freeTextSmall q8',
    ]);
    expect(rules({ voters: { A: 4 } })).toContain('tooFewAsked');
  });
  test('a ballot without a grade, no question, texts alone', () => {
    expect(rules({ questions: [rating] })).toEqual(['ballotWithoutGrade']);
    expect(rules({ questions: [] })).toEqual(['noQuestion']);
    expect(rules({ questions: [{ ...more, shownWhen: undefined }], kind: 'survey' })).toEqual([
      'nothingToCount',
    ]);
  });
  test('the same question again is an error where nearly as many are asked, however it is worded', () => {
    const before = (people: number, kind: 'survey' | 'ballot' = 'ballot') => ({
      kind,
      title: '上次',
      questions: [{ ...grade, text: '总体评价：' }],
      groups: groupsOf(kind === 'ballot' ? { A: people, B: 30 } : { all: people }),
    });
    const found = (people: number, kind?: 'survey' | 'ballot') =>
      rules({ voters: { A: 20 }, before: [before(people, kind)] });
    expect(found(21)).toEqual(['askedBefore q1']);
    expect(found(20)).toEqual(['askedBefore q1']);
    expect(found(16)).toEqual(['askedBefore q1']);
    expect(found(25)).toEqual([]);
    expect(found(15)).toEqual([]);
    // Whom a survey asks may be any of the classes of a ballot.
    expect(found(22, 'survey')).toEqual(['askedBefore q1']);
    expect(rules({ voters: { C: 20 }, before: [before(20)] })).toEqual([]);
    const other = { ...before(20), questions: [{ ...grade, text: '书记本人履行职责的情况' }] };
    expect(rules({ voters: { A: 20 }, before: [other] })).toEqual([]);
  });
  test('options missing, twice, without a label; a question twice', () => {
    expect(
      rules({ questions: [grade, { ...why, options: options.slice(1), shownWhen: undefined }] }),
    ).toEqual(['optionsMissing q2']);
    const [first = { key: 'x', label: '' }] = options;
    expect(
      rules({
        questions: [grade, { ...why, options: [first, first], shownWhen: undefined }, rating, rating],
      }),
    ).toEqual(['optionTwice q2', 'questionTwice q4']);
  });
});

test('two entries of the same papers are compared paper by paper', () => {
  const paper = (name: string, q1: string | undefined, q2?: string[]): Paper => ({
    class: name,
    answers: { q1, q2 },
  });
  const one = [paper('A', 'good'), paper('B', 'poor', ['x', 'y']), paper('C', undefined)];
  expect(
    paperDifferences(
      one,
      [paper('A', 'good'), paper('B', 'poor', ['y', 'x']), paper('C', undefined)],
      ['q1', 'q2'],
    ),
  ).toEqual([]);
  expect(paperDifferences(one, [paper('A', 'poor'), paper('C', 'poor', ['x', 'y'])], ['q1', 'q2'])).toEqual([
    { paper: 1, question: 'q1', first: 'good', second: 'poor' },
    { paper: 2, question: null, first: 'B', second: 'C' },
    { paper: 3, question: null, first: 'C', second: null },
  ]);
});
