import { setTimeout as pause } from 'node:timers/promises';
import { type FaultCode, type FaultDetail, faultCodes } from '@kaohe/domain';
import { z } from 'zod';
import type { Line, Reply } from './http.ts';

type Said = { readonly code: FaultCode | 'internal'; readonly detail: FaultDetail };

/** What the API answered instead of a result; `internal` is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: FaultCode | 'internal';
  readonly detail: FaultDetail;
  readonly asked: string;
  constructor(asked: string, { code, detail }: Said, options: { cause?: unknown } = {}) {
    super(`${asked}: ${code} ${JSON.stringify(detail)}`, options);
    this.asked = asked;
    this.code = code;
    this.detail = detail;
  }
}

const plain = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const failure = z.object({
  error: z.object({
    data: z.object({
      code: z.enum([...faultCodes, 'internal']),
      detail: z.record(z.string(), plain).default({}),
    }),
  }),
});
const success = z.object({ result: z.object({ data: z.unknown().optional() }) });

const read = (asked: string, { status, body }: Reply): unknown => {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch (cause) {
    throw new Error(`${asked}: ${status} ${body.slice(0, 200)}`, { cause });
  }
  const well = success.safeParse(said);
  if (well.success) return well.data.result.data;
  const ill = failure.safeParse(said);
  if (!ill.success) throw new Error(`${asked}: ${status} ${body.slice(0, 400)}`);
  throw new Refusal(asked, ill.data.error.data);
};

/** Calls procedures of the API; `cookie` is whose session it is, null nobody's. */
export type Rpc = {
  readonly query: (cookie: string | null, path: string, input?: unknown) => Promise<unknown>;
  readonly mutate: (cookie: string | null, path: string, input?: unknown) => Promise<unknown>;
  /** The cookie of a session. */
  readonly signIn: (email: string, password: string) => Promise<string>;
};

/** A store that is away for a moment comes back; what is asked again has the same request id, and so takes effect once. */
const again = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let wait = 100; ; wait *= 2) {
    try {
      return await ask();
    } catch (error) {
      const isAway = error instanceof Refusal && error.code === 'unavailable';
      if (!isAway || wait > 10_000) throw error;
      await pause(wait);
    }
  }
};

export const makeRpc = (line: Line): Rpc => {
  const headersOf = (cookie: string | null): Record<string, string> => (cookie === null ? {} : { cookie });
  const mutation = (cookie: string | null, path: string, input: unknown): Promise<Reply> =>
    line.ask({
      method: 'POST',
      path: `/trpc/${path}`,
      headers: { ...headersOf(cookie), 'content-type': 'application/json' },
      body: JSON.stringify(input ?? {}),
    });
  const query: Rpc['query'] = (cookie, path, input) => {
    const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const ask = { method: 'GET' as const, path: `/trpc/${path}${search}`, headers: headersOf(cookie) };
    return again(async () => read(path, await line.ask(ask)));
  };
  return {
    query,
    mutate: (cookie, path, input) => again(async () => read(path, await mutation(cookie, path, input))),
    signIn: (email, password) =>
      again(async () => {
        const reply = await mutation(null, 'session.signIn', { email, password });
        read('session.signIn', reply);
        const cookies = (reply.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]);
        if (cookies.length === 0) throw new Error('signing in gave no cookie');
        return cookies.join('; ');
      }),
  };
};
