import {
  type EventSpec,
  inTheWay,
  type MachineName,
  may,
  metaOf,
  type Relation,
  type Role,
} from '@kaohe/domain';
import { laws, type Parsed } from '../advance/law.ts';
import { type Loaded, loadAll } from '../advance/load.ts';
import type { Db } from '../client.ts';
import { foreseen } from '../fact/establish.ts';
import { type Conflict, conflictPlaceOf, conflictsOf } from '../recusal/conflict.ts';
import type { Scope } from './scope.ts';

/** An event that the stage takes and the reader's role may send, but not now. */
export type Withheld = {
  readonly event: string;
  /** Recused, or barred by how he stands to the case · too late · a fact isn't so yet · no signature of his is asked for. */
  readonly why: 'barred' | 'lapsed' | 'facts' | 'roll';
  readonly facts?: readonly string[];
  readonly lapsed?: string;
  /** Of who is barred by how he stands to the case: each reason. */
  readonly conflicts?: readonly Conflict[];
};

const orderOf = (
  scope: Scope,
  { id, machine, type, spec }: { id: string; machine: MachineName; type: string; spec: EventSpec },
): Parsed => ({
  instanceId: id,
  machine,
  spec,
  event: { type, data: {} },
  data: {},
  actor: { kind: 'person', personId: scope.personId },
  requestId: 'read',
});

const isBarred = (spec: EventSpec, row: Loaded, held: readonly Role[]): boolean => {
  const stands: { [R in Relation]?: boolean } = { tookPart: row.tookPart, opener: row.opener };
  for (const type of row.did) stands[`did:${type}`] = true;
  return may(spec, held, stands) === null;
};

/** Every way in which the facts that only the event's own data decide may fall. */
const ways = (names: readonly string[]): readonly { readonly [name: string]: boolean }[] =>
  Array.from({ length: 2 ** names.length }, (_, n) =>
    Object.fromEntries(names.map((name, i) => [name, Math.floor(n / 2 ** i) % 2 === 1])),
  );

type Asked = { readonly type: string; readonly spec: EventSpec };

type Facts = { readonly [name: string]: boolean };

/** The facts that stand in the way whatever the data will say; null: nothing does. */
const unmet = (row: Loaded, { type, spec }: Asked, known: Facts): readonly string[] | null => {
  const open = [
    ...spec.needs.filter((name) => known[name] === undefined),
    ...(spec.signs === undefined ? [] : ['last']),
  ];
  const blamed = inTheWay({
    machine: laws[row.machine].machine,
    stored: row,
    event: { type, data: {}, at: '', effective: '', by: null, facts: known },
    names: spec.needs.filter((name) => known[name] !== undefined),
    guesses: ways(open),
  });
  return blamed?.length === 0 ? null : (blamed ?? []);
};

const judged = async (
  db: Db,
  order: Parsed,
  on: { row: Loaded; held: readonly Role[] },
): Promise<Withheld | null> => {
  const { row, held } = on;
  const { spec } = order;
  const event = order.event.type;
  if (isBarred(spec, row, held)) return { event, why: 'barred' };
  if (row.closesAt !== null && row.at >= row.closesAt)
    return { event, why: 'lapsed', lapsed: row.closesAt.toISOString() };
  const signsHere =
    spec.signs !== undefined && metaOf(laws[row.machine].machine, row.stage).roll === spec.signs;
  if (signsHere && !row.slots.some(({ mine }) => mine)) return { event, why: 'roll' };
  const known = { ...row.known, ...(await foreseen(db, order, { row, memory: db.memory })) };
  const facts = unmet(row, { type: event, spec }, known);
  return facts === null ? null : { event, why: 'facts', facts };
};

/** What bars the reader: requests that nobody has decided yet bar nobody. */
const conflictsOn = async (db: Db, { personId }: Scope, id: string): Promise<readonly Conflict[]> => {
  const found = await conflictsOf(db, await conflictPlaceOf(db, id), [personId]);
  return (found.get(personId) ?? []).filter(({ kind }) => kind !== 'asked');
};

/** Events allowed by role and stage, and the capacities in which the case is met. */
type Candidates = {
  readonly id: string;
  readonly machine: MachineName;
  readonly held: readonly Role[];
  readonly allowed: readonly string[];
};

/**
 * Of the events allowed by role and stage, those that can't be sent now, and why: decided by what `advance` decides by, read without its
 * lock, for all of them at once.
 */
export const readWithheld = async (
  db: Db,
  scope: Scope,
  { id, machine, held, allowed }: Candidates,
): Promise<readonly Withheld[]> => {
  const { events } = laws[machine];
  const asked = allowed.flatMap((type): Asked[] => {
    const spec = events[type];
    return spec ? [{ type, spec }] : [];
  });
  const orders = asked.map((one) => orderOf(scope, { id, machine, ...one }));
  const rows = await loadAll(db, orders);
  const barred = rows.some(
    (row, index) => row?.tookPart === true && asked[index]?.spec.unless.includes('tookPart'),
  );
  const conflicts = barred ? await conflictsOn(db, scope, id) : [];
  const found = orders.map((order, index) => {
    const row = rows[index];
    return row === undefined ? null : judged(db, order, { row, held });
  });
  return (await Promise.all(found))
    .filter((one) => one !== null)
    .map((one) =>
      one.why === 'barred' && events[one.event]?.unless.includes('tookPart') ? { ...one, conflicts } : one,
    );
};
