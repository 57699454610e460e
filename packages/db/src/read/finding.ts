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
  readonly opinion: string;
  readonly points: number;
  readonly evidence: readonly FileRef[];
  readonly by: PersonRef | null;
  readonly secondSigner: PersonRef | null;
  readonly signedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly at: string;
};
type Instants = 'signedAt' | 'withdrawnAt' | 'at';
type Stored = Omit<FindingView, Instants> & {
  readonly signedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly at: Date;
};

/** The findings of a visit, oldest first; the unit hears of them when they are read out at its end. */
export const readFindings = async (db: Db, scope: Scope, id: string): Promise<readonly FindingView[]> => {
  const met = await demand(db, scope, { id, machine: 'siteVisit' });
  const rows = await db.query<Stored>(
    {
      text: `select f.id, f.indicator, f.subject_kind as "subjectKind", f.method, f.kind, f.facts, f.opinion, f.points,
          ${filesOf('f.evidence')} as evidence, ${personOf('f.by')} as by, ${personOf('f.second_signer')} as "secondSigner",
          f.signed_at as "signedAt", f.withdrawn_at as "withdrawnAt", f.at
        from finding f where f.visit_id = $1
          and (not $2 or exists (select from journal j where j.instance_id = $1 and j.event = 'siteVisit.wrapUp')) order by f.at, f.id`,
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
