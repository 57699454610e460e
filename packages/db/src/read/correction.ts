import type { Db } from '../client.ts';
import { demand } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { personOf } from './score.ts';

/** A correction of a told score, proposed by one person and decided by another; points in 1/100. */
export type CorrectionView = {
  readonly seq: number;
  readonly by: PersonRef | null;
  readonly at: string;
  readonly reasons: string;
  readonly line: string;
  readonly indicator: string;
  readonly component: string;
  readonly before: number;
  readonly after: number;
  readonly outcome: 'open' | 'confirmed' | 'dismissed';
  readonly decidedBy: PersonRef | null;
  readonly decidedAt: string | null;
  readonly decidedReasons: string | null;
};
type Stored = Omit<CorrectionView, 'at' | 'decidedAt'> & {
  readonly at: Date;
  readonly decidedAt: Date | null;
};

const corrections = {
  name: 'corrections',
  text: `select j.seq, ${personOf('j.actor_id')} as by, j.at, j.payload ->> 'reasons' as reasons, l.id as line, l.indicator, l.component,
      l.points as before, (j.payload ->> 'points')::int as after,
      case n.event when 'assessment.confirmCorrection' then 'confirmed' when 'assessment.dismissCorrection' then 'dismissed' else 'open' end as outcome,
      ${personOf('n.actor_id')} as "decidedBy", n.at as "decidedAt", n.payload ->> 'reasons' as "decidedReasons"
    from journal j join score_line l on l.id = (j.payload ->> 'replaces')::uuid
      left join lateral (select d.event, d.actor_id, d.payload, d.at from journal d where d.instance_id = j.instance_id and d.seq > j.seq
        and d.event in ('assessment.confirmCorrection', 'assessment.dismissCorrection') order by d.seq limit 1) n on true
    where j.instance_id = $1 and j.event = 'assessment.proposeCorrection' order by j.seq desc limit 100`,
};

/** The corrections proposed, the last first, with what became of each. Empty for the unit's own people, who are told of those confirmed. */
export const readCorrections = async (
  db: Db,
  scope: Scope,
  id: string,
): Promise<readonly CorrectionView[]> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (met.concerned) return [];
  const rows = await db.query<Stored>(corrections, [id]);
  return rows.map(({ at, decidedAt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
};
