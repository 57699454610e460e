import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../workflow/api.ts';

/** The content of a standard with what the lint finds in it. */
export const useContent = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.standard.content.queryOptions({ id }));
};

export const useSaveContent = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.standard.saveContent.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
};
