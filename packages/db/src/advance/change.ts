import { metaOf } from '@kaohe/domain';
import { type Data, isData, openedOf } from '../birth/opening.ts';
import { type Rules, type Ticked, tick } from '../deadline/clock.ts';
import { hashOf } from '../journal/entry.ts';
import { seal } from '../journal/seal.ts';
import { calendarOf, policyOf } from '../memory.ts';
import { queued } from '../outbox/effect.ts';
import type { Recorded } from '../record/recorder.ts';
import type { Sql } from '../sql.ts';
import { declared } from './declared.ts';
import type { Deed } from './deed.ts';
import { laws } from './law.ts';
import type { Loaded } from './load.ts';
import { personOf } from './order.ts';
import type { Chained, Change } from './save.ts';

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

/** Everything that a deed changes in the instance and around it. `rules` are there where it opens something. */
export const changeOf = async (
  sql: Sql,
  deed: Deed,
  recorded: Recorded,
): Promise<{ change: Change; rules: Rules | undefined }> => {
  const { order, row, next, openings } = deed;
  const { machine } = laws[row.machine];
  const { payload, sealed } = seal(order);
  const { dates, dueAt, closesAt, put, drop, rules } = await clock(sql, deed);
  const change: Change = {
    row,
    context: next.context,
    dates,
    textHash: recorded.textHash === undefined ? row.textHash : recorded.textHash,
    copied: { ...declared(row.machine, next.stage, { at: row.at, since: row.closedAt }), dueAt, closesAt },
    openedCount: openings.filter(({ under }) => under === 'self').length,
    entry: chained(deed, payload),
    put,
    drop,
    signed: order.spec.signs ? row.slots.flatMap((slot) => (slot.mine ? [slot.id] : [])) : [],
    endsRoll: next.left !== null && metaOf(machine, next.left).roll !== undefined,
    roll: next.entered === null ? undefined : metaOf(machine, next.entered).roll,
    sealed,
    outbox: queued(next.effects, { parentMachine: row.parentMachine, data: order.data }),
    involves: order.spec.involves,
  };
  return { change, rules };
};
