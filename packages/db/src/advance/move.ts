import { allowed, Fault } from '@kaohe/domain';
import type { News } from '../announce.ts';
import type { Born } from '../birth/bear.ts';
import { openAll } from '../birth/open.ts';
import { openedOf } from '../birth/opening.ts';
import type { Rules } from '../deadline/clock.ts';
import type { Memory } from '../memory.ts';
import { recordEvent } from '../record/event.ts';
import { isStoreDown, type Sql } from '../sql.ts';
import { changeOf } from './change.ts';
import { decide, takesLock } from './decide.ts';
import type { Deed } from './deed.ts';
import { laws, type Parsed } from './law.ts';
import { load, loadAll } from './load.ts';
import { personOf, type Receipt } from './order.ts';
import { type Change, saveAll } from './save.ts';

export type Moved = { readonly receipt: Receipt; readonly news: News };
/** One order of several; `fired`: the deadline whose event it is. */
export type Item = { readonly order: Parsed; readonly fired?: string | undefined };
/** What became of it. `overtaken`: somebody moved it meanwhile. `lock`: it takes the lock. */
export type Outcome = Moved | Fault | 'overtaken' | 'lock';

const open = async (
  tx: Sql,
  { order, row, role, openings }: Deed,
  rules: Rules | undefined,
): Promise<readonly Born[]> => {
  if (openings.length === 0) return [];
  if (!rules) throw new Error('nothing is opened without rules');
  const above = { ...row, parentId: row.id, parentMachine: row.machine };
  const post = row.held.find((one) => one.role === role && one.post !== null)?.post ?? null;
  const effective = order.effective ?? row.at;
  const { requestId } = order;
  const actorId = personOf(order.actor);
  return await openAll(tx, openings, {
    above,
    cause: { ...rules, originId: row.id, requestId, actorId, role, post, at: row.at, effective },
  });
};

const newsOf = ({ row, next }: Deed, { put, outbox }: Change, born: readonly Born[]): News => {
  const dates = [...put, ...born.flatMap(({ deadlines }) => deadlines)].flatMap(({ dueAt }) => dueAt ?? []);
  const [soonest] = dates.map((date) => new Date(date)).sort((a, b) => a.getTime() - b.getTime());
  return {
    instances: [row.id, ...born.map(({ id }) => id)],
    outbox: outbox.length > 0 || born.some((one) => one.outbox.length > 0) || next.entered !== null,
    dueAt: soonest ?? null,
  };
};

const movedBy = (deed: Deed, change: Change, born: readonly Born[]): Moved => {
  const { row, next, held, openings } = deed;
  const receipt: Receipt = {
    instanceId: row.id,
    machine: row.machine,
    version: change.entry.version,
    stage: next.stage,
    at: change.entry.at,
    allowed: allowed(laws[row.machine], next.stage, held),
    opened: openedOf(openings),
    repeated: false,
  };
  return { receipt, news: newsOf(deed, change, born) };
};

/** Statements in the order in which the locked instance and what hangs on it are written. Throws a fault; the transaction is then void. */
export const moveLocked = async (tx: Sql, { order, fired }: Item, memory: Memory): Promise<Moved> => {
  const row = await load(tx, order);
  const decided = await decide(tx, order, { row, way: { memory, locked: true, fired } });
  if (decided === 'lock') throw new Error('a locked instance was asked to be locked');
  if ('before' in decided) return { receipt: decided.before, news: {} };
  const { deed } = decided;
  const recorded = await recordEvent(tx, deed);
  const { change, rules } = await changeOf(tx, deed, recorded);
  const saved = await saveAll(tx, [change]);
  if (!saved.has(row.id)) throw new Error('a locked instance was overtaken');
  return movedBy(deed, change, await open(tx, deed, rules));
};

type Ready = { readonly deed: Deed; readonly change: Change };

const prepare = async (
  sql: Sql,
  item: Item,
  on: { row: Deed['row'] | undefined; memory: Memory },
): Promise<Outcome | Ready> => {
  const { row, memory } = on;
  try {
    if (!row) throw new Fault('notFound');
    const decided = await decide(sql, item.order, { row, way: { memory, locked: false, fired: item.fired } });
    if (decided === 'lock') return 'lock';
    if ('before' in decided) return { receipt: decided.before, news: {} };
    const { deed } = decided;
    const { change } = await changeOf(sql, deed, {});
    return { deed, change };
  } catch (error) {
    if (error instanceof Fault && !isStoreDown(error)) return error;
    throw error;
  }
};

const isReady = (one: Outcome | Ready): one is Ready => typeof one === 'object' && 'change' in one;

/**
 * Moves instances that need no lock, each of them at most once among the items: read by one statement, written by another, guarded
 * by their versions. One that may not move, or was moved by somebody else, does not hold up the others.
 */
export const moveAll = async (
  sql: Sql,
  items: readonly Item[],
  memory: Memory,
): Promise<readonly Outcome[]> => {
  const free = items.filter(({ order }) => !takesLock(order));
  if (free.length === 0) return items.map(() => 'lock');
  const rows = await loadAll(
    sql,
    free.map(({ order }) => order),
  );
  const prepared = new Map<Item, Outcome | Ready>();
  for (const [index, item] of free.entries()) {
    prepared.set(item, await prepare(sql, item, { row: rows[index], memory }));
  }
  const saved = await saveAll(
    sql,
    [...prepared.values()].filter(isReady).map(({ change }) => change),
  );
  return items.map((item) => {
    const one = prepared.get(item) ?? 'lock';
    if (!isReady(one)) return one;
    return saved.has(one.deed.row.id) ? movedBy(one.deed, one.change, []) : 'overtaken';
  });
};
