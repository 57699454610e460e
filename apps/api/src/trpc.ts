import type { ClockView, Db, FileStore } from '@kaohe/db';
import { Fault, type Role } from '@kaohe/domain';
import { initTRPC, TRPCError } from '@trpc/server';
import type { FastifyBaseLogger } from 'fastify';
import { type ErrorData, errorData, faultOf, trpcCodeOf } from './fault.ts';
import type { Proofs } from './http/proof.ts';
import type { Limits } from './limit.ts';
import type { Feed } from './live.ts';
import type { Session, Sessions } from './session.ts';

/** The movable clock of a demonstration. */
export type Clock = {
  readonly read: () => Promise<ClockView>;
  readonly move: (to: Date) => Promise<ClockView>;
};

/** What a procedure may use. */
export type Context = {
  readonly db: Db;
  /** The bytes of files. */
  readonly store: FileStore;
  readonly sessions: Sessions;
  readonly limits: Limits;
  /** Work asked of who has no account. */
  readonly proofs: Proofs;
  readonly feed: Feed;
  readonly session: Session | null;
  readonly demonstration: boolean;
  /** Null outside demonstration mode. */
  readonly clock: Clock | null;
  readonly requestId: string;
  /** Address of the caller, for rates only. */
  readonly ip: string;
  readonly cookie: string | undefined;
  readonly log: FastifyBaseLogger;
  /** Adds a cookie to the answer. */
  readonly setCookies: (cookies: readonly string[]) => void;
};

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ error, ctx, shape }): { message: string; code: number; data: ErrorData } => {
    const data = errorData(faultOf(error), ctx?.requestId ?? '');
    return { message: data.code, code: shape.code, data };
  },
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
});

export const router = t.router;

/** Gives a fault the code of the protocol, so that every adapter answers with the right status. */
const coded = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const fault = faultOf(result.error);
  if (fault === null) return result;
  throw new TRPCError({ code: trpcCodeOf(fault), message: fault.code, cause: fault });
});

/** For anybody. */
export const open = t.procedure.use(coded);

/** For who has signed in. */
export const signedIn = open.use(({ ctx, next }) => {
  if (ctx.session === null) throw new Fault('unauthenticated');
  return next({ ctx: { ...ctx, session: ctx.session } });
});

/** For who keeps people and settings. */
export const administrator = signedIn.use(({ ctx, next }) => {
  if (!ctx.session.roles.has('administrator' satisfies Role))
    throw new Fault('forbidden', { role: 'administrator' });
  return next({ ctx });
});
