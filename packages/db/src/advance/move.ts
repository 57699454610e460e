import { allowed, Fault, metaOf, type Stamped, type Step, step } from '@kaohe/domain';
import type { News } from '../announce.ts';
import type { Born } from '../birth/bear.ts';
import { openAll } from '../birth/open.ts';
import { type Data, isData, openedOf, openingsOf } from '../birth/opening.ts';
import { type Rules, type Ticked, tick } from '../deadline/clock.ts';
import { asksQueries, establish } from '../fact/establish.ts';
import { hashOf } from '../journal/entry.ts';
import { calendarOf, type Memory, policyOf } from '../memory.ts';
import { isRecorded, recordEvent } from '../record/event.ts';
import type { Sql } from '../sql.ts';
import { checkDue, checkFresh, checkLapsed, checkRights, checkTaken, replayed } from './check.ts';
import { declared } from './declared.ts';
import type { Deed, Way } from './deed.ts';
import { queued } from './effect.ts';
import { laws, type Parsed } from './law.ts';
import { type Loaded, load } from './load.ts';
import { personOf, type Receipt } from './order.ts';
import { type Chained, save } from './save.ts';
import { seal } from './seal.ts';

export type Moved = { readonly receipt: Receipt; readonly news: News };
/** `overtaken`: somebody moved it meanwhile. `lock`: it opens instances, or asks or writes what takes the lock. */
export type Outcome = Moved | 'overtaken' | 'lock';

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

/** Throws `refused`, with the facts that were needed and false. */
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
    throw new Fault('refused', { ...detail, facts: needs.filter((name) => facts[name] !== true) });
  }
  return next;
};

type Clocked = Ticked & { readonly dates: Loaded['dates']; readonly rules: Rules | undefined };

/** Dates that the event moves; those that it gives to what it opens are not its own. */
const datesMoved = ({ order, openings }: Deed): { [name: string]: string } =>
  openings.length === 0 && isData(order.data.dates)
    ? Object.fromEntries(Object.entries(order.data.dates).map(([name, at]) => [name, String(at)]))
    : {};

/** What the move does to the deadlines; the rules are read only when something needs them. */
const clock = async (sql: Sql, deed: Deed): Promise<Clocked> => {
  const { order, row, next, way } = deed;
  const moved = datesMoved(deed);
  const dates = { ...row.dates, ...moved };
  const meta = metaOf(laws[row.machine].machine, next.stage);
  const isStill =
    next.entered === null && !order.spec.extends && !way.fired && Object.keys(moved).length === 0;
  const isIdle = row.deadlines.length === 0 && (meta.deadlines ?? []).length === 0;
  const isSame = isStill || isIdle;
  const same = { put: [], drop: [], dueAt: row.dueAt, closesAt: row.closesAt, dates };
  if (isSame && deed.openings.length === 0) return { ...same, rules: undefined };
  const rules = {
    policy: await policyOf(sql, way.memory, { id: row.cycleId, version: row.policyVersion }),
    calendar: await calendarOf(sql, way.memory, row.calendarVersion),
  };
  if (isSame) return { ...same, rules };
  const ticked = tick({
    ...rules,
    at: row.at,
    effective: order.effective ?? row.at,
    dates,
    rows: row.deadlines,
    meta,
    fired: way.fired,
    extends: order.spec.extends,
    moved: Object.keys(moved),
  });
  return { ...ticked, dates, rules };
};

const chained = ({ order, row, next, role, facts, openings }: Deed, payload: Data): Chained => {
  const entry = {
    instanceId: row.id,
    seq: row.seq + 1,
    event: order.event.type,
    payload,
    actorId: personOf(order.actor),
    role,
    fromStage: row.stage,
    toStage: next.stage,
    requestId: order.requestId,
    facts,
    opened: openings.length > 0 ? openedOf(openings) : null,
    textHash: order.spec.signs ? (order.textHash ?? null) : null,
    version: row.version + 1,
    effective: (order.effective ?? row.at).toISOString(),
    at: row.at.toISOString(),
  };
  return { ...entry, prevHash: row.headHash, hash: hashOf(entry, row.headHash) };
};

const open = async (tx: Sql, { order, row, role, openings }: Deed, rules: Rules | undefined) => {
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

const newsOf = (
  deed: Deed,
  { born, clocked, effects }: { born: readonly Born[]; clocked: Clocked; effects: number },
): News => {
  const dates = [...clocked.put, ...born.flatMap(({ deadlines }) => deadlines)].flatMap(
    ({ dueAt }) => dueAt ?? [],
  );
  const [soonest] = dates.map((date) => new Date(date)).sort((a, b) => a.getTime() - b.getTime());
  return {
    instances: [deed.row.id, ...born.map(({ id }) => id)],
    outbox: effects > 0 || born.some(({ outbox }) => outbox.length > 0) || deed.next.entered !== null,
    dueAt: soonest ?? null,
  };
};

const write = async (sql: Sql, deed: Deed): Promise<Moved | 'overtaken'> => {
  const { order, row, next, openings } = deed;
  const { machine } = laws[row.machine];
  const { payload, sealed } = seal(order);
  const clocked = await clock(sql, deed);
  const entry = chained(deed, payload);
  const outbox = queued(next.effects, { parentMachine: row.parentMachine, data: order.data });
  const recorded = deed.way.locked ? await recordEvent(sql, deed) : {};
  const saved = await save(sql, {
    row,
    context: next.context,
    dates: clocked.dates,
    textHash: recorded.textHash === undefined ? row.textHash : recorded.textHash,
    copied: {
      ...declared(row.machine, next.stage, { at: row.at, since: row.closedAt }),
      dueAt: clocked.dueAt,
      closesAt: clocked.closesAt,
    },
    openedCount: openings.filter(({ under }) => under === 'self').length,
    entry,
    put: clocked.put,
    drop: clocked.drop,
    signed: order.spec.signs ? row.slots.flatMap((slot) => (slot.mine ? [slot.id] : [])) : [],
    endsRoll: next.left !== null && metaOf(machine, next.left).roll !== undefined,
    roll: next.entered === null ? undefined : metaOf(machine, next.entered).roll,
    sealed,
    outbox,
    involves: order.spec.involves,
  });
  if (!saved) return 'overtaken';
  const born = await open(sql, deed, clocked.rules);
  const receipt: Receipt = {
    instanceId: row.id,
    machine: row.machine,
    version: entry.version,
    stage: next.stage,
    at: entry.at,
    allowed: allowed(laws[row.machine], next.stage, deed.held),
    opened: openedOf(openings),
    repeated: false,
  };
  return { receipt, news: newsOf(deed, { born, clocked, effects: outbox.length }) };
};

/** Facts that take statements of their own and rows besides the journal's are read and written under the lock. */
const takesLock = ({ machine, spec, event }: Parsed): boolean =>
  asksQueries(machine, spec) || isRecorded(event.type);

/** One move, from the instance as it is to the rows written. Throws a fault with nothing written. */
export const move = async (sql: Sql, order: Parsed, way: Way): Promise<Outcome> => {
  if (!way.locked && takesLock(order)) return 'lock';
  const row = await load(sql, order);
  const { role, held } = checkRights(order, row);
  const before = replayed(order, row, held);
  if (before) return { receipt: before, news: {} };
  checkLapsed(order, row);
  checkFresh(order, row);
  checkDue(row, way.fired);
  checkTaken(order, row);
  const facts = await factsOf(sql, order, { row, memory: way.memory });
  const next = stepOrRefuse(order, row, facts);
  const openings = openingsOf(next.effects, { id: row.id, data: order.data, requestId: order.requestId });
  if (openings.length > 0 && !way.locked) return 'lock';
  return await write(sql, { order, row, next, role, held, facts, openings, way });
};
