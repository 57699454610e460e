import type { ReportFacts, ReportKey } from '@kaohe/wording';
import { type Spoken, valueName, wordOf } from '../../../workflow/locale.tsx';
import type { Count, Figure, Figures } from './queries.ts';

/** A key of a figure as it is read. */
export const nameOf = (
  spoken: Spoken,
  figure: Figure,
  { key, name }: Pick<Count, 'key' | 'name'>,
): string => {
  const said = spoken.t.report;
  switch (figure) {
    case 'unit':
      return said.figure.unit;
    case 'grade':
      return valueName(spoken, 'grade', key);
    case 'distribution':
      return said.band(Number(key));
    case 'score':
    case 'category':
      return valueName(spoken, 'category', key);
    case 'subject':
      return valueName(spoken, 'subjectKind', key);
    case 'appeal':
      return wordOf(said.appeal, key);
    case 'item':
      return wordOf(said.item, key);
    case 'achievement':
    case 'indicator':
    case 'disputed':
      return name === null ? key : `${key} ${name}`;
    default:
      return figure satisfies never;
  }
};

/** Bands of scores from the best; all else by how many there are. */
export const countsOf = ({ figures }: Figures, figure: Figure): readonly Count[] => {
  const all = figures[figure] ?? [];
  return figure === 'distribution' ? all.toSorted((a, b) => Number(b.key) - Number(a.key)) : all;
};

type Quality = {
  readonly agreement: number | null;
  readonly assessors: readonly unknown[];
};
/** What the draft and the advice are made from. */
export const factsOf = (spoken: Spoken, figures: Figures, quality: Quality | undefined): ReportFacts => ({
  cycle: figures.cycle.name,
  previous: figures.previous?.name ?? null,
  of: (figure): readonly ReportKey[] =>
    countsOf(figures, figure).map((one) => ({ ...one, name: nameOf(spoken, figure, one) })),
  assessors: { count: quality?.assessors.length ?? 0, agreement: quality?.agreement ?? null },
});
