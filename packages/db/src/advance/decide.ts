import { Fault, inTheWay, metaOf, type Stamped, type Step, step } from '@kaohe/domain';
import { openingsOf } from '../birth/opening.ts';
import { asksQueries, establish } from '../fact/establish.ts';
import type { Memory } from '../memory.ts';
import { isRecorded } from '../record/event.ts';
import type { Sql } from '../sql.ts';
import { checkDue, checkFresh, checkLapsed, checkRights, checkTaken, replayed } from './check.ts';
import type { Deed, Way } from './deed.ts';
import { laws, type Parsed } from './law.ts';
import type { Loaded } from './load.ts';
import { personOf, type Receipt } from './order.ts';

/** Facts that take statements of their own and rows besides the journal's are read and written under the lock. */
export const takesLock = ({ machine, spec, event, data }: Parsed): boolean =>
  asksQueries(machine, spec) || isRecorded(event.type, data);

const factsOf = async (
  sql: Sql,
  order: Parsed,
  on: { row: Loaded; memory: Memory },
): Promise<{ [name: string]: boolean }> => {
  const { row } = on;
  const facts = { ...row.known, ...(await establish(sql, order, on)) };
  if (order.spec.signs === undefined) return facts;
  return { ...facts, last: row.slots.length > 0 && row.slots.every((slot) => slot.mine) };
};

/** Throws `refused`, with the facts that stand in the way. */
const stepOrRefuse = (order: Parsed, row: Loaded, facts: { [name: string]: boolean }): Step => {
  const { machine } = laws[row.machine];
  const { signs, needs } = order.spec;
  const detail = { stage: row.stage, event: order.event.type };
  const isOut = signs !== undefined && row.slots.every((slot) => !slot.mine);
  if (isOut && metaOf(machine, row.stage).roll === signs)
    throw new Fault('refused', { ...detail, roll: signs });
  const stamped: Stamped = {
    type: order.event.type,
    data: order.data,
    at: row.at.toISOString(),
    effective: (order.effective ?? row.at).toISOString(),
    by: personOf(order.actor),
    facts,
  };
  const next = step(machine, row, stamped);
  if (next === 'refused') {
    const unmet = inTheWay({ machine, stored: row, event: stamped, names: needs });
    throw new Fault('refused', { ...detail, facts: [...(unmet ?? [])] });
  }
  return next;
};

/** `before`: the same request was carried out already. `lock`: it opens instances, and so takes the lock. */
export type Decided = { readonly deed: Deed } | { readonly before: Receipt } | 'lock';

/** Whether an order may be carried out on the instance as it was read, and what it leads to; throws a fault. */
export const decide = async (sql: Sql, order: Parsed, on: { row: Loaded; way: Way }): Promise<Decided> => {
  const { row, way } = on;
  const { role, held } = checkRights(order, row);
  const before = replayed(order, row, held);
  if (before) return { before };
  checkLapsed(order, row);
  checkFresh(order, row);
  checkDue(row, way.fired);
  checkTaken(order, row);
  const facts = await factsOf(sql, order, { row, memory: way.memory });
  const next = stepOrRefuse(order, row, facts);
  const openings = openingsOf(next.effects, { id: row.id, data: order.data, requestId: order.requestId });
  if (openings.length > 0 && !way.locked) return 'lock';
  return { deed: { order, row, next, role, held, facts, openings, way } };
};
