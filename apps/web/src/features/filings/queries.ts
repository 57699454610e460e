import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>['filing'];
export type Filings = inferOutput<Api['byAssessment']>;
export type Filing = Filings['filings'][number];
export type Indicator = Filings['indicators'][number];
export type Check = Filings['checks'][number];

/** What a unit filed, its checklists and its burden. */
export const useFilings = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.filing.byAssessment.queryOptions({ id }), throwOnError: true });
};

const useAgain = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return {
    onSuccess: () => queries.invalidateQueries({ queryKey: trpc.filing.byAssessment.queryKey() }),
  };
};

export const useFile = () => useMutation(useTRPC().filing.file.mutationOptions(useAgain()));
export const useChange = () => useMutation(useTRPC().filing.change.mutationOptions(useAgain()));
export const useWithdraw = () => useMutation(useTRPC().filing.withdraw.mutationOptions(useAgain()));
export const useJudge = () => useMutation(useTRPC().filing.judge.mutationOptions(useAgain()));
export const useCheck = () => useMutation(useTRPC().filing.check.mutationOptions(useAgain()));
