import {
  type Compared,
  compareScores,
  debriefing,
  indicatorsOf,
  type Policy,
  type Proposed,
  parseContent,
} from '@kaohe/domain';
import type { Sql } from '../../sql.ts';

const read = {
  name: 'proposals-compared',
  text: `select s.content,
      (select coalesce(json_agg(json_build_object('scorer', l.by, 'indicator', l.indicator, 'points', l.points)), '[]')
        from score_line l where l.assessment_id = a.id and l.proposal and l.voided_at is null) as proposed,
      (select coalesce(json_agg(distinct j.actor_id), '[]') from journal j where j.instance_id = a.id and j.event = 'assessment.score'
        and j.seq > coalesce((select max(v.seq) from journal v where v.instance_id = a.id and v.event = 'assessment.visitDone'), 0)) as scorers
    from assessment a join standard s on s.id = a.standard_id where a.id = $1`,
};
type Row = {
  readonly content: unknown;
  readonly proposed: readonly Proposed[];
  readonly scorers: readonly string[];
};

/**
 * What the assessors came to, side by side. `more`: what one of them is about to give, in the place of what he gave before.
 * Empty where there is no such assessment.
 */
export const comparedScores = async (
  sql: Sql,
  assessmentId: string,
  { policy, more = [] }: { policy: Policy; more?: readonly Proposed[] },
): Promise<readonly Compared[]> => {
  const [row] = await sql.query<Row>(read, [assessmentId]);
  if (!row) return [];
  const anew = new Set(more.map(({ scorer }) => scorer));
  const kept = row.proposed.filter(({ scorer }) => !anew.has(scorer));
  return compareScores({
    proposed: [...kept, ...more],
    scorers: [...new Set([...kept.map(({ scorer }) => scorer), ...row.scorers, ...anew])],
    indicators: [...indicatorsOf(parseContent(row.content)), debriefing],
    bonusCap: policy.composite.bonusCap,
    threshold: policy.scoring.deviation,
  });
};
