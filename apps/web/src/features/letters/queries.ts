import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferInput, inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Letters = ReturnType<typeof useTRPC>['letter'];
export type Register = inferOutput<Letters['list']>;
export type RegisterFilter = inferInput<Letters['list']>;
export type Letter = inferOutput<Letters['byId']>;
export type Organ = inferOutput<Letters['organs']>[number];
export type Kind = inferInput<Letters['fields']>['kind'];
export type Issue = inferOutput<Letters['try']>['issues'][number];

export const useRegister = (filter: RegisterFilter) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.letter.list.queryOptions(filter),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
};
export const useLetter = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.letter.byId.queryOptions({ id }), throwOnError: true });
};
export const useOrgans = () => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.letter.organs.queryOptions(), throwOnError: true });
};
export const useFields = (kind: Kind) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.letter.fields.queryOptions({ kind }), staleTime: Number.POSITIVE_INFINITY });
};
export const useTemplates = (unitId: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.letter.templates.queryOptions({ unitId }), throwOnError: true });
};

type Tried = { readonly unitId: string; readonly kind: Kind; readonly fileId: string };
/** What is wrong with a template, and what it gives; asked once the file is there. */
export const useTry = (tried: Tried) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.letter.try.queryOptions(tried), retry: false });
};

export const useCandidates = (cycleId: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.mass.candidates.queryOptions({ cycleId }), throwOnError: true });
};
/** How far the last order of the cycle is; asked every second while it runs. */
export const useProgress = (cycleId: string) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.mass.progress.queryOptions({ cycleId }),
    throwOnError: true,
    refetchInterval: ({ state: { data } }) =>
      data && (data.finishedAt === null || data.letters < data.issued) ? 1000 : false,
  });
};

const useAgain = () => {
  const queries = useQueryClient();
  return { onSuccess: () => queries.invalidateQueries() };
};
export const useOrder = () => useMutation(useTRPC().mass.order.mutationOptions(useAgain()));
export const useVoid = () => useMutation(useTRPC().letter.void.mutationOptions(useAgain()));
export const useSaveHead = () => useMutation(useTRPC().letter.saveHead.mutationOptions(useAgain()));
export const useUse = () => useMutation(useTRPC().letter.use.mutationOptions(useAgain()));
export const useRetire = () => useMutation(useTRPC().letter.retire.mutationOptions(useAgain()));
