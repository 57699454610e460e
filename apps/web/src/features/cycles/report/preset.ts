import { reportDraft } from '@kaohe/wording';
import { useQuery } from '@tanstack/react-query';
import type { Presets } from '../../../workflow/action-bar.tsx';
import { type CaseView, useTRPC } from '../../../workflow/api.ts';
import { useWords } from '../../../workflow/locale.tsx';
import { factsOf } from './told.ts';

/** The most that the event takes (packages/domain/src/cycle/events.ts). */
const longest = { title: 200, text: 20_000 };

/** What the form of the report starts with; null while its figures are under way. */
export const useReportPreset = ({ id, allowed }: CaseView): Presets | null => {
  const spoken = useWords();
  const trpc = useTRPC();
  const enabled = allowed.includes('cycle.draftReport');
  const figures = useQuery({ ...trpc.report.figures.queryOptions({ cycleId: id }), enabled });
  const quality = useQuery({ ...trpc.assessors.quality.queryOptions({ cycleId: id }), enabled });
  if (figures.isLoading || quality.isLoading) return null;
  const { data } = figures;
  if (data === undefined) return {};
  const words = spoken.t.report;
  const text = reportDraft(factsOf(spoken, data, quality.data), { words, format: spoken.format });
  return {
    'cycle.draftReport': () => ({
      title: words.heading(data.cycle.name).slice(0, longest.title),
      text: text.slice(0, longest.text),
    }),
  };
};
