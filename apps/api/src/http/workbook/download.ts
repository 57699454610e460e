import type { Db } from '@kaohe/db';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../../session.ts';

/** What hands out workbooks: the database, and who asks. */
export type Deps = {
  readonly db: Db;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
};
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands out an Excel workbook under its name. */
export const download = (reply: FastifyReply, { name, bytes }: { name: string; bytes: Uint8Array }) =>
  reply
    .type(workbook)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`)
    .header('cache-control', 'private, no-cache')
    .send(Buffer.from(bytes));
