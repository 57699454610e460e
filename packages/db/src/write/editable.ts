import { randomUUID } from 'node:crypto';
import { Fault, tagsOf } from '@kaohe/domain';
import { checkFresh, checkRights } from '../advance/check.ts';
import { laws, parseOrder } from '../advance/law.ts';
import { type Loaded, load } from '../advance/load.ts';
import type { Actor } from '../advance/order.ts';
import type { Db } from '../client.ts';
import type { Sql } from '../sql.ts';

/** Whose text is edited, and who edits it. */
export type Edit = {
  readonly id: string;
  readonly actor: Actor;
  /** The version that the editor saw; another one is `stale`. */
  readonly version: number;
};

const lock = { name: 'lock', text: 'select from instance where id = $1 for no key update' };
const bump = {
  name: 'edited',
  text: 'update instance set version = version + 1 where id = $1 returning version',
};

/**
 * Edits rows of an instance while its stage is `editable`; its version grows, so that nobody decides about a text that has changed.
 * Whoever may send `event` may edit. Throws `notFound`, `forbidden`, `stale`, `refused`.
 */
export const edit = async (
  db: Db,
  { id, actor, version }: Edit,
  { event, write }: { event: string; write: (tx: Sql, row: Loaded) => Promise<void> },
): Promise<{ readonly version: number }> => {
  const order = parseOrder({
    instanceId: id,
    event: { type: event, data: {} },
    actor,
    requestId: randomUUID(),
    version,
  });
  const edited = await db.transaction(async (tx) => {
    await tx.query(lock, [order.instanceId]);
    const row = await load(tx, order);
    checkRights(order, row);
    checkFresh(order, row);
    const isEditable = tagsOf(laws[row.machine].machine, row.stage).includes('editable');
    if (!isEditable) throw new Fault('refused', { stage: row.stage, event });
    await write(tx, row);
    const [bumped] = await tx.query<{ version: number }>(bump, [row.id]);
    return { version: bumped?.version ?? row.version };
  });
  db.announce({ instances: [order.instanceId] });
  return edited;
};
