import { spread } from '@kaohe/db';
import type { Context } from '../context.ts';
import type { Handler } from '../payload.ts';

/** Targets of one page: each gets a row of its own in the outbox. */
export const pageSize = 200;

/** An event to many, page by page. */
export const broadcast =
  ({ db }: Context): Handler<'broadcast'> =>
  async ({ machine, event, data = {}, copy = false, match }, row) => {
    const cast = { id: row.id, instanceId: row.instanceId, machine, event, data, copy, match };
    while (await spread(db, cast, pageSize)) db.announce({ outbox: true });
    db.announce({ outbox: true });
    return null;
  };
