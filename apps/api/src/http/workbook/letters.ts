import { readLetters } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { letterSheet } from '@kaohe/table';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { registerFilter } from '../../routers/register.ts';
import { writeRows } from '../../table/turn.ts';
import { type Deps, download } from './download.ts';

/** As it stands in an address. */
const narrowed = z.object({ ...registerFilter, ended: z.stringbool().optional() });
/** More than this nobody reads as a sheet. */
const most = 5_000;
type Page = Awaited<ReturnType<typeof readLetters>>;

/** The register of a cycle's letters as it is filtered: `GET /register/export`. */
export const serveRegister = (app: FastifyInstance, { db, sessionOf }: Deps): void => {
  app.get('/register/export', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const filter = narrowed.parse(request.query);
    const rows: Page['items'][number][] = [];
    let cursor: string | null | undefined;
    do {
      // Each page says where the next begins.
      const page: Page = await readLetters(db, session.scope, {
        ...filter,
        ...(cursor ? { cursor } : {}),
        limit: 200,
      });
      rows.push(...page.items);
      cursor = page.next;
    } while (cursor !== null && rows.length < most);
    const plain = letterSheet({ rows, more: cursor !== null });
    return download(reply, { name: plain.title, bytes: await writeRows(plain) });
  });
};
