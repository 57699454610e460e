import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>['method'];
export type Methods = inferOutput<Api['all']>;
export type Interview = Methods['interviews'][number];
export type EffectTest = Methods['tests'][number];
export type Drill = Methods['drills'][number];
export type SideBySide = inferOutput<Api['sides']>;
export type SideRow = SideBySide['rows'][number];

/** Interviews, tests and drills of a unit. */
export const useMethods = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.method.all.queryOptions({ id }), throwOnError: true });
};
/** The assessment: what may be sent to it. */
export const useAssessment = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.assessment.byId.queryOptions({ id }), throwOnError: true });
};
export const useSides = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.method.sides.queryOptions({ id }), throwOnError: true });
};
/** The questions of the cycle with their keys; undefined for whom they aren't. */
export const useBank = (cycleId: string, enabled: boolean) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.method.bank.queryOptions({ cycleId }), enabled, retry: false });
};

const useAgain = () => {
  const queries = useQueryClient();
  return { onSuccess: () => queries.invalidateQueries() };
};
export const useSaveInterview = () => useMutation(useTRPC().method.saveInterview.mutationOptions(useAgain()));
export const useInterviewee = () => useMutation(useTRPC().method.interviewee.mutationOptions());
export const useAddQuestions = () => useMutation(useTRPC().method.addQuestions.mutationOptions(useAgain()));
export const useRetire = () => useMutation(useTRPC().method.retireQuestion.mutationOptions(useAgain()));
export const useOpenTest = () => useMutation(useTRPC().method.openTest.mutationOptions(useAgain()));
export const useIssuePaper = () => useMutation(useTRPC().method.issuePaper.mutationOptions(useAgain()));
export const usePlanDrill = () => useMutation(useTRPC().method.planDrill.mutationOptions(useAgain()));
export const useObserve = () => useMutation(useTRPC().method.observe.mutationOptions(useAgain()));
