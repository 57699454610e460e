import { type Db, readiness } from '@kaohe/db';
import type { FastifyInstance } from 'fastify';
import { note } from './note.ts';

/**
 * `/health`: the process answers. `/ready`: it can work, that is, the database is within reach and has every migration; a worker that
 * hasn't been seen is told and doesn't count, since people can go on without it.
 */
export const serveHealth = (app: FastifyInstance, db: Db): void => {
  app.get('/health', async () => ({ ok: true }));
  app.get('/ready', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const { pending, workerSeenAt } = await readiness(db);
      const ok = pending === 0;
      return reply
        .code(ok ? 200 : 503)
        .send({ ok, database: 'ok', pendingMigrations: pending, workerSeenAt });
    } catch (error) {
      note(request, error, '/ready');
      return reply
        .code(503)
        .send({ ok: false, database: 'away', pendingMigrations: null, workerSeenAt: null });
    }
  });
};
