import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type CaseRow, useTRPC } from '../../workflow/api.ts';

const shown = 20;

type Rows = { rows: readonly CaseRow[]; pending: boolean; more: (() => void) | null };

/** What awaits me, by due date. */
export const useMine = (): Rows => {
  const trpc = useTRPC();
  const pages = useInfiniteQuery({
    ...trpc.worklist.mine.infiniteQueryOptions({ limit: shown }, { getNextPageParam: (page) => page.next }),
    throwOnError: true,
  });
  return {
    rows: pages.data?.pages.flatMap((page) => page.items) ?? [],
    pending: pages.isPending,
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
  };
};

/** What I opened, or my unit's, that awaits somebody else. */
export const useWaiting = (): Rows => {
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.worklist.waiting.infiniteQueryOptions({ limit: shown }, { getNextPageParam: (page) => page.next }),
  );
  return {
    rows: pages.data?.pages.flatMap((page) => page.items) ?? [],
    pending: pages.isPending,
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
  };
};

/** What changed since I last looked: the notices I have not read. */
export const useChanged = () => {
  const trpc = useTRPC();
  return useQuery(trpc.notice.list.queryOptions({ unread: true, limit: 8 }));
};
