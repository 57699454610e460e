import type { Role } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import type { inferInput, inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>;
export type Sheet = inferOutput<Api['workSheet']['sheets']>['items'][number];
export type SheetView = inferOutput<Api['workSheet']['sheet']>;
export type Period = inferOutput<Api['record']['period']>;
export type PeriodUnit = Period['units'][number];
export type Bulletin = inferOutput<Api['record']['bulletin']>;
export type Coverage = inferOutput<Api['record']['coverage']>;
export type RollUp = inferOutput<Api['record']['rollUp']>;
type Asked = NonNullable<inferInput<Api['workSheet']['sheets']>>;

/** How the list is narrowed; the same as in its address. */
export type SheetFilter = Pick<
  Asked,
  | 'unitId'
  | 'period'
  | 'indicator'
  | 'direction'
  | 'state'
  | 'late'
  | 'mine'
  | 'from'
  | 'to'
  | 'text'
  | 'cursor'
  | 'cycleId'
>;

/** Without what isn't asked for. */
export const given = <T extends object>(filter: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

export const useSheets = (filter: SheetFilter, limit = 50) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.workSheet.sheets.queryOptions({ ...given(filter), limit }),
    throwOnError: true,
    placeholderData: (old) => old,
  });
};
export const useSheet = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.workSheet.sheet.queryOptions({ id }));
};
export const usePeriods = (cycleId: string | undefined) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.record.periods.queryOptions({ cycleId: cycleId ?? '' }),
    enabled: cycleId !== undefined,
  });
};
export const usePeriod = (cycleId: string, no: number | undefined) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.record.period.queryOptions({ cycleId, no: no ?? 1 }),
    enabled: no !== undefined,
    throwOnError: true,
  });
};
/** Whether whoever is signed in holds one of these roles. */
export const useHolds = (roles: readonly Role[]): boolean => {
  const me = useQuery({ ...useTRPC().session.me.queryOptions(), staleTime: 60_000 });
  return (me.data?.appointments ?? []).some(({ role }) => roles.some((one) => one === role));
};

const drafters: readonly Role[] = ['office', 'lead', 'leader', 'auditor'];

/** What a bulletin is drafted from; not asked for by who doesn't draft. */
export const useBulletin = (cycleId: string, no: number) => {
  const trpc = useTRPC();
  const drafts = useHolds(drafters);
  return useQuery({
    ...trpc.record.bulletin.queryOptions({ cycleId, no }),
    enabled: drafts,
    retry: false,
  });
};
export const useCoverage = (cycleId: string | undefined) => {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.record.coverage.queryOptions({ cycleId: cycleId ?? '' }),
    enabled: cycleId !== undefined,
    retry: false,
  });
};
export const useRollUp = (assessmentId: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.record.rollUp.queryOptions({ assessmentId }), throwOnError: true });
};
export const useCycleCase = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.cycle.byId.queryOptions({ id }));
};
export const useUnits = () => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.unit.list.queryOptions(), staleTime: 300_000 });
};
