import { type Db, type FileStore, keepFile, readFile } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import type { Limits } from '../limit.ts';
import type { Session } from '../session.ts';

export const fileLimit = 20 * 1024 * 1024;

/** What may serve as evidence: documents, pictures, sound and film; nothing that runs. */
const accepted = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  // The binary formats of older office programs share one container.
  'application/x-cfb',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'audio/mpeg',
  'audio/x-m4a',
  'audio/mp4',
  'video/mp4',
  'text/plain',
]);

const strict = new TextDecoder('utf-8', { fatal: true });
/** Control characters, but for tabs and ends of lines. */
const control = /[^\P{Cc}\t\n\r]/u;

/** Text has no mark of its own: what decodes as UTF-8 without control characters. */
const isText = (bytes: Uint8Array): boolean => {
  try {
    return !control.test(strict.decode(bytes));
  } catch {
    return false;
  }
};

const typeOf = async (bytes: Uint8Array): Promise<string | null> => {
  const found = await fileTypeFromBuffer(bytes);
  if (found === undefined) return isText(bytes) ? 'text/plain' : null;
  return found.mime;
};

/** The last part of a path, without what a header or a file system would misread. */
const tidy = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .trim()
    .slice(0, 200) || 'file';

const upload = z.object({ name: z.string().min(1).max(400) });
const download = z.object({ id: z.uuid() });

type Deps = {
  readonly db: Db;
  readonly store: FileStore;
  readonly limits: Limits;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
};

const demandSession = async ({ sessionOf }: Deps, request: FastifyRequest): Promise<Session> => {
  const session = await sessionOf(request);
  if (session === null) throw new Fault('unauthenticated');
  return session;
};

const serveUpload = (app: FastifyInstance, deps: Deps): void => {
  app.post('/files', { bodyLimit: fileLimit }, async (request) => {
    const session = await demandSession(deps, request);
    if (session.held.length === 0) throw new Fault('forbidden', { what: 'upload' });
    const { name } = upload.parse(request.query);
    const bytes = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      throw new Fault('invalid', { path: 'body', issue: 'empty', paths: ['body'] });
    await deps.limits.spend('upload', session.person.id);
    const type = await typeOf(bytes);
    if (type === null || !accepted.has(type))
      throw new Fault('invalid', { path: 'body', issue: 'fileType', paths: ['body'] });
    return keepFile(deps.db, deps.store, { bytes, type, name: tidy(name), by: session.person.id });
  });
};

/** Uploads as raw bytes, `POST /files?name=…`, and downloads by id for those entitled, always as an attachment. */
export const serveFiles = (root: FastifyInstance, deps: Deps): void => {
  root.register((app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: fileLimit }, (_request, body, done) =>
      done(null, body),
    );
    serveUpload(app, deps);
    app.get('/files/:id', async (request, reply) => {
      const session = await demandSession(deps, request);
      const file = await readFile(deps.db, session.scope, download.parse(request.params).id);
      return reply
        .type(file.type)
        .header('content-length', file.size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-cache')
        .send(await deps.store.read(file.sha256));
    });
    done();
  });
};
