import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

export type View = inferOutput<ReturnType<typeof useTRPC>['linkage']['overview']>;

/** Figures, approvals and what was handed over. */
export const useLinkage = (cycleId: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.linkage.overview.queryOptions({ cycleId }), throwOnError: true });
};

/** What a file would give; asked once it is there. */
export const usePreview = (cycleId: string, fileId: string | null) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.linkage.preview.queryOptions({ cycleId, fileId: fileId ?? '' }),
    enabled: fileId !== null,
    retry: false,
  });
};

const useAgain = () => {
  const queries = useQueryClient();
  return { onSuccess: () => queries.invalidateQueries() };
};

export const useCommit = () => useMutation(useTRPC().linkage.commit.mutationOptions(useAgain()));
export const useHandOver = () => useMutation(useTRPC().linkage.handOver.mutationOptions(useAgain()));
export const useAcknowledge = () => useMutation(useTRPC().linkage.acknowledge.mutationOptions(useAgain()));
