import type { MachineName } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../workflow/api.ts';

/** How a list of cases is narrowed; the same as in its address. */
export type CaseFilter = {
  readonly cycleId: string | undefined;
  readonly unitId: string | undefined;
  readonly parentId: string | undefined;
  readonly stage: string | undefined;
  readonly open: boolean | undefined;
  readonly cursor: string | undefined;
};
const perPage = 50;

const given = (filter: CaseFilter) => ({
  ...(filter.cycleId === undefined ? {} : { cycleId: filter.cycleId }),
  ...(filter.unitId === undefined ? {} : { unitId: filter.unitId }),
  ...(filter.parentId === undefined ? {} : { parentId: filter.parentId }),
  ...(filter.stage === undefined ? {} : { stages: [filter.stage] }),
  ...(filter.open === undefined ? {} : { open: filter.open }),
  ...(filter.cursor === undefined ? {} : { cursor: filter.cursor }),
});

/** One page of the cases of a process, newest first. */
export const useCases = (machine: MachineName, filter: CaseFilter) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc[machine].list.queryOptions({ ...given(filter), limit: perPage }),
    throwOnError: true,
    placeholderData: (old) => old,
  });
};

export const useUnits = () => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.unit.list.queryOptions(), staleTime: 300_000 });
};
