import { allowed, capacities, Fault, may, type Relation, type Role, sees, takenBy } from '@kaohe/domain';
import { laws, type Parsed } from './law.ts';
import type { Loaded } from './load.ts';
import type { Actor, Receipt } from './order.ts';

/** The capacities in which the actor meets the instance. */
export const heldBy = (actor: Actor, row: Loaded): readonly Role[] => {
  if (actor.kind !== 'person') return [actor.kind];
  return capacities(row.held, row, row.tookPart);
};

/** The capacity in which the actor may send the event. Throws `notFound` out of scope, `forbidden` within it; reveals nothing before. */
export const checkRights = (order: Parsed, row: Loaded): { role: Role; held: readonly Role[] } => {
  const { spec, actor, event } = order;
  const law = laws[row.machine];
  const held = heldBy(actor, row);
  if (row.machine !== order.machine) throw new Fault('notFound');
  if (actor.kind !== 'system' && !sees(law, row.stage, held)) throw new Fault('notFound');
  const stands: { [R in Relation]?: boolean } = { tookPart: row.tookPart, opener: row.opener };
  for (const type of row.did) stands[`did:${type}`] = true;
  const role = may(spec, held, stands);
  if (role === null) throw new Fault('forbidden', { event: event.type });
  return { role, held };
};

/** The receipt of the same request, carried out before; `conflict` when its id was used for something else. */
export const replayed = (order: Parsed, row: Loaded, held: readonly Role[]): Receipt | undefined => {
  const { replay } = row;
  if (!replay) return undefined;
  const actorId = order.actor.kind === 'person' ? order.actor.personId : null;
  if (replay.event !== order.event.type || replay.actorId !== actorId) {
    throw new Fault('conflict', { path: 'requestId', issue: 'usedBefore' });
  }
  return {
    instanceId: row.id,
    machine: row.machine,
    version: replay.version,
    stage: replay.toStage,
    at: new Date(replay.at).toISOString(),
    allowed: allowed(laws[row.machine], replay.toStage, held),
    opened: replay.opened ?? [],
    repeated: true,
  };
};

/** Throws `refused` when a closing deadline has passed: for people it closes to the second, whenever the sweep comes. */
export const checkLapsed = (order: Parsed, row: Loaded): void => {
  if (order.actor.kind === 'system' || row.closesAt === null || row.at < row.closesAt) return;
  throw new Fault('refused', {
    stage: row.stage,
    event: order.event.type,
    lapsed: row.closesAt.toISOString(),
  });
};

/** Throws `stale` when somebody moved it, or changed the text, while the sender looked. */
export const checkFresh = (order: Parsed, row: Loaded): void => {
  const detail = { version: row.version, stage: row.stage };
  if (order.spec.signs === undefined) {
    if (order.version !== undefined && order.version !== row.version) throw new Fault('stale', detail);
    return;
  }
  if (row.textHash === null) return;
  if (order.textHash === undefined) throw new Fault('invalid', { path: 'textHash', issue: 'required' });
  if (order.textHash !== row.textHash) throw new Fault('stale', { ...detail, textHash: row.textHash });
};

/** Throws `stale` when the deadline to be fired no longer runs: fired already, moved, on hold or ended. */
export const checkDue = (row: Loaded, fired: string | undefined): void => {
  if (fired === undefined) return;
  const due = row.deadlines.find((one) => one.kind === 'due' && one.event === fired);
  if (due?.dueAt && !due.firedAt && new Date(due.dueAt) <= row.at) return;
  throw new Fault('stale', { version: row.version, stage: row.stage });
};

/** Throws `refused` when the stage has no arrow for the event, before anything is asked for it. */
export const checkTaken = (order: Parsed, row: Loaded): void => {
  if (takenBy(laws[row.machine].machine, row.stage).includes(order.event.type)) return;
  throw new Fault('refused', { stage: row.stage, event: order.event.type, facts: [] });
};
