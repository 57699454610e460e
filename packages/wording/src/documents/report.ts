import type { Format } from '../format.ts';
import type { ReportWords } from '../zh-CN/report.ts';

/** One key of a figure with the name that is read; points in 1/100. */
export type ReportKey = {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly units: number;
  readonly changed: number;
  readonly before: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly meanBefore: number | null;
};
export type ReportFacts = {
  readonly cycle: string;
  readonly previous: string | null;
  readonly of: (figure: keyof ReportWords['figure']) => readonly ReportKey[];
  readonly assessors: { readonly count: number; readonly agreement: number | null };
};
type Saying = { readonly words: ReportWords; readonly format: Format };

const most = 5;
const total = (all: readonly ReportKey[], by: 'count' | 'changed'): number =>
  all.reduce((sum, one) => sum + one[by], 0);
const present = (all: readonly ReportKey[]): readonly ReportKey[] => all.filter(({ count }) => count > 0);

/** The advice that the figures give, a sentence each; none where they give none. */
export const reportAdvice = ({ of, previous }: ReportFacts, { draft }: ReportWords): readonly string[] => {
  const names = (all: readonly ReportKey[]): string =>
    all
      .slice(0, 3)
      .map(({ name }) => name)
      .join(draft.comma);
  const problems = present(of('indicator'));
  const more = previous === null ? [] : problems.filter((one) => one.count > one.before);
  const granted = of('disputed').filter(({ changed }) => changed > 0);
  const items = of('item');
  const overdue = items.find(({ key }) => key === 'overdue')?.count ?? 0;
  return [
    problems.length === 0 ? '' : draft.focus(names(problems)),
    more.length === 0 ? '' : draft.growing(names(more)),
    granted.length === 0 ? '' : draft.clarify(names(granted)),
    overdue === 0 ? '' : draft.press(overdue),
    total(items, 'changed') === 0 ? '' : draft.reopened(total(items, 'changed')),
  ].filter((one) => one !== '');
};

const strengths = ({ of }: ReportFacts, { words: { draft }, format }: Saying): readonly string[] => {
  const [grades, scores, good] = [
    present(of('grade')),
    present(of('score')),
    present(of('achievement')),
  ] as const;
  const average = ({ name, mean, median, meanBefore }: ReportKey): string =>
    draft.average({
      name,
      mean: format.points(mean ?? 0),
      median: format.points(median ?? 0),
      before: meanBefore === null ? null : format.points(meanBefore),
    });
  return [
    grades.length === 0
      ? ''
      : draft.grades(grades.map((one) => draft.ofUnits(one.name, one.count)).join(draft.comma)),
    scores.length === 0 ? '' : draft.averages(scores.map(average).join(draft.semicolon)),
    good.length === 0
      ? draft.fillIn
      : draft.strong(
          good
            .slice(0, most)
            .map((one) => draft.ofRecords(one))
            .join(draft.comma),
        ),
  ];
};

const weaknesses = (facts: ReportFacts, { words: { draft } }: Saying): readonly string[] => {
  const { of, previous, assessors } = facts;
  const list = (all: readonly ReportKey[]): string =>
    present(all)
      .slice(0, most)
      .map((one) => draft.ofRecords(one))
      .join(draft.comma);
  const problems = of('indicator');
  const trend = (all: readonly ReportKey[], say: (names: string) => string): string =>
    previous === null || all.length === 0
      ? ''
      : say(
          all
            .slice(0, most)
            .map(({ name }) => name)
            .join(draft.comma),
        );
  const appeals = present(of('appeal'));
  const items = present(of('item'));
  const disputed = of('disputed');
  return [
    present(problems).length === 0 ? draft.fillIn : draft.common(list(problems)),
    trend(
      problems.filter((one) => one.count > one.before),
      draft.more,
    ),
    trend(
      problems.filter((one) => one.count < one.before),
      draft.fewer,
    ),
    present(of('subject')).length === 0 ? '' : draft.subjects(list(of('subject'))),
    present(of('category')).length === 0 ? '' : draft.categories(list(of('category'))),
    appeals.length === 0
      ? draft.noAppeals
      : draft.appeals(
          total(appeals, 'count'),
          appeals.map((one) => draft.ofCases(one.name, one.count)).join(draft.comma),
        ),
    total(disputed, 'count') === 0
      ? ''
      : draft.disputed(total(disputed, 'count'), total(disputed, 'changed')),
    items.length === 0
      ? ''
      : draft.items(items.map((one) => draft.ofItems(one.name, one.count)).join(draft.comma)),
    assessors.count === 0 || assessors.agreement === null
      ? ''
      : draft.assessors(assessors.count, assessors.agreement.toFixed(2)),
  ];
};

/** A first draft of the report in its three parts, from the figures alone; the office makes it a text. */
export const reportDraft = (facts: ReportFacts, saying: Saying): string => {
  const { draft, part } = saying.words;
  const [units] = facts.of('unit');
  const advice = reportAdvice(facts, saying.words);
  return [
    draft.opening({
      cycle: facts.cycle,
      units: units?.count ?? 0,
      scored: total(facts.of('distribution'), 'count'),
    }),
    draft.heading(1, part.strengths),
    ...strengths(facts, saying),
    draft.heading(2, part.weaknesses),
    ...weaknesses(facts, saying),
    draft.heading(3, part.advice),
    ...(advice.length === 0 ? [draft.fillIn] : advice),
  ]
    .filter((one) => one !== '')
    .join('\n');
};
