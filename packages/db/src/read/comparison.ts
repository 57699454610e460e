import type { Compared, SubjectKind } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { comparedScores } from '../score/assessor/proposals.ts';
import { groundOf } from '../score/scheme.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { type FileRef, filesOf, personOf } from './score.ts';
import { demandScoring } from './scoring-sheet.ts';
import { unsealed } from './sealed-score.ts';

/** One assessor's line. Points in 1/100. */
export type ProposedLine = {
  readonly id: string;
  readonly indicator: string;
  readonly subjectKind: SubjectKind;
  readonly component: string;
  readonly kind: string;
  readonly points: number;
  readonly reason: string;
  readonly matter: string | null;
  readonly evidence: readonly FileRef[];
  /** The traces of methods that it rests on. */
  readonly rests: readonly string[];
  readonly by: PersonRef | null;
};

export type ComparisonView = {
  /** True while somebody has still to score: then nothing is here but one's own lines. */
  readonly sealed: boolean;
  /** Per cent of an indicator's points beyond which scores are too far apart. */
  readonly threshold: number;
  /** `scores[].scorer` are ids of `scorers`. */
  readonly compared: readonly Compared[];
  readonly scorers: readonly PersonRef[];
  readonly lines: readonly ProposedLine[];
};

const open = {
  name: 'comparison-open',
  text: `select exists (select from slot s where s.instance_id = $1 and s.roll = 'scoring' and s.done_at is null and s.ended_at is null)
    or not exists (select from slot s where s.instance_id = $1 and s.roll = 'scoring') as sealed`,
};
const proposed = {
  name: 'comparison-lines',
  text: `select l.id, l.indicator, l.subject_kind as "subjectKind", l.component, l.kind, l.points, l.reason, l.matter,
      ${filesOf('l.evidence')} as evidence, l.sources as rests, ${personOf('l.by')} as by
    from score_line l where l.assessment_id = $1 and l.proposal and l.voided_at is null and ${unsealed('l', '$2')}
    order by l.indicator, l.at, l.id`,
};
const people = {
  name: 'comparison-people',
  text: 'select id, name from person where id = any($1::uuid[]) order by name, id',
};

/** The scores of all assessors side by side; sealed until the last is in, for everybody. */
export const readComparison = async (db: Db, scope: Scope, id: string): Promise<ComparisonView> => {
  const met = await demandScoring(db, scope, id);
  const [state] = await db.query<{ sealed: boolean }>(open, [met.id]);
  const sealed = state?.sealed !== false;
  const { policy } = await groundOf(db, db.memory, met.id);
  const lines = await db.query<ProposedLine>(proposed, [met.id, scope.personId]);
  const compared = sealed ? [] : await comparedScores(db, met.id, { policy });
  const ids = [...new Set(compared.flatMap(({ scores }) => scores.map(({ scorer }) => scorer)))];
  const scorers = ids.length === 0 ? [] : await db.query<PersonRef>(people, [ids]);
  return { sealed, threshold: policy.scoring.deviation, compared, scorers, lines };
};
