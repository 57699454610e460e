import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { inferInput, inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>;
export type Ledger = inferOutput<Api['rectificationItem']['ledger']>;
export type LedgerRow = Ledger['items'][number];
export type LedgerFilter = Omit<inferInput<Api['rectificationItem']['ledger']>, 'limit'>;

export const useLedger = (filter: LedgerFilter) =>
  useQuery({
    ...useTRPC().rectificationItem.ledger.queryOptions({ ...filter, limit: 100 }),
    throwOnError: true,
    placeholderData: keepPreviousData,
  });
