import type { Sized } from './disclosure.ts';
import type { Outcome, QuestionOutcome } from './outcome.ts';
import { unionsOf } from './repeated.ts';

const byClass = ({ breakdowns, parts }: QuestionOutcome): readonly Sized[] => {
  const groups = breakdowns.find(({ by }) => by === null)?.groups ?? [];
  return parts.flatMap(({ row }) =>
    unionsOf(
      groups.map((group) => ({
        keys: group.keys,
        people: group.parts.find((part) => part.row === row)?.answered ?? 0,
      })),
    ),
  );
};

/** The groups that a result tells of, by how many answered: fewer, as a rule, than were asked. `classes` are those that were asked. */
export const groupsTold = ({ answers, questions }: Outcome, classes: readonly string[]): readonly Sized[] => {
  const all = [
    { keys: classes, people: answers },
    ...questions
      .filter(({ withheld }) => !withheld)
      .flatMap((one) => [
        { keys: classes, people: one.answered },
        ...one.parts.map(({ answered }) => ({ keys: classes, people: answered })),
        ...byClass(one),
      ]),
  ];
  return [...new Map(all.map((one) => [`${one.keys.toSorted().join()} ${one.people}`, one])).values()];
};
