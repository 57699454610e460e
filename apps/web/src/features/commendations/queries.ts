import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>;
export type HonourList = inferOutput<Api['commendation']['candidates']>;
export type Candidate = HonourList['rows'][number];
export type HonourCase = HonourList['cases'][number];
export type Standing = inferOutput<Api['commendation']['standing']>[number];
export type Sheet = inferOutput<Api['commendation']['sheet']>;
export type Honour = inferOutput<Api['commendation']['honours']>['items'][number];

export const useCandidates = (cycleId: string) =>
  useQuery({ ...useTRPC().commendation.candidates.queryOptions({ cycleId }), retry: false });
/** Where the units stand that one is of; empty for the staff. */
export const useStanding = (cycleId: string) =>
  useQuery({ ...useTRPC().commendation.standing.queryOptions({ cycleId }), throwOnError: true });
/** Everything a leader decides on; refused to the units' own people. */
export const useSheet = (id: string) =>
  useQuery({ ...useTRPC().commendation.sheet.queryOptions({ id }), retry: false });

export type RegisterFilter = {
  readonly search: string;
  readonly year: number | null;
  readonly cursor: string | undefined;
};
export const useHonours = ({ search, year, cursor }: RegisterFilter) =>
  useQuery({
    ...useTRPC().commendation.honours.queryOptions({
      ...(search === '' ? {} : { search }),
      ...(year === null ? {} : { year }),
      ...(cursor === undefined ? {} : { cursor }),
    }),
    placeholderData: keepPreviousData,
  });
