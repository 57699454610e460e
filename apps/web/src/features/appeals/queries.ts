import { useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

export type Disputed = inferOutput<ReturnType<typeof useTRPC>['appeal']['lines']>[number];

/** The disputed lines of an appeal; the tally once all have voted. */
export const useDisputed = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.appeal.lines.queryOptions({ id }));
};
