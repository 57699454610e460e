import type { ReportCount } from '@kaohe/wording';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { inferInput, inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../../workflow/api.ts';

type Report = ReturnType<typeof useTRPC>['report'];
export type Figures = inferOutput<Report['figures']>;
export type Figure = keyof Figures['figures'];
export type Count = ReportCount;
export type RowsOf = inferInput<Report['rows']>;
/** A figure with one of its keys: the rows that are open, kept in the address. */
export type Chosen = {
  readonly figure: Figure;
  readonly key: string;
  readonly cursor: string | undefined;
};

export const useFigures = (cycleId: string) =>
  useQuery({ ...useTRPC().report.figures.queryOptions({ cycleId }), throwOnError: true });

export const useRows = (asked: RowsOf) =>
  useQuery({
    ...useTRPC().report.rows.queryOptions(asked),
    throwOnError: true,
    placeholderData: keepPreviousData,
  });

/** Of the assessors; the same figures as on their own page. */
export const useAssessors = (cycleId: string) =>
  useQuery(useTRPC().assessors.quality.queryOptions({ cycleId }));
