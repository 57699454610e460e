import { Fault, standardLimits } from '@kaohe/domain';
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { faultOf, statusOf } from '../fault.ts';
import type { AppRouter } from '../router.ts';
import type { Context } from '../trpc.ts';
import { note } from './note.ts';

type Asked = { Querystring: { batch?: string; input?: string } };
type Call = FastifyRequest<Asked>;
/** Where the answer goes, and which procedures are called. */
type To = { readonly reply: FastifyReply; readonly path: string };
export type Rpc = {
  readonly router: AppRouter;
  readonly contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
};

/** `undefined` where there is none. */
const inputOf = (request: Call): unknown => {
  if (request.method !== 'GET') return request.body;
  if (request.query.input === undefined) return undefined;
  try {
    return JSON.parse(request.query.input);
  } catch (cause) {
    throw new Fault('invalid', { path: 'input', issue: 'malformed', paths: ['input'] }, cause);
  }
};

/** One call, one answer, without the web Request and streams that the stock adapter builds around each (docs/decisions). */
const answer = async (rpc: Rpc, request: Call, { reply, path }: To): Promise<string> => {
  const type = request.method === 'GET' ? 'query' : 'mutation';
  let ctx: Context | undefined;
  reply.type('application/json').header('cache-control', 'no-store');
  try {
    ctx = await rpc.contextOf(request, reply);
    const data: unknown = await callTRPCProcedure({
      router: rpc.router,
      path,
      type,
      ctx,
      getRawInput: async () => inputOf(request),
      signal: undefined,
      batchIndex: 0,
    });
    return JSON.stringify({ result: { data } });
  } catch (cause) {
    note(request, cause, path);
    const error = getTRPCErrorFromUnknown(cause);
    const shape = getTRPCErrorShape({
      config: rpc.router._def._config,
      ctx,
      error,
      input: undefined,
      path,
      type,
    });
    reply.code(statusOf(faultOf(error)));
    return JSON.stringify({ error: shape });
  }
};

/** Batches, streams and subscriptions, by tRPC's own adapter. */
const stock = (rpc: Rpc, request: Call, { reply, path: called }: To): Promise<void> =>
  fastifyRequestHandler({
    router: rpc.router,
    req: request,
    res: reply,
    path: called,
    createContext: () => rpc.contextOf(request, reply),
    maxBatchSize: 20,
    onError: ({ error, path }) => note(request, error, path ?? ''),
  });

const isStream = (request: FastifyRequest): boolean =>
  /text\/event-stream|application\/jsonl/.test(
    `${request.headers.accept ?? ''} ${request.headers['trpc-accept'] ?? ''}`,
  );

/** Procedures whose input may be larger than others', in bytes: the whole text of a standard. */
const large: Readonly<Record<string, number>> = {
  'standard.saveContent': standardLimits.bytes,
  'standard.lint': standardLimits.bytes,
};

/** tRPC under `/trpc`. */
export const serveRpc = (app: FastifyInstance, rpc: Rpc): void => {
  const answered = async (request: Call, reply: FastifyReply, path: string): Promise<unknown> => {
    if (request.query.batch === undefined && !isStream(request)) return answer(rpc, request, { reply, path });
    await stock(rpc, request, { reply, path });
    return reply;
  };
  app.route<Asked & { Params: { path: string } }>({
    method: ['GET', 'POST'],
    url: '/trpc/:path',
    handler: (request, reply) => answered(request, reply, request.params.path),
  });
  for (const [path, bodyLimit] of Object.entries(large))
    app.route<Asked>({
      method: 'POST',
      url: `/trpc/${path}`,
      bodyLimit,
      // So much is read for nobody who isn't signed in.
      onRequest: async (request, reply) => {
        if ((await rpc.contextOf(request, reply)).session === null) throw new Fault('unauthenticated');
      },
      handler: (request, reply) => answered(request, reply, path),
    });
};
