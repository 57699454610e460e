import type { AppRouter } from '@kaohe/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createTRPCContext, type inferOutput, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

type Api = TRPCOptionsProxy<AppRouter>;
export type Me = NonNullable<inferOutput<Api['session']['me']>>;
export type CaseRow = inferOutput<Api['worklist']['mine']>['items'][number];
export type CycleChoice = inferOutput<Api['cycle']['choices']>[number];
export type CaseView = inferOutput<Api['appeal']['byId']>;
/** What is usually possible in this stage to the reader, but not now, and why. */
export type Withheld = CaseView['withheld'][number];
export type Receipt = inferOutput<Api['appeal']['send']>;
export type JournalEntry = inferOutput<Api['timeline']['byId']>['items'][number];
export type DeadlineView = CaseView['deadlines'][number];
export type SlotView = CaseView['slots'][number];

type Page<T> = { readonly items: readonly T[]; readonly next: string | null };
export type Pages<T, P = Page<T>> = {
  readonly rows: readonly T[];
  readonly pages: readonly P[];
  readonly pending: boolean;
  /** Fetches the next page; null when all are here. */
  readonly more: (() => void) | null;
  readonly fetching: boolean;
};

/** A list that grows page by page. `load` asks for one page by its cursor; `key` names the list in the cache. */
export const usePages = <T, P extends Page<T>>(
  key: readonly unknown[],
  load: (cursor: { cursor?: string }) => Promise<P & Page<T>>,
): Pages<T, P> => {
  const pages = useInfiniteQuery({
    queryKey: ['pages', ...key],
    queryFn: ({ pageParam }) => load(pageParam === '' ? {} : { cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    throwOnError: true,
  });
  return {
    rows: pages.data?.pages.flatMap((page) => page.items) ?? [],
    pages: pages.data?.pages ?? [],
    pending: pages.isPending,
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
    fetching: pages.isFetchingNextPage,
  };
};
