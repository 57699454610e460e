import { type Db, letterheadOf, readBulletin, readLetterSource } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { docx } from '@kaohe/paper';
import { bulletinDraft, forms, letters } from '@kaohe/wording';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Session } from '../session.ts';

type Deps = {
  readonly db: Db;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
};
const asked = z.object({ cycleId: z.uuid(), no: z.coerce.number().int().min(1).max(12) });
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** In the place of its number: it has none before it is published. */
const unnumbered = '讨论稿';

/**
 * The bulletin of a period as the records draft it, for the meeting to discuss: `GET /records/bulletin`. What the office publishes becomes a
 * numbered letter of the cycle.
 */
export const serveBulletins = (app: FastifyInstance, { db, sessionOf }: Deps): void => {
  app.get('/records/bulletin', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const { cycleId, no } = asked.parse(request.query);
    const bulletin = await readBulletin(db, session.scope, { cycleId, no });
    const draft = bulletinDraft(bulletin);
    const source = await readLetterSource(db, cycleId, 0);
    if (source === undefined) throw new Fault('notFound', { what: 'cycle' });
    const head = await letterheadOf(db, source.organId, { name: source.root, shortName: source.rootShort });
    const { at } = bulletin;
    const letter = letters.bulletin({
      organ: head.mark,
      unit: '',
      cycle: source.cycle,
      year: source.year,
      at,
      data: {},
      entries: [{ event: 'cycle.publishBulletin', data: { period: no, ...draft }, at }],
      lines: [],
      total: null,
      units: [],
    });
    const bytes = await docx({ letter, form: forms.bulletin, number: unnumbered, head });
    return reply
      .type(word)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(`${draft.title}（${unnumbered}）.docx`)}`,
      )
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-cache')
      .send(Buffer.from(bytes));
  });
};
