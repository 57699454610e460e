import { type CommendationBar, type Eligibility, type PastYear, registry, tagsOf } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { demand } from '../read/place.ts';
import { isUnitRole, type Scope } from '../read/scope.ts';
import { candidatesOf, type HonourVerdict } from './candidate.ts';

/** What a unit's own people may know of its way to a commendation: what stands against it, never what is weighed about it. */
export type HonourStanding = {
  readonly unitId: string;
  readonly unit: string;
  readonly assessment: string;
  /** Null until the grades are confirmed. */
  readonly grade: string | null;
  readonly verdict: Eligibility['verdict'];
  readonly bars: readonly CommendationBar[];
  readonly past: readonly PastYear[];
  /** How many years back the policy looks. */
  readonly pastYears: number;
  /** Once it is published; before, and when it was declined, it is nobody's but the staff's. */
  readonly commendation: { readonly id: string; readonly stage: string } | null;
};

/** Units of which one person is told at once. */
const unitsAtMost = 50;
const own = {
  name: 'own-units',
  text: `select i.unit_id as id from instance i where i.cycle_id = $1 and i.machine = 'assessment' and i.unit_path = any($2::text[])
    and not 'cancelled' = any(i.tags) order by i.unit_path limit ${unitsAtMost}`,
};

const isPublished = (stage: string): boolean =>
  !tagsOf(registry.commendation.machine, stage).includes('internal');

const toldOf = (row: HonourVerdict, pastYears: number): HonourStanding => {
  const { unitId, unit, assessment, commendation } = row;
  const named = { unitId, unit, assessment, pastYears };
  // Before the list is confirmed nobody's place on it is told.
  if (!row.confirmed)
    return { ...named, grade: null, verdict: 'out', bars: ['unconfirmed'], past: [], commendation: null };
  const bars = row.bars.filter((bar) => bar !== 'nominated');
  const verdict =
    bars.length === 0 ? 'eligible' : bars.every((bar) => bar === 'belowBest') ? 'byHand' : 'out';
  const shown = commendation !== null && isPublished(commendation.stage) ? commendation : null;
  return { ...named, grade: row.grade, verdict, bars, past: row.past, commendation: shown };
};

/** Where the units that somebody is of stand in a cycle. Throws `notFound` for a cycle beyond his scope. */
export const readHonourStanding = async (
  db: Db,
  scope: Scope,
  cycleId: string,
): Promise<readonly HonourStanding[]> => {
  await demand(db, scope, { id: cycleId, machine: 'cycle' });
  const paths = scope.held.flatMap(({ role, unitPath }) =>
    isUnitRole(role) && unitPath !== null ? [unitPath] : [],
  );
  if (paths.length === 0) return [];
  const policy = await policyOf(db, db.memory, { id: cycleId, version: null });
  const units = await db.query<{ id: string }>(own, [cycleId, paths]);
  const rows = await candidatesOf(db, { cycleId, unitIds: units.map(({ id }) => id), policy });
  return rows.map((row) => toldOf(row, policy.commendation.pastYears));
};
