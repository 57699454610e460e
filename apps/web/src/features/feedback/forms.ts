import { registry } from '@kaohe/domain';
import type { Feedback, Offer } from './queries.ts';

/** An achievement or a problem while it is written; `key` lives as long as the page. */
export type Item = {
  readonly key: string;
  /** Of what it was taken from. */
  readonly from: string | null;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly indicator: string;
  readonly subjectKind: string;
};
export type Side = 'achievement' | 'problem';
export type Composed = {
  readonly achievement: readonly Item[];
  readonly problem: readonly Item[];
  readonly noneFound: string;
};

let last = 0;
const keyed = (item: Omit<Item, 'key'>): Item => {
  last += 1;
  return { ...item, key: String(last) };
};
export const blank = (): Item =>
  keyed({ from: null, text: '', evidence: [], indicator: '', subjectKind: 'organisation' });
export const takenFrom = (offer: Offer): Item =>
  keyed({
    from: offer.key,
    text: offer.text,
    evidence: offer.evidence.map(({ id }) => id),
    indicator: offer.indicator,
    subjectKind: offer.subjectKind,
  });

const ids = (files: readonly { readonly id: string }[]): readonly string[] => files.map(({ id }) => id);

/** What was saved last, to go on from. */
export const composedFrom = ({ text }: Feedback): Composed => ({
  achievement: (text?.achievements ?? []).map((one) =>
    keyed({ ...blank(), text: one.text, evidence: ids(one.evidence) }),
  ),
  problem: (text?.problems ?? []).map((one) =>
    keyed({
      from: null,
      text: one.text,
      evidence: ids(one.evidence),
      indicator: one.indicator,
      subjectKind: one.subjectKind,
    }),
  ),
  noneFound: text?.noneFound ?? '',
});

/** The data of the event, with exactly the fields that it takes. */
export const dataOf = ({ achievement, problem, noneFound }: Composed) => ({
  achievements: achievement.map(({ text, evidence }) => ({ text, evidence })),
  problems: problem.map(({ text, evidence, indicator, subjectKind }) => ({
    text,
    evidence,
    indicator,
    subjectKind,
  })),
  ...(noneFound.trim() === '' ? {} : { noneFound: noneFound.trim() }),
});

const { achievements, problems } = registry.assessment.events['assessment.draftFeedback'].shape;
/** True when the event would take it. */
export const isWhole = (composed: Composed): boolean => {
  const data = dataOf(composed);
  return achievements.safeParse(data.achievements).success && problems.safeParse(data.problems).success;
};

export type Lack = Feedback['lacks'][number];
/** What still keeps it from being issued: the rule of the server's guard, said while one writes. */
export const lacksOf = ({ achievement, problem, noneFound }: Composed): readonly Lack[] => {
  const excused = noneFound.trim() !== '' && achievement.length + problem.length > 0;
  return [
    ...(achievement.length === 0 && !excused ? (['achievements'] as const) : []),
    ...(problem.length === 0 && !excused ? (['problems'] as const) : []),
    ...(problem.some(({ evidence }) => evidence.length === 0) ? (['evidence'] as const) : []),
  ];
};
