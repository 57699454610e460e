import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>['visitPlan'];
export type View = inferOutput<Api['byCycle']>;
export type Row = View['rows'][number];
export type Team = View['teams'][number];
export type Outcome = inferOutput<Api['plan']>[number];

/** The plan with every conflict named. */
export const useVisitPlan = (cycleId: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.visitPlan.byCycle.queryOptions({ cycleId }), throwOnError: true });
};

const useAgain = () => {
  const queries = useQueryClient();
  const { queryKey } = useTRPC().visitPlan.pathFilter();
  return { onSettled: () => queries.invalidateQueries({ queryKey: queryKey ?? [] }) };
};
export const useSaveTeam = () => useMutation(useTRPC().visitPlan.saveTeam.mutationOptions(useAgain()));
export const useRemoveTeam = () => useMutation(useTRPC().visitPlan.removeTeam.mutationOptions(useAgain()));
export const usePropose = () => useMutation(useTRPC().visitPlan.propose.mutationOptions(useAgain()));
export const useFree = () => useMutation(useTRPC().visitPlan.free.mutationOptions(useAgain()));
export const useAdjust = () => useMutation(useTRPC().visitPlan.adjust.mutationOptions(useAgain()));

/** Who may be named for a team, by role; nobody is barred before a unit is known. */
export const useChoices = (cycleId: string, role: 'lead' | 'assessor') =>
  useQuery(useTRPC().people.choices.queryOptions({ id: cycleId, role })).data ?? [];
