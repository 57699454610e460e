import { Fault, type Role, tagsOf } from '@kaohe/domain';
import { laws } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { demand, type Met } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';

const filers: readonly Role[] = ['secretary', 'clerk', 'discipline', 'cadre'];
const checkers: readonly Role[] = ['assessor', 'lead'];

/** Documents may be filed and checked from the beginning of the year until the score is settled. */
export const isFilingOpen = ({ machine, stage }: Pick<Met, 'machine' | 'stage'>): boolean =>
  tagsOf(laws[machine].machine, stage).includes('filing');
export const mayFile = ({ held }: Pick<Met, 'held'>): boolean => held.some((role) => filers.includes(role));
export const mayCheck = ({ held }: Pick<Met, 'held'>): boolean =>
  held.some((role) => checkers.includes(role));

const demandAs = async (
  db: Db,
  scope: Scope,
  { id, may }: { readonly id: string; readonly may: (met: Met) => boolean },
): Promise<Met> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (!may(met)) throw new Fault('forbidden', { what: 'filing' });
  if (!isFilingOpen(met)) throw new Fault('refused', { stage: met.stage });
  return met;
};

/** For the unit's own people, while documents may be filed. */
export const demandFiling = (db: Db, scope: Scope, id: string): Promise<Met> =>
  demandAs(db, scope, { id, may: mayFile });
/** For the team, while documents may be checked. */
export const demandChecking = (db: Db, scope: Scope, id: string): Promise<Met> =>
  demandAs(db, scope, { id, may: mayCheck });
