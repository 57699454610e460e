import { useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>['siteVisit'];
export type Finding = inferOutput<Api['findings']>[number];
export type Visit = NonNullable<inferOutput<Api['view']>>;

/** The findings of a visit; the unit is shown the facts once two have signed. */
export const useFindings = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.siteVisit.findings.queryOptions({ id }));
};

/** Team, attendance, sessions, samples, wrap-up and signatures; null while they are under way. */
export const useVisit = (id: string): Visit | null =>
  useQuery(useTRPC().siteVisit.view.queryOptions({ id })).data ?? null;

/** The reader isn't one of the unit's own people: what is still being weighed is shown. */
export const useIsOutside = (assessmentId: string | null): boolean => {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.assessment.byId.queryOptions({ id: assessmentId ?? '' }),
    enabled: assessmentId !== null,
    staleTime: 300_000,
  });
  return Object.keys(data?.context ?? {}).length > 0;
};
