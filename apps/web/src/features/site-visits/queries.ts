import { useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

export type Finding = inferOutput<ReturnType<typeof useTRPC>['siteVisit']['findings']>[number];

/** The findings of a visit; the unit hears of them at its end. */
export const useFindings = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.siteVisit.findings.queryOptions({ id }));
};

/** Codes and names of the indicators in force for the unit of a visit: its parent is the assessment. */
export const useIndicators = (assessmentId: string | null) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.assessment.indicators.queryOptions({ id: assessmentId ?? '' }),
    enabled: assessmentId !== null,
    staleTime: 300_000,
  });
};
