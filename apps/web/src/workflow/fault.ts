import { type FaultCode, type FaultDetail, faultCodes } from '@kaohe/domain';
import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';

const detail = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);
const shape = z.object({
  code: z.enum([...faultCodes, 'internal']),
  detail: detail.catch({}),
  requestId: z.string().optional().catch(undefined),
});

export type Failure = {
  readonly code: FaultCode | 'internal';
  readonly detail: FaultDetail;
  readonly requestId?: string | undefined;
};

/** What an answer says went wrong; one that says nothing counts as `unavailable`. */
export const toldOf = (data: unknown): Failure => {
  const told = shape.safeParse(data);
  return told.success ? told.data : { code: 'unavailable', detail: {} };
};

/** What went wrong, from whatever was thrown: no answer at all counts as `unavailable`. */
export const failureOf = (error: unknown): Failure =>
  toldOf(error instanceof TRPCClientError ? error.data : null);
