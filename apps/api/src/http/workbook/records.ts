import { readSheetTable } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { recordSheet } from '@kaohe/table';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sheetFilter } from '../../routers/work-sheet.ts';
import { writeRows } from '../../table/turn.ts';
import { type Deps, download } from './download.ts';

/** As it stands in an address. */
const narrowed = z.object({
  ...sheetFilter,
  period: z.coerce.number().int().min(1).max(12).optional(),
  late: z.stringbool().optional(),
  mine: z.stringbool().optional(),
});

/** Work sheets as they are filtered: `GET /records/export`. */
export const serveRecords = (app: FastifyInstance, { db, sessionOf }: Deps): void => {
  app.get('/records/export', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const plain = recordSheet(await readSheetTable(db, session.scope, narrowed.parse(request.query)));
    return download(reply, { name: plain.title, bytes: await writeRows(plain) });
  });
};
