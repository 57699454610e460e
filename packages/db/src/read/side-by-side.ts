import {
  type Contradiction,
  contradictions,
  drillLimit,
  findingRate,
  type Method,
  type MethodShare,
  methods,
} from '@kaohe/domain';
import type { Db } from '../client.ts';
import { demandReader } from '../method/team.ts';
import { drillsHeld } from '../score/proof/drill.ts';
import { groundOf } from '../score/scheme.ts';
import { type ProofView, proofsOf } from './proof.ts';
import type { Scope } from './scope.ts';

/** Methods beside each other on one indicator. Rates in 1/100 per cent, points in 1/100. */
export type SideBySideRow = {
  readonly code: string;
  readonly name: string;
  readonly points: number;
  /** What the standard asks for. */
  readonly asked: readonly Method[];
  readonly shares: readonly MethodShare[];
  readonly contradictions: readonly Contradiction[];
  /** The most that it gives after a failed drill; null: no drill limits it. */
  readonly limit: number | null;
};
export type SideBySide = {
  readonly unit: string;
  /** In per cent. */
  readonly full: number;
  readonly low: number;
  readonly rows: readonly SideBySideRow[];
};

const mean = (all: readonly number[]): number | null =>
  all.length === 0 ? null : Math.round(all.reduce((sum, one) => sum + one, 0) / all.length);

/** How much of the points the records of one method bear out, on average. */
const shareOf = (method: Method, own: readonly ProofView[], points: number): MethodShare | null => {
  if (own.length === 0) return null;
  const rates = own.flatMap((one) => one.rate ?? findingRate(one, points) ?? []);
  return { method, records: own.length, rate: mean(rates) };
};

const named = {
  name: 'side-by-side-unit',
  text: 'select u.name from assessment a join unit u on u.id = a.unit_id where a.id = $1',
};

/**
 * What each method says of each indicator of a unit, and where they contradict each other by the policy's thresholds. What was asked about
 * the whole unit counts for every indicator that the standard asks about by that method. For those who assess and those above.
 */
export const readSideBySide = async (db: Db, scope: Scope, id: string): Promise<SideBySide> => {
  await demandReader(db, scope, id);
  const ground = await groundOf(db, db.memory, id);
  const [proofs, drills, [unit]] = await Promise.all([
    proofsOf(db, id),
    drillsHeld(db, id),
    db.query<{ name: string }>(named, [id]),
  ]);
  const { full, low } = ground.policy.methods;
  const seen = proofs.filter(({ source }) => source !== 'ballot');
  const rows = [...ground.indicators.values()]
    .filter(({ kind }) => kind === 'score')
    .map((one): SideBySideRow => {
      const { code, name, points, methods: asked } = one;
      const shares = methods.flatMap((method) => {
        const own = seen.filter(
          (proof) =>
            proof.method === method &&
            (proof.indicator === code || (proof.indicator === null && asked.includes(method))),
        );
        return shareOf(method, own, points) ?? [];
      });
      const held = drills.get(code) ?? [];
      const last = held.at(-1);
      const failedDrill = last === undefined || last.passed ? null : last.rate;
      return {
        ...{ code, name, points, asked, shares },
        contradictions: contradictions(shares, { full, low, failedDrill }),
        limit: drillLimit(one, held),
      };
    });
  return { unit: unit?.name ?? '', full, low, rows };
};
