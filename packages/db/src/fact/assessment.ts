import { registry } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import { answersFor, isUntried } from '../score/appealable.ts';
import { comparedScores } from '../score/assessor/proposals.ts';
import { isPresent } from '../score/composite.ts';
import { countsNow } from '../score/in-force.ts';
import { asked, type Query } from './fact.ts';

const componentsPresent: Query = isPresent;

const given = registry.assessment.events['assessment.score'].shape.lines;
/** The sender's lines are among those compared: his turn is the last. */
const scoresDeviate: Query = async (tx, { id, data, personId, policy }) => {
  const own = given.parse(data.lines ?? []);
  const more = own.map(({ indicator, points }) => ({ scorer: personId ?? '', indicator, points }));
  const all = await comparedScores(tx, id, { policy: await policy(), more });
  return all.some(({ deviates }) => deviates);
};

const reasonsGiven = registry.assessment.events['assessment.reconcile'].shape.answers;
const deviationsAnswered: Query = async (tx, { id, data, policy }) => {
  const answered = new Set((reasonsGiven.parse(data.answers) ?? []).map(({ indicator }) => indicator));
  const all = await comparedScores(tx, id, { policy: await policy() });
  return all.every(({ deviates, indicator }) => !deviates || answered.has(indicator));
};

/** The last proposal of the round, unless something became of it. */
const calibrationProposed = asked(
  'calibration-proposed',
  `select coalesce(max(seq) filter (where event = 'assessment.proposeCalibration'), 0)
      > coalesce(max(seq) filter (where event <> 'assessment.proposeCalibration'), 0) as holds
    from journal where instance_id = $1 and event in ('assessment.proposeCalibration', 'assessment.confirmCalibration',
      'assessment.dismissCalibration', 'assessment.calibrationOpened')`,
  ({ id }) => [id],
);

/** The last draft counts. Either side may be stated to be empty, not both. */
const feedbackComplete = asked(
  'feedback-complete',
  `select (a + p > 0) and (stated or (a > 0 and p > 0)) and proved as holds from (
      select jsonb_array_length(d.payload -> 'achievements') as a, jsonb_array_length(d.payload -> 'problems') as p,
        trim(coalesce(d.payload ->> 'noneFound', '')) <> '' as stated,
        not exists (select from jsonb_array_elements(d.payload -> 'problems') x where jsonb_array_length(x -> 'evidence') = 0) as proved
      from journal d where d.instance_id = $1 and d.event = 'assessment.draftFeedback' order by d.seq desc limit 1) draft`,
  ({ id }) => [id],
);

const answers = answersFor({ person: '$3', unit: '$4', day: 'local_day($5)' });
const linesFree = asked(
  'lines-free',
  `select count(*) > 0 and count(*) = count(distinct l.id) and bool_and(l.assessment_id = $1 and ${countsNow} and ${answers}
      and ${isUntried('$1')}) as holds
    from jsonb_array_elements_text($2::jsonb) as a(id) left join score_line l on l.id = a.id::uuid`,
  ({ id, data, personId, unitId, at }) => [id, json(data.lines), personId, unitId, at],
);

/** Lines that an appeal at its end has sent back, and that nobody has scored anew yet. */
const remanded = `appeal_line r join instance p on p.id = r.appeal_id and p.closed_at is not null and p.stage <> 'escalated'
  where r.assessment_id = $1 and r.remanded and r.applied_at is null`;

const remandOpen = asked('remand-open', `select exists (select from ${remanded}) as holds`, ({ id }) => [id]);

/** All of them in one go: the feedback is issued once more, not twice. */
const rescoresRemanded = asked(
  'rescores-remanded',
  `with given as (select (x ->> 'replaces')::uuid as id from jsonb_array_elements($2::jsonb) x),
      sent as (select r.line_id as id from ${remanded})
    select exists (select from sent) and not exists (select id from given except select id from sent)
      and not exists (select id from sent except select id from given)
      and (select count(*) = count(distinct id) from given) as holds`,
  ({ id, data }) => [id, json(data.lines)],
);

const correctionProposed = asked(
  'correction-proposed',
  `select coalesce(max(seq) filter (where event = 'assessment.proposeCorrection'), 0)
      > coalesce(max(seq) filter (where event <> 'assessment.proposeCorrection'), 0) as holds
    from journal where instance_id = $1
      and event in ('assessment.proposeCorrection', 'assessment.confirmCorrection', 'assessment.dismissCorrection')`,
  ({ id }) => [id],
);

export const assessmentQueries = {
  componentsPresent,
  scoresDeviate,
  deviationsAnswered,
  calibrationProposed,
  feedbackComplete,
  linesFree,
  remandOpen,
  rescoresRemanded,
  correctionProposed,
};
