import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { usePages, useTRPC, useTRPCClient } from '../../workflow/api.ts';

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
const registerKey = ['recusals'];
/** The register, page by page. */
export const useRegister = () => {
  const client = useTRPCClient();
  return usePages(registerKey, (cursor) => client.recusal.list.query({ ...cursor, limit: 50 }));
};

const useChanged = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: trpc.recusal.pathKey() });
    await queries.invalidateQueries({ queryKey: ['pages', ...registerKey] });
  };
};
export const useDeclare = () => {
  const onSuccess = useChanged();
  return useMutation({ ...useTRPC().recusal.declare.mutationOptions(), onSuccess });
};
export const useLift = () => {
  const onSuccess = useChanged();
  return useMutation({ ...useTRPC().recusal.lift.mutationOptions(), onSuccess });
};
