import { birth, Fault, type MachineName, metaOf, type RollName, type Step } from '@kaohe/domain';
import { declared } from '../advance/declared.ts';
import { laws, storable } from '../advance/law.ts';
import type { DeadlineRow } from '../advance/load.ts';
import { type Rules, tick } from '../deadline/clock.ts';
import { withoutContact } from '../journal/apart.ts';
import { type Entry, hashOf } from '../journal/entry.ts';
import { type OutboxRow, queued } from '../outbox/effect.ts';
import { type Data, isData, type Opening, openedOf, openingsOf } from './opening.ts';

/** What stands above a new instance. */
export type Above = {
  readonly parentId: string | null;
  readonly parentMachine: MachineName | null;
  /** Ids of the parent and its ancestors. */
  readonly lineage: readonly string[];
  /** Null: the new instance is a cycle itself. */
  readonly cycleId: string | null;
  readonly unitId: string | null;
  readonly unitPath: string | null;
};

/** What a birth is owed to. */
export type Cause = Rules & {
  readonly originId: string | null;
  readonly requestId: string;
  readonly actorId: string | null;
  readonly role: string;
  readonly post: string | null;
  readonly at: Date;
  readonly effective: Date;
};

export type Surroundings = {
  readonly above: Above;
  readonly cause: Cause;
  /** Paths of the units that data name. */
  readonly paths: ReadonlyMap<string, string>;
};

type Place = { readonly unitId: string | null; readonly unitPath: string | null };

/** An instance as it is born. */
export type Born = Opening &
  Place & {
    readonly lineage: readonly string[];
    readonly parentId: string | null;
    readonly cycleId: string;
    readonly roll: RollName | undefined;
    readonly outbox: readonly OutboxRow[];
    readonly deadlines: readonly DeadlineRow[];
    readonly entry: Entry;
    readonly hash: string;
    readonly row: { readonly [column: string]: unknown };
  };

export const unitIdOf = ({ machine, data }: Opening): string | null =>
  // Cycle and standard stand above all units, so that everybody's unit is under them.
  machine !== 'cycle' && machine !== 'standard' && typeof data.unitId === 'string' ? data.unitId : null;

const placeOf = (opening: Opening, { above, paths }: Surroundings): Place => {
  if (opening.machine === 'standard') return { unitId: null, unitPath: null };
  const unitId = unitIdOf(opening);
  if (unitId === null) return { unitId: above.unitId, unitPath: above.unitPath };
  const unitPath = paths.get(unitId);
  if (unitPath === undefined) throw new Fault('invalid', { path: 'unitId', issue: 'unknownUnit' });
  return { unitId, unitPath };
};

const datesOf = (data: Data): { [name: string]: string } =>
  isData(data.dates)
    ? Object.fromEntries(Object.entries(data.dates).map(([name, at]) => [name, String(at)]))
    : {};

const entryOf = (
  opening: Opening,
  first: Step,
  { cause, nested }: { cause: Cause; nested: readonly Opening[] },
): Entry => ({
  instanceId: opening.id,
  seq: 1,
  event: `${opening.machine}.opened`,
  payload: withoutContact(opening.data),
  actorId: cause.actorId,
  role: cause.role,
  fromStage: null,
  toStage: first.stage,
  requestId: cause.requestId,
  facts: {},
  opened: nested.length > 0 ? openedOf(nested) : null,
  textHash: null,
  version: 1,
  effective: cause.effective.toISOString(),
  at: cause.at.toISOString(),
});

/** Builds an instance, and those that its birth opens in turn; writes nothing. */
export const bear = (opening: Opening, around: Surroundings): readonly Born[] => {
  const { above, cause } = around;
  const { id, machine, data } = opening;
  storable(data);
  const law = laws[machine];
  const first = birth(law.machine);
  const meta = metaOf(law.machine, first.stage);
  const nested = openingsOf(first.effects, { id, data, requestId: cause.requestId });
  const place = placeOf(opening, around);
  const cycleId = above.cycleId ?? id;
  const lineage = [id, ...above.lineage];
  const dates = datesOf(data);
  const clock = tick({ ...cause, rows: [], meta, dates, moved: [] });
  const entry = entryOf(opening, first, { cause, nested });
  const hash = hashOf(entry, '');
  const copied = declared(machine, first.stage, { at: cause.at, since: null });
  const born: Born = {
    ...opening,
    ...place,
    lineage,
    parentId: above.parentId,
    cycleId,
    roll: meta.roll,
    outbox: queued(first.effects, { parentMachine: above.parentMachine, data }),
    deadlines: clock.put,
    entry,
    hash,
    row: {
      id,
      machine,
      stage: first.stage,
      context: first.context,
      data: withoutContact(data),
      dates,
      opened_count: nested.length,
      parent_id: above.parentId,
      origin_id: cause.originId,
      lineage,
      cycle_id: cycleId,
      unit_id: place.unitId,
      unit_path: place.unitPath,
      opened_by: cause.actorId,
      opened_post: cause.post,
      head_hash: hash,
      awaits: copied.awaits,
      tags: copied.tags,
      due_at: clock.dueAt,
      closes_at: clock.closesAt,
      closed_at: copied.closedAt,
      at: cause.at,
    },
  };
  const inner: Surroundings = {
    ...around,
    above: { parentId: id, parentMachine: machine, lineage, cycleId, ...place },
    cause: { ...cause, originId: id },
  };
  return [born, ...nested.flatMap((one) => bear(one, inner))];
};
