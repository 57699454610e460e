import { readHonours, readWholeLedger } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { writeHonours, writeLedger } from '@kaohe/table';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ledgerFilter } from '../../routers/rectification-item.ts';
import { type Deps, download } from './download.ts';

const register = z.object({
  search: z.string().trim().max(80).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});
/** More honours than an organisation confers in a century of its cycles. */
const honoursAtMost = 10_000;

/** The ledger of rectification as far as the reader's scope goes, narrowed as its page: `GET /rectifications/export`; the honour register: `GET /honours/export`. */
export const serveOutcomes = (app: FastifyInstance, { db, sessionOf }: Deps): void => {
  app.get('/rectifications/export', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const filter = ledgerFilter.parse(request.query);
    const ledger = await readWholeLedger(db, session.scope, filter);
    return download(reply, { name: '整改台账', bytes: await writeLedger(ledger) });
  });
  app.get('/honours/export', async (request, reply) => {
    if ((await sessionOf(request)) === null) throw new Fault('unauthenticated');
    const filter = { ...register.parse(request.query), reasons: true };
    const rows: Awaited<ReturnType<typeof readHonours>>['items'][number][] = [];
    for (let cursor: string | null | undefined; cursor !== null && rows.length < honoursAtMost; ) {
      // Each page says where the next begins.
      const page: Awaited<ReturnType<typeof readHonours>> = await readHonours(db, {
        ...filter,
        cursor,
        limit: 200,
      });
      rows.push(...page.items);
      cursor = page.next;
    }
    return download(reply, { name: '荣誉登记', bytes: await writeHonours({ rows }) });
  });
};
