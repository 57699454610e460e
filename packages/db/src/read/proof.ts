import type { Method, TraceKind } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { traces } from '../score/proof/trace.ts';
import type { PersonRef } from './row.ts';
import type { FileRef } from './score.ts';

/** Something that was seen, written down and kept, on which score lines rest. Points in 1/100. */
export type ProofView = {
  readonly id: string;
  readonly source: TraceKind;
  /** The case that opens it: the visit of a finding, the sheet, the ballot. */
  readonly caseId: string;
  /** Null: of the whole unit, as a ballot is. */
  readonly indicator: string | null;
  readonly method: Method | null;
  /** `achievement`, `problem`, or the direction of a sheet. */
  readonly kind: string;
  readonly facts: string;
  readonly points: number;
  /** How much of the points it speaks for, in 1/100 per cent; null: it says nothing of that. */
  readonly rate: number | null;
  readonly evidence: readonly FileRef[];
  readonly by: PersonRef | null;
  readonly secondSigner: PersonRef | null;
  /** The day it happened; null: the day it was written down. */
  readonly occurredOn: string | null;
  readonly at: string;
  /** Recorded long after it happened. */
  readonly late: boolean;
  /** The interview, test or drill on its page; null: it has none, or the reader may not open it. */
  readonly recordId: string | null;
};
type Stored = Omit<ProofView, 'at'> & { readonly at: Date };

const proofs = { name: 'proofs', text: `select * from (${traces}) t order by indicator, at, id` };

/** What the score of an assessment rests on, by indicator. Who may read the score has been decided. */
export const proofsOf = async (db: Db, assessmentId: string): Promise<readonly ProofView[]> => {
  const rows = await db.query<Stored>(proofs, [assessmentId]);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
};
