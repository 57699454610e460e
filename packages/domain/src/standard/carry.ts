import { alikeness, lettersOf } from '../kernel/text/alike.ts';
import type { Indicator, StandardContent, SubjectKind } from './content.ts';

/** A problem of the year before that is still open, or had to be put right again. */
export type Unresolved = {
  readonly problem: string;
  /** What was to be reached. */
  readonly standard: string;
  readonly subjectKind: SubjectKind;
  /** The indicator it was found under; null: not kept. */
  readonly indicator: string | null;
};

/** What was carried over is marked as that. */
export const carriedMark = '【上年遗留】';

/** From this likeness on, in per cent, two problems are one. */
const oneFrom = 80;

/** Problems alike, found in several units, are asked about once, with how many they were. */
const gathered = (problems: readonly Unresolved[]): readonly (Unresolved & { readonly times: number })[] => {
  const all: (Unresolved & { times: number })[] = [];
  for (const one of problems) {
    const letters = lettersOf(one.problem);
    const same = all.find(
      (other) =>
        other.subjectKind === one.subjectKind && alikeness(lettersOf(other.problem), letters) >= oneFrom,
    );
    if (same) same.times += 1;
    else all.push({ ...one, times: 1 });
  }
  return all;
};

/** Never names a unit: the standard is read by all. */
const asked = ({ problem, standard, times }: Unresolved & { readonly times: number }): string => {
  const often = times > 1 ? `（${times}次）` : '';
  return `${carriedMark}${problem}${often}——要求：${standard}`.slice(0, 500);
};

const textOf = ({ name, rule, items }: Indicator): string =>
  [name, rule, ...items.map((item) => item.name)].join('');

/** The indicator it was found under; else, of those its subject answers for, the one whose words are nearest; else of any. */
const homeOf = (indicators: readonly Indicator[], one: Unresolved): Indicator | undefined => {
  const found = indicators.find(({ code }) => code === one.indicator);
  const scored = indicators.filter(({ kind }) => kind === 'score');
  const own = scored.filter(({ subjects }) => subjects.includes(one.subjectKind));
  const letters = lettersOf(`${one.problem}${one.standard}`);
  const [nearest] = (own.length > 0 ? own : scored)
    .map((indicator) => ({ indicator, alike: alikeness(lettersOf(textOf(indicator)), letters) }))
    .toSorted((a, b) => b.alike - a.alike);
  return found ?? nearest?.indicator;
};

/** The most questions that an indicator has. */
const questionsAtMost = 50;

/**
 * A text with last year's unresolved problems carried in, each as a marked question of an indicator: the visit asks about it, the points
 * stay as they are, and no unit is named.
 * @returns the text, and how many questions were added
 */
export const carryOver = (
  content: StandardContent,
  problems: readonly Unresolved[],
): { readonly content: StandardContent; readonly carried: number } => {
  const indicators = content.dimensions.flatMap((dimension) => dimension.indicators);
  const added = new Map<Indicator, string[]>();
  let carried = 0;
  for (const one of gathered(problems)) {
    const home = homeOf(indicators, one);
    const own = home && (added.get(home) ?? home.questions.filter((text) => !text.startsWith(carriedMark)));
    if (!home || !own || own.length >= questionsAtMost) continue;
    added.set(home, [...own, asked(one)]);
    carried += 1;
  }
  const carry = (one: Indicator): Indicator => {
    const kept = added.get(one) ?? one.questions.filter((text) => !text.startsWith(carriedMark));
    return { ...one, questions: kept };
  };
  const dimensions = content.dimensions.map((dimension) => ({
    ...dimension,
    indicators: dimension.indicators.map(carry),
  }));
  return { content: { ...content, dimensions }, carried };
};
