import { type Mark, paperScore } from './mark.ts';

/** A paper that was handed in. */
export type Sat = { readonly person: string; readonly attempt: number; readonly marks: readonly Mark[] };
export type CountedAttempt = 'best' | 'last';

export type ItemStatistic = {
  readonly question: string;
  readonly asked: number;
  /** The mean mark, in 1/100 per cent: the higher, the easier. */
  readonly difficulty: number;
  /** How the question's mark goes with the rest of the paper (corrected item-total correlation), in 1/100; null: nothing to go by. */
  readonly discrimination: number | null;
};
/** Shares in 1/100 per cent. */
export type TestStatistic = {
  readonly people: number;
  readonly mean: number;
  readonly passed: number;
  readonly passRate: number;
  readonly items: readonly ItemStatistic[];
  readonly indicators: readonly { readonly indicator: string; readonly rate: number }[];
};

/** Of each person the paper that counts: the best, the earlier of two alike, or the last. */
export const countedPapers = (all: readonly Sat[], counted: CountedAttempt): readonly Sat[] =>
  [...Map.groupBy(all, ({ person }) => person).values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => a.attempt - b.attempt);
    if (counted === 'last') return inOrder.slice(-1);
    return inOrder.toSorted((a, b) => paperScore(b.marks) - paperScore(a.marks)).slice(0, 1);
  });

const mean = (all: readonly number[]): number =>
  all.length === 0 ? 0 : Math.round(all.reduce((sum, one) => sum + one, 0) / all.length);

/** Below this many papers a correlation says nothing. */
const least = 5;

/** Pearson's correlation in 1/100; null where there are too few, or one of the two never varies. */
const correlation = (pairs: readonly (readonly [number, number])[]): number | null => {
  if (pairs.length < least) return null;
  const n = pairs.length;
  const [x, y] = [0, 1].map((i) => pairs.reduce((sum, pair) => sum + (pair[i] ?? 0), 0) / n);
  let [xy, xx, yy] = [0, 0, 0];
  for (const [a, b] of pairs) {
    xy += (a - (x ?? 0)) * (b - (y ?? 0));
    xx += (a - (x ?? 0)) ** 2;
    yy += (b - (y ?? 0)) ** 2;
  }
  return xx === 0 || yy === 0 ? null : Math.round((100 * xy) / Math.sqrt(xx * yy));
};

const rest = (marks: readonly Mark[], question: string): number =>
  mean(marks.filter((one) => one.question !== question).map(({ mark }) => mark));

/** What a test came to, over the papers that count. `passing` in 1/100 per cent. */
export const testStatistic = (
  all: readonly Sat[],
  { counted, passing }: { readonly counted: CountedAttempt; readonly passing: number },
): TestStatistic => {
  const papers = countedPapers(all, counted);
  const scores = papers.map(({ marks }) => paperScore(marks));
  const passed = scores.filter((one) => one >= passing).length;
  const marks = papers.flatMap((paper) => paper.marks.map((one) => ({ ...one, paper })));
  const items = [...Map.groupBy(marks, ({ question }) => question)].map(([question, own]) => ({
    question,
    asked: own.length,
    difficulty: mean(own.map(({ mark }) => mark)),
    discrimination: correlation(
      own.flatMap(({ mark, paper }) =>
        paper.marks.length < 2 ? [] : [[mark, rest(paper.marks, question)] as const],
      ),
    ),
  }));
  const indicators = [...Map.groupBy(marks, ({ indicator }) => indicator)].map(([indicator, own]) => ({
    indicator,
    rate: mean(own.map(({ mark }) => mark)),
  }));
  return {
    people: papers.length,
    mean: mean(scores),
    passed,
    passRate: papers.length === 0 ? 0 : Math.round((passed * 10_000) / papers.length),
    items: items.toSorted((a, b) => a.difficulty - b.difficulty || (a.question < b.question ? -1 : 1)),
    indicators: indicators.toSorted((a, b) => (a.indicator < b.indicator ? -1 : 1)),
  };
};
