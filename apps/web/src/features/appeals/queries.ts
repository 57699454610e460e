import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>;
export type Disputed = inferOutput<Api['appeal']['lines']>[number];
export type AppealFile = inferOutput<Api['appeal']['file']>;
export type Statement = AppealFile['statements'][number];
export type Candidate = NonNullable<AppealFile['candidates']>[number];
export type RecusalRow = inferOutput<Api['recusal']['mine']>[number];

/** The disputed lines of an appeal; the tally once all have voted. */
export const useDisputed = (id: string) => useQuery(useTRPC().appeal.lines.queryOptions({ id }));
/** Both sides' statements, the rules, the panel, recusals, how far the vote is. */
export const useFile = (id: string) => useQuery(useTRPC().appeal.file.queryOptions({ id }));

export const useOwnRecusals = () => useQuery(useTRPC().recusal.mine.queryOptions());
/** The register, page by page. */
export const useRegister = (enabled: boolean) =>
  useInfiniteQuery({
    ...useTRPC().recusal.list.infiniteQueryOptions({}, { getNextPageParam: ({ next }) => next ?? undefined }),
    enabled,
  });

const useChanged = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: trpc.recusal.pathKey() });
};
export const useDeclare = () => {
  const onSuccess = useChanged();
  return useMutation({ ...useTRPC().recusal.declare.mutationOptions(), onSuccess });
};
export const useLift = () => {
  const onSuccess = useChanged();
  return useMutation({ ...useTRPC().recusal.lift.mutationOptions(), onSuccess });
};
