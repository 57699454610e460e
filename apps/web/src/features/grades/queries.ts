import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>;
export type Preview = inferOutput<Api['grades']['preview']>;
export type GradeRow = Preview['rows'][number];
export type Quota = Preview['rules']['quota'];
export type Round = inferOutput<Api['grades']['rounds']>[number];
/** Another list, by its round, or what would be proposed now. */
export type Against = number | 'now';
export type Shift = inferOutput<Api['grades']['shifts']>[number];

/** As the grades would be now; `quota`: what if. */
export const usePreview = (cycleId: string, quota: Quota | null) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.grades.preview.queryOptions({ cycleId, ...(quota === null ? {} : { quota }) }),
    placeholderData: keepPreviousData,
  });
};
export const useRounds = (cycleId: string) => useQuery(useTRPC().grades.rounds.queryOptions({ cycleId }));
export const useList = (cycleId: string, round: number | null, against: Against | null) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.grades.list.queryOptions({
      cycleId,
      round: round ?? 1,
      ...(against === null ? {} : { against }),
    }),
    enabled: round !== null,
  });
};
export const useShifts = (cycleId: string) => useQuery(useTRPC().grades.shifts.queryOptions({ cycleId }));

/** The reader has seen what changed. */
export const useSeen = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.grades.seen.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.grades.shifts.queryKey() }),
    }),
  );
};

/** The cycle as a case: what may be done with it now. */
export const useCycleCase = (id: string) =>
  useQuery({ ...useTRPC().cycle.byId.queryOptions({ id }), throwOnError: true });
