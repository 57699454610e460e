import { type ReportFacts, type ReportKey, type ReportSpeech, reportCounts, reportKey } from '@kaohe/wording';
import { type Spoken, valueName } from '../../../workflow/locale.tsx';
import type { Figures } from './queries.ts';

/** The words that figures are told in. */
export const speechOf = (spoken: Spoken): ReportSpeech => ({
  words: spoken.t.report,
  format: spoken.format,
  value: (field, key) => valueName(spoken, field, key),
});

type Quality = {
  readonly agreement: number | null;
  readonly assessors: readonly unknown[];
};
/** What the draft and the advice are made from. */
export const factsOf = (spoken: Spoken, figures: Figures, quality: Quality | undefined): ReportFacts => ({
  cycle: figures.cycle.name,
  previous: figures.previous?.name ?? null,
  of: (figure): readonly ReportKey[] =>
    reportCounts(figures, figure).map((one) => ({ ...one, name: reportKey(speechOf(spoken), figure, one) })),
  assessors: { count: quality?.assessors.length ?? 0, agreement: quality?.agreement ?? null },
});
