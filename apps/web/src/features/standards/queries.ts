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

/** This year's versions of its category and those of years before, the newest first. */
export const useVersions = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.standard.versions.queryOptions({ id }));
};
export type Version = NonNullable<ReturnType<typeof useVersions>['data']>[number];

/** What makes one standard the other. */
export const useDiff = (from: string, to: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.standard.diff.queryOptions({ from, to }), throwOnError: true });
};

export const useStarters = () => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.standard.starters.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
};
export type StarterKey = NonNullable<ReturnType<typeof useStarters>['data']>[number]['key'];

export const useStarter = (key: StarterKey) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.standard.starter.queryOptions({ key }), staleTime: Number.POSITIVE_INFINITY });
};

/** The two ways to write another text over a draft's. */
export const useBeginnings = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries();
  return {
    start: useMutation(trpc.standard.useStarter.mutationOptions({ onSettled })),
    copy: useMutation(trpc.standard.copyFrom.mutationOptions({ onSettled })),
  };
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
