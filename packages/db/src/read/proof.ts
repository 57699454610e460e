import type { Method } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { PersonRef } from './row.ts';
import { type FileRef, filesOf, personOf } from './score.ts';

/** Something that was seen, written down and kept, on which score lines rest. Points in 1/100. */
export type ProofView = {
  readonly id: string;
  readonly source: 'finding' | 'workSheet' | 'ballot';
  /** The case that opens it: the visit of a finding, the sheet, the ballot. */
  readonly caseId: string;
  /** Null: of the whole year, as a ballot is. */
  readonly indicator: string | null;
  readonly method: Method | null;
  /** `achievement`, `problem`, or the direction of a sheet. */
  readonly kind: string;
  readonly facts: string;
  readonly points: number;
  readonly evidence: readonly FileRef[];
  readonly by: PersonRef | null;
  readonly secondSigner: PersonRef | null;
  /** The day it happened; null: the day it was written down. */
  readonly occurredOn: string | null;
  readonly at: string;
  /** Recorded long after it happened. */
  readonly late: boolean;
};
type Stored = Omit<ProofView, 'at'> & { readonly at: Date };

/** Signed findings that stand, sheets in force, and the ballot that a line was assembled from. */
const proofs = {
  name: 'proofs',
  text: `select f.id, 'finding' as source, f.visit_id as "caseId", f.indicator, f.method, f.kind, f.facts, f.points,
        ${filesOf('f.evidence')} as evidence, ${personOf('f.by')} as by, ${personOf('f.second_signer')} as "secondSigner",
        null as "occurredOn", f.at, false as late
      from finding f where f.assessment_id = $1 and f.signed_at is not null and f.withdrawn_at is null
    union all select w.id, 'workSheet', w.id, w.indicator, null, w.direction, w.facts, w.points, ${filesOf('w.evidence')},
        ${personOf('w.filed_by')}, null, w.occurred_on::text, w.filed_at, w.late
      from work_sheet w where w.assessment_id = $1 and w.outcome in ('accepted', 'unanswered', 'kept')
    union all select q.id, 'ballot', q.id, null, 'questionnaire', 'ballot', q.title, (q.result ->> 'points')::int, '[]', null, null, null,
        i.closed_at, false
      from questionnaire q join instance i on i.id = q.id where q.assessment_id = $1 and q.kind = 'ballot' and q.result ? 'points'
    order by indicator, at, id`,
};

/** What the score of an assessment rests on, by indicator. Who may read the score has been decided. */
export const proofsOf = async (db: Db, assessmentId: string): Promise<readonly ProofView[]> => {
  const rows = await db.query<Stored>(proofs, [assessmentId]);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
};
