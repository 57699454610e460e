import {
  type Context,
  type EventSpec,
  type MachineName,
  may,
  metaOf,
  type Relation,
  type Role,
  step,
} from '@kaohe/domain';
import { laws, type Parsed } from '../advance/law.ts';
import { type Loaded, loadAll } from '../advance/load.ts';
import type { Db } from '../client.ts';
import type { Scope } from './scope.ts';

/** An event that the stage takes and the reader's role may send, but not now. */
export type Withheld = {
  readonly event: string;
  /** Recused, or barred by how he stands to the case · too late · a fact isn't so yet · no signature of his is asked for. */
  readonly why: 'barred' | 'lapsed' | 'facts' | 'roll';
  readonly facts?: readonly string[];
  readonly lapsed?: string;
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

/** The facts that stand in the way whatever the data will say; null: nothing does. */
const unmet = (row: Loaded, { type, spec }: Asked): readonly string[] | null => {
  const open = [
    ...spec.needs.filter((name) => row.known[name] === undefined),
    ...(spec.signs === undefined ? [] : ['last']),
  ];
  const stamp = { type, data: {}, at: '', effective: '', by: null };
  const stored: { stage: string; context: Context } = row;
  const passes = ways(open).some(
    (guess) =>
      step(laws[row.machine].machine, stored, { ...stamp, facts: { ...row.known, ...guess } }) !== 'refused',
  );
  return passes ? null : spec.needs.filter((name) => row.known[name] === false);
};

const judged = (row: Loaded, asked: Asked, held: readonly Role[]): Withheld | null => {
  const { type: event, spec } = asked;
  if (isBarred(spec, row, held)) return { event, why: 'barred' };
  if (row.closesAt !== null && row.at >= row.closesAt)
    return { event, why: 'lapsed', lapsed: row.closesAt.toISOString() };
  const signsHere =
    spec.signs !== undefined && metaOf(laws[row.machine].machine, row.stage).roll === spec.signs;
  if (signsHere && !row.slots.some(({ mine }) => mine)) return { event, why: 'roll' };
  const facts = unmet(row, asked);
  return facts === null ? null : { event, why: 'facts', facts };
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
  const rows = await loadAll(
    db,
    asked.map((one) => orderOf(scope, { id, machine, ...one })),
  );
  return asked.flatMap((one, index) => {
    const row = rows[index];
    return (row && judged(row, one, held)) ?? [];
  });
};
