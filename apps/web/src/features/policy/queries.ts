import { useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>;
export type PolicyView = inferOutput<Api['policy']['byCycle']>;
export type Change = PolicyView['changes'][number];

/** The policy of a cycle, and the cycle as a case: what may be done with it now. */
export const usePolicy = (id: string) => {
  const trpc = useTRPC();
  const found = useQuery({ ...trpc.policy.byCycle.queryOptions({ id }), throwOnError: true });
  const cycle = useQuery({ ...trpc.cycle.byId.queryOptions({ id }), throwOnError: true });
  return { policy: found.data, cycle: cycle.data };
};
