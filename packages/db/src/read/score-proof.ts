import type { Recomputed } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { proveScores } from '../score/proof/snapshot.ts';
import { demand } from './place.ts';
import type { Scope } from './scope.ts';

/** A score that was kept, computed again from what it was computed from. */
export type ScoreProof = { readonly seq: number; readonly result: Recomputed };

/** Every score kept of an assessment, recomputed and compared; for the unit once it has been told. */
export const readScoreProof = async (db: Db, scope: Scope, id: string): Promise<readonly ScoreProof[]> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  const told = await db.query(
    {
      name: 'proof-told',
      text: `select from journal where instance_id = $1 and event = 'assessment.issue' limit 1`,
    },
    [met.id],
  );
  if (met.concerned && told.length === 0) return [];
  const proofs = await proveScores(db, met.id);
  return proofs.map(({ seq, result }) => ({ seq, result }));
};
