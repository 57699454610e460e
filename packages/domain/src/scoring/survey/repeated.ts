import { likeness } from '../../kernel/text/alike.ts';
import type { Sized } from './disclosure.ts';
import type { Question, Voters } from './question.ts';

type Kind = 'survey' | 'ballot';
/** Another questionnaire that some of the same units' people are asked by, with the groups that its result is told of, or may be. */
export type AskedBefore = {
  readonly kind: Kind;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly groups: readonly Sized[];
};
/** A question with the groups that its answers may be told of. */
export type Asking = { readonly question: Question; readonly groups: readonly Sized[] };

/** A question that was asked before of nearly as many people. */
export type RepeatedQuestion = { readonly question: string; readonly title: string };

/** Groups that have nobody in common, and all of them that can be made of some of them. */
export const unionsOf = (groups: readonly Sized[]): readonly Sized[] => {
  const all: Sized[] = [];
  for (const { keys, people } of groups) {
    const larger = all.map((one) => ({ keys: [...one.keys, ...keys], people: one.people + people }));
    all.push({ keys, people }, ...larger);
  }
  return all;
};

/** Every group of classes that a result may be told of, for so many people of each class. */
export const groupsOf = (people: Voters): readonly Sized[] =>
  unionsOf(Object.entries(people).map(([name, count]) => ({ keys: [name], people: count })));

/** From this likeness on, in per cent, two questions of one kind ask the same: a word more or less doesn't make another question. */
const oneFrom = 80;
const isSame = (one: Question, other: Question): boolean =>
  one.kind === other.kind && likeness(one.text, other.text) >= oneFrom;

type Compared = { readonly kind: Kind; readonly smallest: number };

/** Classes of a ballot and of a survey divide people otherwise: any group of the one may be nearly any of the other. */
const areNear = (groups: readonly Sized[], before: AskedBefore, { kind, smallest }: Compared): boolean =>
  groups.some((one) =>
    before.groups.some(
      (other) =>
        Math.abs(one.people - other.people) < smallest &&
        (kind !== before.kind || one.keys.some((name) => other.keys.includes(name))),
    ),
  );

/**
 * Questions whose result, less that of an earlier questionnaire, could tell of fewer people than the smallest group: the same question, and
 * a group of nearly as many. Who was asked isn't known, so that numbers alone decide; as many may be the same people but for one.
 */
export const repeatedQuestions = (
  asking: readonly Asking[],
  before: readonly AskedBefore[],
  compared: Compared,
): readonly RepeatedQuestion[] =>
  asking.flatMap(({ question, groups }) => {
    const found = before.find(
      (one) => one.questions.some((other) => isSame(question, other)) && areNear(groups, one, compared),
    );
    return found === undefined ? [] : [{ question: question.id, title: found.title }];
  });
