import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type CaseRow, useTRPC } from '../../workflow/api.ts';

/** The cycles one can see, newest first, and the one chosen in the address, else the newest. */
export const useCycle = (): { cycles: readonly CaseRow[]; chosen: string | undefined } => {
  const trpc = useTRPC();
  const { cycle } = useSearch({ strict: false });
  const list = useQuery({ ...trpc.cycle.list.queryOptions({ limit: 50 }), staleTime: 60_000 });
  const cycles = [...(list.data?.items ?? [])].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return { cycles, chosen: cycle ?? cycles[0]?.id };
};
