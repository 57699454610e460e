import { Fault, type Missing } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import type { Memory } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { assembledLines } from './assembled.ts';
import { count, leftOutOf } from './composite.ts';
import { type Entry, type Line, named } from './line.ts';
import { groundOf } from './scheme.ts';

const open = {
  name: 'record-still-open',
  text: `select coalesce(bool_or(i.machine = 'periodReview'), false) as record,
      coalesce(bool_or(i.machine = 'questionnaire'), false) as survey,
      exists (select from slot s where s.instance_id = $1 and s.roll = 'scoring' and s.done_at is null and s.ended_at is null) as scores
    from instance i where i.parent_id = $1 and i.machine in ('periodReview', 'questionnaire') and i.closed_at is null`,
};
const proposals = {
  name: 'proposals',
  text: `select l.id, l.indicator, l.subject_kind as "subjectKind", l.component, l.kind, l.points, l.most, l.reason, l.evidence, l.sources,
      l.matter, l.proposal, l.supersedes, l.appeal_id as "appealId", l.rescored, l.lifted
    from score_line l where l.assessment_id = $1 and l.proposal and l.voided_at is null`,
};
const write = {
  name: 'leave-out',
  text: `insert into left_out (assessment_id, component, indicator, seq, at)
    select $1, m.component, coalesce(m.indicator, ''), $2, $3 from jsonb_to_recordset($4::jsonb) as m(component text, indicator text)`,
};

/** What the visit gives can't be done without as a whole; one matter of it only when every assessor has scored and none scored it. */
const mayGo = ({ component, indicator }: Missing, scoresIn: boolean): boolean =>
  component !== 'onSite' || (scoresIn && indicator !== null);

/**
 * Leaves out what is missing now, by the decision of this entry; the weights of the rest grow. Throws `invalid` while the record or a
 * survey is still open, for it may yet come, and when nothing is missing.
 */
export const leaveOut = async (tx: Sql, kept: Memory, entry: Entry): Promise<void> => {
  const { assessmentId, seq, at } = entry;
  const [still] = await tx.query<{ record: boolean; survey: boolean; scores: boolean }>(open, [assessmentId]);
  if (still?.record) throw new Fault('invalid', { issue: 'recordStillOpen' });
  if (still?.survey) throw new Fault('invalid', { issue: 'surveyStillOpen' });
  const ground = await groundOf(tx, kept, assessmentId);
  const proposed = await tx.query<Line>(proposals, [assessmentId]);
  const lines = [...proposed, ...named(await assembledLines(tx, assessmentId, ground))];
  const result = count({ ground, lines, left: await leftOutOf(tx, assessmentId) });
  const missing = 'missing' in result ? result.missing : [];
  const gone = missing.filter((one) => mayGo(one, still?.scores !== true));
  if (gone.length === 0) throw new Fault('invalid', { issue: 'nothingToLeaveOut' });
  await tx.query(write, [assessmentId, seq, at, json(gone)]);
};
