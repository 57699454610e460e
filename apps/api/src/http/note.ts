import type { FastifyRequest } from 'fastify';
import { faultOf, loudness } from '../fault.ts';

/** The innermost error: what was thrown, not what it was wrapped in on its way. */
const root = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? root(error.cause) : error;

/** Logs a failure once, at the edge that answers it: a fault by its code and detail, a bug or an absent store in full. */
export const note = (request: FastifyRequest, error: unknown, path: string): void => {
  const fault = faultOf(error);
  if (fault === null) request.log.error({ err: root(error), path }, 'bug');
  else if (fault.code === 'unavailable') request.log.error({ err: root(fault), path }, 'unavailable');
  else request.log[loudness[fault.code]]({ code: fault.code, detail: fault.detail, path }, 'fault');
};
