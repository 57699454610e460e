import { buffer } from 'node:stream/consumers';
import { type Db, type FileStore, type LetterView, readLetter } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { marked } from '@kaohe/paper';
import { letterBanner } from '@kaohe/wording';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Session } from '../session.ts';

type Deps = {
  readonly db: Db;
  readonly store: FileStore;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
};
const asked = z.object({ id: z.uuid() });
const wanted = z.object({ original: z.stringbool().optional() });

/** What stands across the head of a copy; null: the letter is in force. */
const banner = ({ because, by, reason, number }: LetterView): string | null =>
  because === null
    ? null
    : letterBanner(because, { number: number ?? '', by: by ?? '', reason: reason ?? '' });

/**
 * A letter for who sees its case: `GET /letters/:id`. One that is no longer in force comes as a copy that says so; `?original=true` gives
 * the bytes as they were written.
 */
export const serveLetters = (app: FastifyInstance, { db, store, sessionOf }: Deps): void => {
  app.get('/letters/:id', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const letter = await readLetter(db, session.scope, asked.parse(request.params).id);
    const { original } = wanted.parse(request.query);
    const bytes = await buffer(await store.read(letter.sha256));
    const words = original === true ? null : banner(letter);
    return reply
      .type(letter.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(letter.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-cache')
      .send(words === null ? bytes : Buffer.from(marked(bytes, words)));
  });
};
