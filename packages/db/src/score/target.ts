import { Fault } from '@kaohe/domain';
import type { Sql } from '../sql.ts';
import { countsNow } from './in-force.ts';
import type { Line } from './line.ts';

/** A line in force, with the appeal that has it in hand or has sent it back, and the best that was given there so far. */
export type Target = Line & {
  readonly disputed: boolean;
  readonly appeal: string | null;
  readonly best: number | null;
};

const targets = {
  name: 'lines-named',
  text: `select l.id, l.indicator, l.subject_kind as "subjectKind", l.component, l.kind, l.points, l.most, l.reason, l.evidence, l.sources,
      l.matter, l.proposal, l.supersedes, l.appeal_id as "appealId", l.rescored, l.lifted, o.disputed, o.best, o.appeal
    from score_line l cross join lateral (select count(*) > 0 as disputed, max(greatest(a.points, a.kept)) as best,
        (array_agg(a.appeal_id) filter (where a.remanded))[1] as appeal
      from appeal_line a where a.line_id = l.id and a.applied_at is null) o
    where l.assessment_id = $1 and l.id = any($2) and ${countsNow}`,
};

/** Those of the lines named that are in force in the assessment, by id. */
export const targetsOf = async (
  tx: Sql,
  assessmentId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Target>> => {
  const rows = await tx.query<Target>(targets, [assessmentId, ids]);
  return new Map(rows.map((line) => [line.id, line]));
};

/** The line named; throws `invalid` when it is not in force, or an appeal has it in hand. */
export const freeLine = async (tx: Sql, assessmentId: string, id: string): Promise<Line> => {
  const found = (await targetsOf(tx, assessmentId, [id])).get(id);
  if (!found) throw new Fault('invalid', { path: 'replaces', issue: 'lineNotInForce' });
  const { disputed, appeal, best, ...line } = found;
  if (disputed) throw new Fault('invalid', { path: 'replaces', issue: 'lineUnderAppeal' });
  return line;
};
