import { useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';
import type { Option } from '../../workflow/form/control/reference.ts';
import { useWords } from '../../workflow/locale.tsx';

export type Explanation = NonNullable<inferOutput<ReturnType<typeof useTRPC>['score']['explain']>>;
export type Dimension = Explanation['tree'][number];
export type Indicator = Dimension['indicators'][number];
export type Part = Indicator['parts'][number];
export type LineOfTree = Part['lines'][number];
export type Line = LineOfTree['line'];
export type Proof = Explanation['proofs'][number];
export type Beside = inferOutput<ReturnType<typeof useTRPC>['score']['beside']>;

/** Why an assessment has its score; null: not scored, or not told yet. */
export const useExplanation = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.score.explain.queryOptions({ id }), throwOnError: true });
};

/** Last year, and the medians of like units. */
export const useBeside = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.score.beside.queryOptions({ id }));
};

/** The score lines of an assessment, superseded ones among them. */
const useLines = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.assessment.lines.queryOptions({ id }));
};

/** Codes and names of the indicators in force for the unit. */
const useIndicators = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.assessment.indicators.queryOptions({ id }), staleTime: 300_000 });
};

/** What the forms of an assessment can refer to: its lines in force and the indicators of its standard. */
export const useSources = (id: string): { lines: readonly Option[]; indicators: readonly Option[] } => {
  const { format } = useWords();
  const lines = useLines(id);
  const indicators = useIndicators(id);
  const names = new Map((indicators.data ?? []).map((one) => [one.code, one.name]));
  return {
    lines: (lines.data ?? [])
      .filter((line) => line.supersededBy === null)
      .map((line) => ({
        id: line.id,
        label: `${line.indicator} ${names.get(line.indicator) ?? ''} ${format.points(line.points, true)} · ${line.reason}`,
      })),
    indicators: (indicators.data ?? []).map((one) => ({ id: one.code, label: `${one.code} ${one.name}` })),
  };
};
