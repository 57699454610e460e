import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Db, fileStore, moveClock, readClock } from '@kaohe/db';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { makeAuth } from './auth.ts';
import { errorData, faultOf, statusOf } from './fault.ts';
import { clamav } from './file/scanner.ts';
import { serveArchives } from './http/archives.ts';
import { serveBulletins } from './http/bulletins.ts';
import { serveFiles } from './http/file/files.ts';
import { serveUploads } from './http/file/uploads.ts';
import { readForms } from './http/form.ts';
import { serveHealth } from './http/health.ts';
import { bodyLimit, readJson, requestFault } from './http/json.ts';
import { serveLetters } from './http/letters.ts';
import { note, printed } from './http/note.ts';
import { servePages } from './http/pages.ts';
import { makeProofs } from './http/proof.ts';
import { serveRpc } from './http/rpc.ts';
import { secure } from './http/security.ts';
import { serveExports } from './http/workbook/exports.ts';
import { serveRegister } from './http/workbook/letters.ts';
import { serveOutcomes } from './http/workbook/outcomes.ts';
import { serveRecords } from './http/workbook/records.ts';
import { makeLimits } from './limit.ts';
import { makeFeed } from './live.ts';
import { router } from './router.ts';
import { makeSessions } from './session.ts';

export type Deps = {
  readonly db: Db;
  /** Of the same database, for the listener's own connection. */
  readonly databaseUrl: string;
  readonly secret: string;
  readonly publicUrl: string | null;
  readonly proxies: number;
  readonly demonstration: boolean;
  /** Of uploaded files, and of what has come in halfway where they lie in a bucket. */
  readonly filesFolder: string;
  readonly s3Url: string | null;
  /** Null: uploads are examined, and scanned by nobody. */
  readonly scannerUrl: string | null;
  /** The built web; where there is none, only the API answers. */
  readonly webFolder: string;
  /** Hexadecimal digits that the proof of work has to begin with; undefined: as usual. */
  readonly proofPrefix?: string;
  readonly logLevel: string;
  /** Where the log goes, if not to the standard output. */
  readonly log?: { readonly write: (line: string) => void };
};

/** Every failure outside tRPC in the same shape as within. */
const answerFailures = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const fault = requestFault(error, request.routeOptions.bodyLimit ?? bodyLimit) ?? faultOf(error);
    note(request, fault ?? error, request.url.split('?')[0] ?? '');
    const data = errorData(fault, request.id);
    const retryAfter = fault?.detail.retryAfter;
    if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
    return reply.code(statusOf(fault)).send({ error: { message: data.code, code: -32_000, data } });
  });
};

/** The HTTP server, not yet listening; `close()` ends its streams and its listener of the database, and leaves `db` open. */
export const buildServer = async (deps: Deps): Promise<FastifyInstance> => {
  const { db, secret, publicUrl, demonstration } = deps;
  const app = Fastify({
    bodyLimit,
    // A batch names its procedures in the path.
    routerOptions: { maxParamLength: 5_000 },
    trustProxy: (_address, hop) => hop < deps.proxies,
    genReqId: () => randomUUID(),
    // One line per failure, none per request: at 2,000 requests a second they would be the most expensive part of an answer.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    logger: {
      level: deps.logLevel,
      serializers: { err: printed },
      ...(deps.log === undefined ? {} : { stream: deps.log }),
    },
  });
  const sessions = makeSessions(db, makeAuth(db, { secret, publicUrl }));
  const limits = makeLimits(db, secret);
  const proofs = makeProofs(db, { secret, prefix: deps.proofPrefix });
  // In production there is no object by which time could be moved.
  const clock = demonstration ? { read: () => readClock(db), move: (to: Date) => moveClock(db, to) } : null;
  const feed = await makeFeed({ db, url: deps.databaseUrl, log: app.log, forget: sessions.forget });
  app.addHook('preClose', () => feed.close());

  secure(app, publicUrl);
  readJson(app);
  readForms(app);
  answerFailures(app);
  const sessionOf = (request: FastifyRequest) => sessions.of(request.headers.cookie);
  const store = fileStore(deps.filesFolder, deps.s3Url);
  serveRpc(app, {
    router,
    contextOf: async (request, reply) => ({
      db,
      store,
      sessions,
      limits,
      proofs,
      feed,
      demonstration,
      clock,
      session: await sessionOf(request),
      requestId: request.id,
      ip: request.ip,
      cookie: request.headers.cookie,
      log: request.log,
      setCookies: (cookies) => {
        reply.header('set-cookie', [...cookies]);
      },
    }),
  });
  serveFiles(app, { db, sessionOf, store });
  serveUploads(app, {
    db,
    limits,
    sessionOf,
    store,
    folder: join(deps.filesFolder, 'incoming'),
    scanner: deps.scannerUrl === null ? null : clamav(deps.scannerUrl),
  });
  serveArchives(app, { db, sessionOf, store });
  serveLetters(app, { db, sessionOf, store });
  serveExports(app, { db, sessionOf });
  serveOutcomes(app, { db, sessionOf });
  serveRecords(app, { db, sessionOf });
  serveRegister(app, { db, sessionOf });
  serveBulletins(app, { db, sessionOf });
  serveHealth(app, db);
  await servePages(app, deps.webFolder);
  return app;
};
