import type { AppRouter } from '@kaohe/api';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';

/** The pages without the application speak to the API plainly: no cache, no stream. */
export const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc' })] });

export type OpenFailure = 'limited' | 'notFound' | 'denied' | 'invalid' | 'lapsed' | 'away';
const failures: Readonly<Record<string, OpenFailure>> = {
  tooMuch: 'limited',
  notFound: 'notFound',
  unauthenticated: 'denied',
  forbidden: 'denied',
  invalid: 'invalid',
  refused: 'lapsed',
  conflict: 'lapsed',
};

const detailOf = (error: unknown): object => {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  const detail = typeof data === 'object' && data !== null && 'detail' in data ? data.detail : null;
  return typeof detail === 'object' && detail !== null ? detail : {};
};
/** In how many minutes one may try again, where the rate was used up. */
export const minutesUntil = (error: unknown): number => {
  const detail = detailOf(error);
  const seconds = 'retryAfter' in detail ? Number(detail.retryAfter) : 0;
  return Math.max(1, Math.ceil(seconds / 60));
};

/** What went wrong, as far as the public need tell it apart. */
export const failureOf = (error: unknown): OpenFailure => {
  if (!(error instanceof TRPCClientError)) return 'away';
  const data: unknown = error.data;
  const code = typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : '';
  return failures[code] ?? 'away';
};
