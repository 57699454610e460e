import { readFile } from '@kaohe/db';
import { Fault, fileLimits } from '@kaohe/domain';
import type { Upload } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Halfway, makeHalfway, type Sender } from '../../file/halfway.ts';
import type { Intake } from '../../file/intake.ts';
import type { Limits } from '../../limit.ts';
import type { Session } from '../../session.ts';
import { demandSession, type FileDeps } from './files.ts';

type Deps = FileDeps &
  Intake & {
    readonly limits: Limits;
    /** Where lies what has come in halfway. */
    readonly folder: string;
  };

const asked = z.object({ id: z.uuid() });
const tooLarge = (): Fault => new Fault('tooMuch', { limit: 'file', most: fileLimits.bytes });

/** What is declared before the first byte: nothing is stored for who may not send, sends too often, or sends too much. */
const demandCreation = async (deps: Deps, request: FastifyRequest): Promise<Session> => {
  const session = await demandSession(deps, request);
  if (session.held.length === 0) throw new Fault('forbidden', { what: 'upload' });
  if (request.headers['upload-length'] === undefined)
    throw new Fault('invalid', { path: 'upload-length', issue: 'malformed', paths: ['upload-length'] });
  if (Number(request.headers['upload-length']) > fileLimits.bytes) throw tooLarge();
  await deps.limits.spend('upload', session.person.id);
  return session;
};

/** What somebody else sends doesn't exist. */
const demandOwn = async (halfway: Halfway, session: Session, id: string): Promise<Upload> => {
  const upload = await halfway.find(id);
  if (upload?.metadata?.by !== session.person.id) throw new Fault('notFound', { what: 'file' });
  return upload;
};

/**
 * Uploads by tus 1.0.0 (tus.io), so that a phone that lost its network goes on where it stopped: `POST /files` declares a file, `PATCH
 * /files/:id` sends a piece, `HEAD /files/:id` says how much is there, `DELETE` gives it up. The last piece is answered with the file as
 * it was kept, under the same id; a file refused is told like every other fault.
 */
export const serveUploads = (root: FastifyInstance, deps: Deps): void => {
  const senders = new WeakMap<object, Sender>();
  const halfway = makeHalfway({ ...deps, senders, log: root.log });
  root.addHook('onClose', () => halfway.close());

  const handOver = async (request: FastifyRequest, reply: FastifyReply, session: Session): Promise<void> => {
    senders.set(request.raw, { person: session.person.id, request });
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    await halfway.server.handle(request.raw, reply.raw);
  };

  root.register((app, _options, done) => {
    app.removeAllContentTypeParsers();
    // The body is the protocol's to read, piece by piece.
    app.addContentTypeParser('*', (_request, _body, done) => done(null));
    app.post('/files', async (request, reply) =>
      handOver(request, reply, await demandCreation(deps, request)),
    );
    app.head('/files/:id', async (request, reply) => {
      const session = await demandSession(deps, request);
      const { id } = asked.parse(request.params);
      const upload = await halfway.find(id);
      if (upload !== null && upload.offset !== upload.size) {
        await demandOwn(halfway, session, id);
        return handOver(request, reply, session);
      }
      // All of it had come, and the answer was lost on the way, or it was never taken in.
      if (upload !== null) await halfway.finish(await demandOwn(halfway, session, id));
      const { size } = await readFile(deps.db, session.scope, id);
      return reply
        .headers({
          'tus-resumable': '1.0.0',
          'upload-offset': size,
          'upload-length': size,
          'cache-control': 'no-store',
        })
        .code(200)
        .send();
    });
    for (const method of ['PATCH', 'DELETE'] as const)
      app.route({
        method,
        url: '/files/:id',
        handler: async (request, reply) => {
          const session = await demandSession(deps, request);
          await demandOwn(halfway, session, asked.parse(request.params).id);
          return handOver(request, reply, session);
        },
      });
    done();
  });
};
