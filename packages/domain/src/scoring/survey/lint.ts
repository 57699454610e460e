import type { Question, Voters } from './question.ts';
import { type AskedBefore, groupsOf, type RepeatedQuestion, repeatedQuestions } from './repeated.ts';

export const questionRules = [
  'noQuestion',
  'nothingToCount',
  'ballotWithoutGrade',
  'questionTwice',
  'textMissing',
  'optionsMissing',
  'optionTwice',
  'labelMissing',
  'rowsMissing',
  'conditionUnknown',
  'conditionLater',
  'conditionUnusable',
  'conditionEmpty',
  'gradeConditional',
  'twoGroupings',
  'groupsTooMany',
  'identifying',
  'freeTextSmall',
  'conditionNarrow',
  'tooFewAsked',
  'askedBefore',
  'long',
] as const;
export type QuestionRule = (typeof questionRules)[number];

/** `error` keeps it from being opened; `warning` is for whoever writes it to weigh. */
export type QuestionFinding = {
  readonly rule: QuestionRule;
  readonly level: 'error' | 'warning';
  /** Null: of the whole. */
  readonly question: string | null;
  /** The other questionnaire that it is about. */
  readonly title?: string;
};

export type QuestionLint = {
  readonly questions: readonly Question[];
  readonly kind: 'survey' | 'ballot';
  /** People asked, by class. */
  readonly voters: Voters;
  readonly smallestGroup: number;
  /** Keys of the policy's choices. */
  readonly grades: readonly string[];
  /** Other questionnaires to the same units' people; not given: there are none. */
  readonly before?: readonly AskedBefore[];
};

/** How many people are asked in all. */
const all = ({ voters }: QuestionLint): number =>
  Object.values(voters).reduce((sum, count) => sum + count, 0);

const said = (
  level: QuestionFinding['level'],
  rule: QuestionRule,
  question: string | null,
): QuestionFinding => ({
  rule,
  level,
  question,
});

const repeated = (all: readonly string[]): boolean => new Set(all).size < all.length;

const ofOptions = (one: Question): readonly QuestionFinding[] => {
  if (!('options' in one)) return [];
  const lists = one.kind === 'matrix' ? [one.options, one.rows] : [one.options];
  const found: QuestionFinding[] = [];
  if (one.options.length < 2) found.push(said('error', 'optionsMissing', one.id));
  if (one.kind === 'matrix' && one.rows.length === 0) found.push(said('error', 'rowsMissing', one.id));
  if (lists.some((list) => list.some(({ label }) => label === '')))
    found.push(said('error', 'labelMissing', one.id));
  if (lists.some((list) => repeated(list.map(({ key }) => key)) || repeated(list.map(({ label }) => label))))
    found.push(said('error', 'optionTwice', one.id));
  return found;
};

/** Values a condition may ask for; null: no condition can rest on such a question. */
export const conditionValues = (question: Question, grades: readonly string[]): readonly string[] | null => {
  switch (question.kind) {
    case 'grade':
      return grades;
    case 'rating':
      return Array.from({ length: question.most }, (_, at) => String(at + 1));
    case 'single':
    case 'multiple':
      return question.options.map(({ key }) => key);
    case 'matrix':
    case 'text':
      return null;
  }
};

const ofCondition = (given: QuestionLint, one: Question, at: number): readonly QuestionFinding[] => {
  const { shownWhen } = one;
  if (shownWhen === undefined) return [];
  const place = given.questions.findIndex(({ id }) => id === shownWhen.question);
  const on = given.questions[place];
  if (on === undefined) return [said('error', 'conditionUnknown', one.id)];
  if (place >= at) return [said('error', 'conditionLater', one.id)];
  const values = conditionValues(on, given.grades);
  if (values === null) return [said('error', 'conditionUnusable', one.id)];
  if (shownWhen.is.length === 0) return [said('error', 'conditionEmpty', one.id)];
  if (!shownWhen.is.every((value) => values.includes(value)))
    return [said('error', 'conditionUnknown', one.id)];
  const narrow: readonly QuestionFinding[] =
    all(given) < given.smallestGroup * 4 ? [said('warning', 'conditionNarrow', one.id)] : [];
  // A ballot counts everybody in every class: a grade that only some are asked would weigh the classes by chance.
  return one.kind === 'grade' ? [said('error', 'gradeConditional', one.id), ...narrow] : narrow;
};

const names =
  /姓名|名字|电话|手机|身份证|工号|邮箱|微信|住址|签名|车牌|name|phone|e-?mail|id card|staff number/i;
const traits =
  /性别|年龄|出生|民族|籍贯|职务|岗位|职级|职称|部门|科室|班组|工龄|党龄|入党|学历|婚|gender|sex|age\b|born|position|post\b|rank|department|team|seniority|education|married/i;

const ofPeople = (given: QuestionLint, one: Question): readonly QuestionFinding[] => {
  const found: QuestionFinding[] = [];
  const voters = all(given);
  const small = voters < given.smallestGroup * 4;
  if (names.test(one.text) || (small && traits.test(one.text)))
    found.push(said('warning', 'identifying', one.id));
  if (one.kind === 'text' && voters < given.smallestGroup * 2)
    found.push(said('warning', 'freeTextSmall', one.id));
  const tooMany = one.kind === 'single' && one.groups && voters < one.options.length * given.smallestGroup;
  if (tooMany) found.push(said('warning', 'groupsTooMany', one.id));
  return found;
};

const ofWhole = (given: QuestionLint): readonly QuestionFinding[] => {
  const { questions, kind, smallestGroup } = given;
  const found: QuestionFinding[] = [];
  if (questions.length === 0) found.push(said('error', 'noQuestion', null));
  else if (questions.every((one) => one.kind === 'text')) found.push(said('error', 'nothingToCount', null));
  if (kind === 'ballot' && questions.length > 0 && !questions.some((one) => one.kind === 'grade'))
    found.push(said('error', 'ballotWithoutGrade', null));
  if (all(given) < smallestGroup) found.push(said('error', 'tooFewAsked', null));
  if (questions.length > 15) found.push(said('warning', 'long', null));
  const [, second] = questions.filter((one) => one.kind === 'single' && one.groups);
  if (second) found.push(said('error', 'twoGroupings', second.id));
  return found;
};

/** Which of the questions were put to nearly as many before. */
const repeatedIn = ({ questions, kind, voters, smallestGroup, before = [] }: QuestionLint) => {
  const groups = groupsOf(voters);
  const asking = questions.map((question) => ({ question, groups }));
  return repeatedQuestions(asking, before, { kind, smallest: smallestGroup });
};

const findingsOf = (given: QuestionLint, repeated: readonly RepeatedQuestion[]): readonly QuestionFinding[] =>
  given.questions.flatMap((one, at) => [
    ...repeated
      .filter(({ question }) => question === one.id)
      .map(({ title }) => ({ ...said('error', 'askedBefore', one.id), title })),
    ...(given.questions.findIndex(({ id }) => id === one.id) < at
      ? [said('error', 'questionTwice', one.id)]
      : []),
    ...(one.text === '' ? [said('error', 'textMissing', one.id)] : []),
    ...ofOptions(one),
    ...ofCondition(given, one, at),
    ...ofPeople(given, one),
  ]);

/** What is wrong or risky about the questions: of the whole first, then question by question. */
export const lintQuestions = (given: QuestionLint): readonly QuestionFinding[] => [
  ...ofWhole(given),
  ...findingsOf(given, repeatedIn(given)),
];

/** True when nothing keeps the questions from being asked. */
export const isAskable = (given: QuestionLint): boolean =>
  lintQuestions(given).every(({ level }) => level === 'warning');
