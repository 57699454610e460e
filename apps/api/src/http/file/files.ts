import { type Db, type FileRow, type FileStore, readFile } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Session } from '../../session.ts';

const asked = z.object({ id: z.uuid() });

export type FileDeps = {
  readonly db: Db;
  readonly store: FileStore;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
};

export const demandSession = async (
  { sessionOf }: Pick<FileDeps, 'sessionOf'>,
  request: FastifyRequest,
): Promise<Session> => {
  const session = await sessionOf(request);
  if (session === null) throw new Fault('unauthenticated');
  return session;
};

/** Nothing of what was uploaded is ever run or shown as a page. */
const inert = (reply: FastifyReply): FastifyReply =>
  reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-cache');

/** Files by id for those entitled: always as an attachment, and pictures in small. */
export const serveFiles = (app: FastifyInstance, deps: FileDeps): void => {
  const demandFile = async (request: FastifyRequest): Promise<FileRow> => {
    const session = await demandSession(deps, request);
    return readFile(deps.db, session.scope, asked.parse(request.params).id);
  };
  app.get('/files/:id', { exposeHeadRoute: false }, async (request, reply) => {
    const file = await demandFile(request);
    return inert(reply)
      .type(file.type)
      .header('content-length', file.size)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(await deps.store.read(file.sha256));
  });
  app.get('/files/:id/thumbnail', { exposeHeadRoute: false }, async (request, reply) => {
    const { thumbnail } = await demandFile(request);
    if (thumbnail === null) throw new Fault('notFound', { what: 'file' });
    return inert(reply)
      .type('image/webp')
      .send(await deps.store.read(thumbnail));
  });
};
