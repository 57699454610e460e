import { type Db, readStandard } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Session } from '../session.ts';
import { writeTable } from '../table/turn.ts';

type Deps = {
  readonly db: Db;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
};
const asked = z.object({ id: z.uuid() });
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Any standard that one may read as an Excel workbook, which an import reads again: `GET /standards/:id/export`. */
export const serveExports = (app: FastifyInstance, { db, sessionOf }: Deps): void => {
  app.get('/standards/:id/export', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const found = await readStandard(db, session.scope, asked.parse(request.params).id);
    const bytes = await writeTable({ content: found.content, name: found.name });
    return reply
      .type(workbook)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(`${found.name}.xlsx`)}`,
      )
      .header('cache-control', 'private, no-cache')
      .send(Buffer.from(bytes));
  });
};
