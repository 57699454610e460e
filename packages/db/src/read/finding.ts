import type { Db } from '../client.ts';
import { demand } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { type FileRef, filesOf, personOf } from './score.ts';

/** An achievement or a problem of a visit; points in 1/100. */
export type FindingView = {
  readonly id: string;
  readonly indicator: string;
  readonly subjectKind: string;
  readonly method: string;
  readonly kind: string;
  readonly facts: string;
  /** Null until the unit is told: what it is asked of before are the facts alone. */
  readonly opinion: string | null;
  readonly points: number | null;
  readonly evidence: readonly FileRef[];
  readonly by: PersonRef | null;
  readonly secondSigner: PersonRef | null;
  readonly signedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly at: string;
  /** What the unit said last of the facts; null: nothing yet. */
  readonly answer: FindingAnswer | null;
};
export type FindingAnswer = {
  readonly answer: 'acknowledged' | 'disputed';
  readonly words: string | null;
  readonly by: PersonRef | null;
  readonly at: string;
};
type Instants = 'signedAt' | 'withdrawnAt' | 'at';
type Stored = Omit<FindingView, Instants> & {
  readonly signedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly at: Date;
};

const answered = `(select jsonb_build_object('answer', a.answer, 'words', a.words, 'by', ${personOf('a.by')}, 'at', a.at)
    from finding_answer a where a.finding_id = f.id order by a.at desc, a.id desc limit 1)`;

/** The findings of a visit, oldest first. The unit is shown the facts once two have signed, all else when they are read out at the end. */
export const readFindings = async (db: Db, scope: Scope, id: string): Promise<readonly FindingView[]> => {
  const met = await demand(db, scope, { id, machine: 'siteVisit' });
  const rows = await db.query<Stored>(
    {
      text: `select f.id, f.indicator, f.subject_kind as "subjectKind", f.method, f.kind, f.facts,
          case when v.open then f.opinion end as opinion, case when v.open then f.points end as points, ${answered} as answer,
          ${filesOf('f.evidence')} as evidence, ${personOf('f.by')} as by, ${personOf('f.second_signer')} as "secondSigner",
          f.signed_at as "signedAt", f.withdrawn_at as "withdrawnAt", f.at
        from finding f cross join (select not $2 or exists (select from journal j where j.instance_id = $1 and j.event = 'siteVisit.wrapUp') as open) v
        where f.visit_id = $1 and (v.open or (f.signed_at is not null and f.withdrawn_at is null)) order by f.at, f.id`,
    },
    [id, met.concerned],
  );
  return rows.map(({ signedAt, withdrawnAt, at, ...row }) => ({
    ...row,
    signedAt: signedAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    at: at.toISOString(),
  }));
};
