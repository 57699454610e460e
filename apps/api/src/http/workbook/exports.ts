import { previewGrades, readGradeList, readPolicy, readStandard } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { writeGrades } from '@kaohe/table';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { writeTable } from '../../table/turn.ts';
import { type Deps, download } from './download.ts';

const asked = z.object({ id: z.uuid() });
const listed = z.object({ round: z.coerce.number().int().min(1).max(1000).optional() });

/**
 * Any standard that one may read as an Excel workbook, which an import reads again: `GET /standards/:id/export`; the list of grades for who
 * sees it, as it would be now or as it was proposed: `GET /grades/:id/export?round=`.
 */
export const serveExports = (app: FastifyInstance, { db, sessionOf }: Deps): void => {
  app.get('/standards/:id/export', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const found = await readStandard(db, session.scope, asked.parse(request.params).id);
    const bytes = await writeTable({ content: found.content, name: found.name });
    return download(reply, { name: found.name, bytes });
  });
  app.get('/grades/:id/export', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const cycleId = asked.parse(request.params).id;
    const { round } = listed.parse(request.query);
    const list =
      round === undefined
        ? await previewGrades(db, session.scope, { cycleId })
        : await readGradeList(db, session.scope, { cycleId, round });
    const { name } = await readPolicy(db, session.scope, cycleId);
    const { rules, ...sheet } = list;
    const bytes = await writeGrades({ ...sheet, bands: rules.bands, cycle: name, round: round ?? null });
    return download(reply, { name: `${name}考核等次`, bytes });
  });
};
