import { Fault, type OperatingRow, type OperatingUnit } from '@kaohe/domain';
import { type Actor, personOf } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import { hold } from '../write/editable.ts';

const units = {
  name: 'operating-units',
  text: `select u.id, u.name, u.short_name as "shortName", u.path from assessment a join instance i on i.id = a.id
      join unit u on u.id = a.unit_id where a.cycle_id = $1 and not 'cancelled' = any(i.tags) order by u.path`,
};

/** The units of a cycle, as rows of a table are matched with them. For those who see the whole cycle. */
export const readOperatingUnits = async (
  db: Db,
  scope: Scope,
  cycleId: string,
): Promise<readonly OperatingUnit[]> => {
  const met = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (!met.held.includes('office')) throw new Fault('forbidden', { what: 'operating' });
  return db.query<OperatingUnit>(units, [cycleId]);
};

const clear = { name: 'operating-clear', text: 'delete from operating where cycle_id = $1' };
const write = {
  name: 'operating-write',
  text: `insert into operating (cycle_id, unit_id, points, file_id, by, at)
    select a.cycle_id, a.unit_id, o.points, $3, $4, $5 from jsonb_to_recordset($2::jsonb) as o("unitId" uuid, points int)
      join assessment a on a.cycle_id = $1 and a.unit_id = o."unitId" join instance i on i.id = a.id and not 'cancelled' = any(i.tags)
    returning unit_id`,
};
const bump = {
  name: 'operating-edited',
  text: 'update instance set version = version + 1 where id = $1 returning version',
};

export type NewOperating = {
  readonly cycleId: string;
  /** The cycle's version that was seen. */
  readonly version: number;
  readonly fileId: string;
  readonly rows: readonly Pick<OperatingRow, 'unitId' | 'points'>[];
  readonly actor: Actor;
};

/**
 * Puts the operating performance of a cycle's units in place of what was imported before. By the office, while the cycle is open. The
 * cycle's version grows, so that nobody approves other figures than those he saw.
 * @throws Fault `invalid`, `notFound`, `forbidden`, `stale`, `refused`
 */
export const saveOperating = async (db: Db, given: NewOperating): Promise<{ readonly version: number }> => {
  const { cycleId, version, fileId, rows, actor } = given;
  const saved = await db.transaction(async (tx) => {
    const { at } = await hold(tx, { id: cycleId, actor, version }, { event: 'cycle.review' });
    await tx.query(clear, [cycleId]);
    const kept = await tx.query(write, [cycleId, json(rows), fileId, personOf(actor), at]);
    if (kept.length !== rows.length) throw new Fault('invalid', { path: 'rows', issue: 'unknownUnit' });
    const [bumped] = await tx.query<{ version: number }>(bump, [cycleId]);
    return { version: bumped?.version ?? version };
  });
  db.announce({ instances: [cycleId] });
  return saved;
};
