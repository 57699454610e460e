import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../workflow/api.ts';

/** The questions of a survey, or what a ballot asks. */
export const useQuestions = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.questionnaire.questions.queryOptions({ id }));
};

export const useSaveQuestions = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.questionnaire.saveQuestions.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
};

/** Links to answer by; shown once and kept nowhere. */
export const useLinks = () => {
  const trpc = useTRPC();
  return useMutation(trpc.questionnaire.links.mutationOptions());
};

export type Kept = NonNullable<ReturnType<typeof useQuestions>['data']>;

/** The batches of papers that were typed in. */
export const usePapers = (id: string, enabled: boolean) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.questionnaire.papers.queryOptions({ id }), enabled });
};
export type Batch = NonNullable<ReturnType<typeof usePapers>['data']>[number];

const useAgain = () => {
  const queries = useQueryClient();
  return { onSuccess: () => queries.invalidateQueries() };
};

export const useEnterPapers = () => {
  const trpc = useTRPC();
  return useMutation(trpc.questionnaire.enterPapers.mutationOptions(useAgain()));
};

export const useDropPapers = () => {
  const trpc = useTRPC();
  return useMutation(trpc.questionnaire.dropPapers.mutationOptions(useAgain()));
};
