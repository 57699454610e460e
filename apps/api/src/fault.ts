import { Fault, type FaultCode, type FaultDetail } from '@kaohe/domain';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';

/** What a caller is told of a failure: `internal` is a bug, told by nothing but its request id. */
export type ErrorData = {
  readonly code: FaultCode | 'internal';
  readonly detail: FaultDetail;
  readonly requestId: string;
};

const statuses: Record<FaultCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  refused: 409,
  stale: 409,
  conflict: 409,
  tooMuch: 413,
  unavailable: 503,
};

/** How loud a fault is in the log: what a person does wrong is information, what a store does wrong an error. */
export const loudness: Record<FaultCode, 'info' | 'warn' | 'error'> = {
  invalid: 'info',
  unauthenticated: 'info',
  forbidden: 'warn',
  notFound: 'info',
  refused: 'info',
  stale: 'info',
  conflict: 'info',
  tooMuch: 'warn',
  unavailable: 'error',
};

/** A rate is told by `retryAfter` in its detail; a size isn't. */
const isRate = (fault: Fault): boolean => fault.code === 'tooMuch' && fault.detail.retryAfter !== undefined;

/** HTTP status of a fault; of a bug, 500. */
export const statusOf = (fault: Fault | null): number =>
  fault === null ? 500 : isRate(fault) ? 429 : statuses[fault.code];

type TrpcCode = TRPCError['code'];
const trpcCodes: Record<FaultCode, TrpcCode> = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  refused: 'CONFLICT',
  stale: 'CONFLICT',
  conflict: 'CONFLICT',
  tooMuch: 'PAYLOAD_TOO_LARGE',
  unavailable: 'SERVICE_UNAVAILABLE',
};
export const trpcCodeOf = (fault: Fault): TrpcCode =>
  isRate(fault) ? 'TOO_MANY_REQUESTS' : trpcCodes[fault.code];

/** Input that does not parse, told by the paths of what is wrong; never by the values. */
export const invalidInput = (error: ZodError): Fault => {
  const [first] = error.issues;
  const paths = error.issues.map((issue) => issue.path.join('.'));
  return new Fault(
    'invalid',
    {
      path: paths[0] ?? '',
      issue: first?.code === 'custom' ? first.message : (first?.code ?? 'unknown'),
      paths: [...new Set(paths)].slice(0, 50),
    },
    error,
  );
};

/** What tRPC itself refuses before a procedure runs. */
const protocolFault = (error: TRPCError): Fault | null => {
  switch (error.code) {
    case 'NOT_FOUND':
      return new Fault('notFound', { what: 'procedure' }, error);
    case 'PARSE_ERROR':
    case 'BAD_REQUEST':
    case 'METHOD_NOT_SUPPORTED':
    case 'UNSUPPORTED_MEDIA_TYPE':
      return new Fault('invalid', { path: '', issue: 'malformed', paths: [] }, error);
    case 'PAYLOAD_TOO_LARGE':
      return new Fault('tooMuch', {}, error);
    default:
      return null;
  }
};

/** PostgreSQL and network codes that say: the store is away, try again. */
const away = /^(08|53|57P0[1-4]|ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|P1001|P1002|P1008|P1017)/;
const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  ((('code' in error && typeof error.code === 'string' && away.test(error.code)) ||
    error.message === 'timeout exceeded when trying to connect' ||
    error.message.startsWith('Connection terminated')) ??
    false);

/** The fault in whatever was thrown, or null where it is a bug. */
export const faultOf = (error: unknown): Fault | null => {
  if (error instanceof Fault) return error;
  if (error instanceof ZodError) return invalidInput(error);
  if (error instanceof TRPCError) return faultOf(error.cause) ?? protocolFault(error);
  if (isAway(error)) return new Fault('unavailable', { store: 'database' }, error);
  if (error instanceof AggregateError && error.errors.some(isAway))
    return new Fault('unavailable', { store: 'database' }, error);
  return null;
};

/** The one shape in which every failure is told, on tRPC and plain routes alike. */
export const errorData = (fault: Fault | null, requestId: string): ErrorData => ({
  code: fault?.code ?? 'internal',
  detail: fault?.detail ?? {},
  requestId,
});
