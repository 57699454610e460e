import { useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

export type Finding = inferOutput<ReturnType<typeof useTRPC>['siteVisit']['findings']>[number];

/** The findings of a visit; the unit hears of them at its end. */
export const useFindings = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.siteVisit.findings.queryOptions({ id }));
};

export type Subject = { readonly name: string; readonly kind: string };

/** The responsible subjects of the unit, as they were to sign its standard; null while they are under way. */
export const useSubjects = (assessmentId: string | null): readonly Subject[] | null => {
  const trpc = useTRPC();
  const { data, isLoading } = useQuery({
    ...trpc.assessment.byId.queryOptions({ id: assessmentId ?? '' }),
    enabled: assessmentId !== null,
    staleTime: 300_000,
  });
  if (isLoading) return null;
  return (data?.slots ?? [])
    .filter(({ roll, person }) => roll === 'acknowledgement' && person !== null)
    .map(({ person, capacity }) => ({ name: person?.name ?? '', kind: capacity }));
};
