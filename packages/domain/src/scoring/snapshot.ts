import { z } from 'zod';
import { parsed } from '../kernel/parse.ts';
import { components, type ScoreLine } from './line.ts';
import type { ScoredIndicator } from './scheme.ts';
import { type Score, score } from './score.ts';

const weight = z.int().min(0).max(100);

/**
 * What a score was computed from, apart from what never changes anyway: the text of the standard (by its hash) and the lines (by id, with
 * a hash over them). Weights and the cap are those of the policy at its version.
 */
export const snapshotSchema = z.strictObject({
  standard: z.strictObject({ id: z.uuid(), hash: z.string().length(64) }),
  policyVersion: z.int().min(1),
  weights: z.strictObject({ onSite: weight, daily: weight, debriefing: weight }),
  bonusCap: z.int().min(0),
  lines: z.array(z.uuid()),
  linesHash: z.string().length(64),
  leftOut: z.array(
    z.strictObject({ component: z.enum(components), indicator: z.string().nullable(), decision: z.string() }),
  ),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** A stored snapshot; throws `invalid` with the path. */
export const parseSnapshot = (input: unknown): Snapshot => parsed(snapshotSchema, input);

/** What became of a recomputation: the same to the last 1/100, or where it differs. */
export type Recomputed =
  | { readonly same: true; readonly total: number }
  | {
      readonly same: false;
      readonly why: 'standardChanged' | 'linesChanged' | 'missing' | 'otherScore';
      readonly kept: number;
      readonly total: number | null;
    };

/** Scores a snapshot anew. `indicators` and `lines` are what its ids stand for now, with the hashes that they have now. */
export const recompute = (
  snapshot: Snapshot,
  now: {
    readonly indicators: readonly ScoredIndicator[];
    readonly standardHash: string;
    readonly lines: readonly ScoreLine[];
    readonly linesHash: string;
    readonly kept: number;
  },
): Recomputed => {
  const { kept, indicators, lines } = now;
  const { weights, bonusCap, leftOut } = snapshot;
  const result: Score | { missing: unknown } = score({
    scheme: { indicators, weights, bonusCap },
    lines,
    leftOut,
  });
  const total = 'missing' in result ? null : result.total;
  const differs = (why: 'standardChanged' | 'linesChanged' | 'missing' | 'otherScore'): Recomputed => ({
    same: false,
    why,
    kept,
    total,
  });
  if (now.standardHash !== snapshot.standard.hash) return differs('standardChanged');
  if (now.linesHash !== snapshot.linesHash) return differs('linesChanged');
  if (total === null) return differs('missing');
  return total === kept ? { same: true, total } : differs('otherScore');
};
