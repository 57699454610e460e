import type { FastifyRequest } from 'fastify';
import { faultOf, loudness } from '../fault.ts';

/** The innermost error: what was thrown, not what it was wrapped in on its way. */
const root = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? root(error.cause) : error;

type Printed = { type: string; message: string; stack: string; [key: string]: unknown };

/** Prisma's messages repeat the arguments of the call, tokens and hashes among them; their last line says what was wrong. */
export const printed = (error: Error): Printed => {
  const isStore = error.name.startsWith('Prisma');
  const message = isStore ? (error.message.trim().split('\n').at(-1) ?? '') : error.message;
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message,
    stack: stack.join('\n'),
    ...('code' in error ? { code: error.code } : {}),
  };
};

/** Logs a failure once, at the edge that answers it: a fault by its code and detail, a bug or an absent store in full. */
export const note = (request: FastifyRequest, error: unknown, path: string): void => {
  const fault = faultOf(error);
  if (fault === null) request.log.error({ err: root(error), path }, 'bug');
  else if (fault.code === 'unavailable') request.log.error({ err: root(fault), path }, 'unavailable');
  else request.log[loudness[fault.code]]({ code: fault.code, detail: fault.detail, path }, 'fault');
};
