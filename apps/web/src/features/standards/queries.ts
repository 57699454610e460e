import type { StandardContent } from '@kaohe/domain';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '../../workflow/api.ts';

/** The content of a standard with what the lint finds in it. */
export const useContent = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.standard.content.queryOptions({ id }));
};
export type StandardView = NonNullable<ReturnType<typeof useContent>['data']>;

export const useSaveContent = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.standard.saveContent.mutationOptions({ onSettled: () => queries.invalidateQueries() }),
  );
};

/** What the lint and the gauges say of a text that isn't saved; of the last one while the next is on its way. Null: no text yet. */
export const useLint = (id: string, content: StandardContent | null) => {
  const client = useTRPCClient();
  return useQuery({
    queryKey: ['standard-lint', id, content],
    queryFn: () => (content === null ? null : client.standard.lint.mutate({ id, content })),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    retry: false,
  });
};
