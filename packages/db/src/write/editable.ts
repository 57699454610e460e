import { randomUUID } from 'node:crypto';
import { Fault, isClosed, type StageTag, tagsOf } from '@kaohe/domain';
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

type Right = {
  /** Whoever may send this event, which carries no data, may do it. */
  readonly event: string;
  /** What the stage must be; not given: open. */
  readonly tag?: StageTag;
};

/** Locks an instance for somebody who may do something with its rows. Throws `notFound`, `forbidden`, `stale`, `refused`. */
export const hold = async (
  tx: Sql,
  { id, actor, version }: Omit<Edit, 'version'> & { readonly version?: number },
  { event, tag }: Right,
): Promise<Loaded> => {
  const order = parseOrder({
    instanceId: id,
    event: { type: event, data: {} },
    actor,
    requestId: randomUUID(),
    version,
  });
  await tx.query(lock, [order.instanceId]);
  const row = await load(tx, order);
  checkRights(order, row);
  checkFresh(order, row);
  const { machine } = laws[row.machine];
  const isSo = tag === undefined ? !isClosed(machine, row.stage) : tagsOf(machine, row.stage).includes(tag);
  if (!isSo) throw new Fault('refused', { stage: row.stage, event });
  return row;
};

/** Edits rows of an instance while its stage is `editable`; its version grows, so that nobody decides about a text that has changed. */
export const edit = async (
  db: Db,
  of: Edit,
  { event, write }: { event: string; write: (tx: Sql, row: Loaded) => Promise<void> },
): Promise<{ readonly version: number }> => {
  const edited = await db.transaction(async (tx) => {
    const row = await hold(tx, of, { event, tag: 'editable' });
    await write(tx, row);
    const [bumped] = await tx.query<{ version: number }>(bump, [row.id]);
    return { version: bumped?.version ?? row.version };
  });
  db.announce({ instances: [of.id] });
  return edited;
};
