import { useQuery } from '@tanstack/react-query';
import { type CaseRow, type Pages, usePages, useTRPC, useTRPCClient } from '../../workflow/api.ts';

const limit = 20;
/** What stands beside the main list is kept short. */
const few = 6;

/** What awaits me, by due date. */
export const useMine = (): Pages<CaseRow> => {
  const client = useTRPCClient();
  return usePages(['mine'], (cursor) => client.worklist.mine.query({ limit, ...cursor }));
};

/** What I opened, or my unit's, that awaits somebody else. */
export const useWaiting = (): Pages<CaseRow> => {
  const client = useTRPCClient();
  return usePages(['waiting'], (cursor) => client.worklist.waiting.query({ limit: few, ...cursor }));
};

/** What changed since I last looked: the notices I have not read. */
export const useChanged = () => {
  const trpc = useTRPC();
  return useQuery(trpc.notice.list.queryOptions({ unread: true, limit: few }));
};
