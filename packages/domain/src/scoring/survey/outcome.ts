import { type BallotRules, type Satisfaction, tally, type VoterGroup } from '../ballot.ts';
import { ratio, rounded } from '../ratio.ts';
import { pooledGroups, safeTogether } from './disclosure.ts';
import type { Question, Voters } from './question.ts';
import { type AskedBefore, groupsOf, repeatedQuestions } from './repeated.ts';
import { type Answer, type Answers, isBlank } from './shown.ts';

/** What somebody said, and of which class; nothing of who or when. */
export type Voice = { readonly class: string; readonly answers: Answers };

/** How often each option was chosen by those who answered. */
export type Counted = {
  readonly answered: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Of a rating, in 1/100. */
  readonly mean?: number;
};
/** A question or one row of a matrix. */
export type Part = Counted & { readonly row: string | null };
/** The same question by classes of voters, or by the answers to the grouping question; groups too small are pooled. */
export type Breakdown = {
  /** Null: by class of voters. */
  readonly by: string | null;
  readonly groups: readonly { readonly keys: readonly string[]; readonly parts: readonly Part[] }[];
};
export type QuestionOutcome = {
  readonly id: string;
  readonly answered: number;
  /** Fewer than the smallest group answered: nothing of it is told. */
  readonly withheld: boolean;
  /** It is withheld because the answers to another questionnaire could be subtracted from it. */
  readonly repeated?: true;
  readonly parts: readonly Part[];
  readonly breakdowns: readonly Breakdown[];
  /** In the order of the alphabet, which says nothing of who wrote when. */
  readonly texts: readonly string[];
};
export type Outcome = {
  readonly answers: number;
  /** On the scale of 100 in 1/100; absent without a grade question that enough people answered. */
  readonly points?: number;
  readonly groups?: readonly VoterGroup[];
  readonly empty?: readonly string[];
  readonly satisfaction?: Satisfaction;
  readonly questions: readonly QuestionOutcome[];
};

type Asked = {
  readonly questions: readonly Question[];
  readonly rules: BallotRules;
  readonly smallestGroup: number;
  readonly voices: readonly Voice[];
  /** Surveys that the same units' people answered before; what was asked by them of nearly as many is withheld. */
  readonly before?: readonly AskedBefore[];
};

const optionsOf = (question: Question, rules: BallotRules): readonly string[] => {
  if (question.kind === 'grade') return rules.choices.map(({ key }) => key);
  if (question.kind === 'rating') return Array.from({ length: question.most }, (_, at) => String(at + 1));
  return 'options' in question ? question.options.map(({ key }) => key) : [];
};

const chosen = (answer: Answer | undefined, row: string | null): readonly string[] => {
  if (answer === undefined || isBlank(answer)) return [];
  if (typeof answer === 'string' || typeof answer === 'number') return [String(answer)];
  if (Array.isArray(answer)) return answer;
  const cell = row === null ? undefined : Object.entries(answer).find(([key]) => key === row)?.[1];
  return cell === undefined ? [] : [cell];
};

const partOf = (
  question: Question,
  { rules, voices }: Pick<Asked, 'rules' | 'voices'>,
  row: string | null,
): Part => {
  const given = voices
    .map(({ answers }) => chosen(answers[question.id], row))
    .filter((one) => one.length > 0);
  const counts = Object.fromEntries(
    optionsOf(question, rules).map((key) => [key, given.filter((one) => one.includes(key)).length]),
  );
  const sum = given.reduce((total, [first]) => total + Number(first), 0);
  const isMean = question.kind === 'rating' && given.length > 0;
  return {
    row,
    answered: given.length,
    counts,
    ...(isMean ? { mean: rounded(ratio(sum * 100, given.length)) } : {}),
  };
};

const partsOf = (question: Question, of: Pick<Asked, 'rules' | 'voices'>): readonly Part[] =>
  question.kind === 'matrix'
    ? question.rows.map(({ key }) => partOf(question, of, key))
    : [partOf(question, of, null)];

type Division = { readonly by: string | null; readonly groups: readonly (readonly string[])[] };
const keyIn = ({ by }: Division, voice: Voice): string => {
  const answer = by === null ? voice.class : voice.answers[by];
  return typeof answer === 'string' ? answer : '';
};
const members = (division: Division, group: readonly string[], voices: readonly Voice[]): readonly Voice[] =>
  voices.filter((one) => group.includes(keyIn(division, one)));

/** Divides the voices by a key; whoever has none is a group of its own, and small groups are pooled. */
const divided = (by: string | null, voices: readonly Voice[], smallestGroup: number): Division => {
  const people = new Map<string, number>();
  for (const voice of voices) {
    const name = keyIn({ by, groups: [] }, voice);
    people.set(name, (people.get(name) ?? 0) + 1);
  }
  const sized = [...people].sort(([a], [b]) => (a < b ? -1 : 1));
  const groups = pooledGroups(
    sized.map(([name, count]) => ({ keys: [name], people: count })),
    smallestGroup,
  );
  return { by, groups: groups.map(({ keys }) => keys) };
};

const isLarge = (parts: readonly Part[], smallestGroup: number): boolean =>
  parts.every(({ answered }) => answered >= smallestGroup);

/** Told only when each group is large enough in each row; all or nothing, for one group left out would be the rest of the whole. */
const brokenDown = (question: Question, asked: Asked, division: Division): Breakdown | null => {
  if (division.groups.length < 2 || division.by === question.id) return null;
  const groups = division.groups.map((keys) => ({
    keys,
    parts: partsOf(question, { rules: asked.rules, voices: members(division, keys, asked.voices) }),
  }));
  if (!groups.every(({ parts }) => isLarge(parts, asked.smallestGroup))) return null;
  return { by: division.by, groups };
};

/** Both ways of dividing may stand side by side only if they can't be subtracted from one another, in any row. */
const breakdownsOf = (
  question: Question,
  asked: Asked,
  { classes, values }: Divisions,
): readonly Breakdown[] => {
  const first = brokenDown(question, asked, classes);
  const second = values === null ? null : brokenDown(question, asked, values);
  const told = [first, second].filter((one) => one !== null);
  if (first === null || second === null || values === null) return told;
  const rows = question.kind === 'matrix' ? question.rows.map(({ key }) => key) : [null];
  const safe = rows.every((row) => {
    const answered = asked.voices.filter(({ answers }) => chosen(answers[question.id], row).length > 0);
    const cells = classes.groups.map((group) =>
      values.groups.map((other) => members(values, other, members(classes, group, answered)).length),
    );
    return safeTogether(cells, asked.smallestGroup);
  });
  return safe ? told : [first];
};

type Divisions = { readonly classes: Division; readonly values: Division | null };

const untold = ({ id }: Question, voices: readonly Voice[]) => {
  const answered = voices.filter(({ answers }) => !isBlank(answers[id])).length;
  return { id, answered, withheld: true, parts: [], breakdowns: [], texts: [] };
};

const outcomeOf = (question: Question, asked: Asked, divisions: Divisions): QuestionOutcome => {
  const { voices, smallestGroup } = asked;
  const none = untold(question, voices);
  const { answered } = none;
  if (question.kind === 'text') {
    const texts = voices.flatMap(({ answers }) => {
      const text = answers[question.id];
      return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [];
    });
    return answered < smallestGroup ? none : { ...none, withheld: false, texts: texts.sort() };
  }
  const parts = partsOf(question, asked);
  if (!isLarge(parts, smallestGroup)) return none;
  return { ...none, withheld: false, parts, breakdowns: breakdownsOf(question, asked, divisions) };
};

/** Ballots by class and choice over all grade questions, and how many people of a class answered each of them at least. */
const gradesOf = ({ questions, rules, voices }: Asked) => {
  const grades = questions.filter(({ kind }) => kind === 'grade');
  const classes = rules.classes.map(({ key }) => key);
  const ballots: Record<string, Record<string, number>> = {};
  const people: Record<string, number> = {};
  for (const name of classes) {
    const own = voices.filter((one) => one.class === name);
    const parts = grades.map((question) => partOf(question, { rules, voices: own }, null));
    ballots[name] = Object.fromEntries(
      rules.choices.map(({ key }) => [key, parts.reduce((sum, one) => sum + (one.counts[key] ?? 0), 0)]),
    );
    people[name] = Math.min(...parts.map(({ answered }) => answered));
  }
  return grades.length === 0 ? null : { ballots, people };
};

/** How many of each class answered, each row of a matrix by itself. */
const answeredBy = (question: Question, voices: readonly Voice[]): readonly Voters[] => {
  const rows = question.kind === 'matrix' ? question.rows.map(({ key }) => key) : [null];
  return rows.map((row) => {
    const people: Voters = {};
    for (const { class: name, answers } of voices)
      if (chosen(answers[question.id], row).length > 0) people[name] = (people[name] ?? 0) + 1;
    return people;
  });
};

/** Questions that were put to nearly as many before, by how many answered. */
const repeatedAmong = ({ questions, smallestGroup, voices, before = [] }: Asked): readonly string[] => {
  if (before.length === 0) return [];
  const asking = questions.map((question) => ({
    question,
    groups: answeredBy(question, voices).flatMap(groupsOf),
  }));
  return repeatedQuestions(asking, before, { kind: 'survey', smallest: smallestGroup }).map(
    ({ question }) => question,
  );
};

/**
 * What the voices came to, and nothing from which one of them could be found: every group told is at least `smallestGroup` people, so is
 * every difference between groups, and texts stand without their class. `insufficient` when fewer answered in all.
 * The voices themselves need not be kept afterwards.
 */
export const outcome = (asked: Asked): Outcome | 'insufficient' => {
  const { rules, voices, smallestGroup } = asked;
  if (voices.length < smallestGroup || voices.length === 0) return 'insufficient';
  const repeated = repeatedAmong(asked);
  const questions = asked.questions.filter(({ id }) => !repeated.includes(id));
  const given = gradesOf({ ...asked, questions });
  const counted = given === null ? 'insufficient' : tally({ ...given, rules, smallestGroup });
  const classes: Division =
    counted === 'insufficient'
      ? divided(null, voices, smallestGroup)
      : { by: null, groups: counted.groups.map((one) => one.classes) };
  const grouping = questions.find((one) => one.kind === 'single' && one.groups);
  const values = grouping === undefined ? null : divided(grouping.id, voices, smallestGroup);
  return {
    answers: voices.length,
    ...(counted === 'insufficient' ? {} : counted),
    questions: asked.questions.map((question) =>
      repeated.includes(question.id)
        ? { ...untold(question, voices), repeated: true as const }
        : outcomeOf(question, asked, { classes, values }),
    ),
  };
};
