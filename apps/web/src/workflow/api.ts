import type { AppRouter } from '@kaohe/api';
import { createTRPCContext, type inferOutput, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

type Api = TRPCOptionsProxy<AppRouter>;
export type Me = NonNullable<inferOutput<Api['session']['me']>>;
export type CaseRow = inferOutput<Api['worklist']['mine']>['items'][number];
/** What is usually possible in this stage to the reader, but not now, and why. */
export type Withheld = {
  readonly event: string;
  readonly why: 'barred' | 'lapsed' | 'facts';
  readonly facts?: readonly string[];
  readonly lapsed?: string;
};
export type CaseView = inferOutput<Api['appeal']['byId']> & { readonly withheld?: readonly Withheld[] };
export type Receipt = inferOutput<Api['appeal']['send']>;
export type JournalEntry = inferOutput<Api['timeline']['byId']>['items'][number];
export type DeadlineView = CaseView['deadlines'][number];
export type SlotView = CaseView['slots'][number];
export type PersonChoice = inferOutput<Api['people']['choices']>[number];
