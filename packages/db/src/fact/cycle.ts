import { changedPaths, isClock, policyFrom, registry, stagesOf, takenBy } from '@kaohe/domain';
import { z } from 'zod';
import { honourCandidates, honourQuota } from '../commendation/candidate.ts';
import { json } from '../deadline/row.ts';
import { hasShifted } from '../grade/preview.ts';
import { isAssessed, mayBeAdmitted } from '../score/assessed.ts';
import { standardInForce } from '../score/in-force.ts';
import { asked, type Query } from './fact.ts';

const assessments = `instance c where c.cycle_id = $1 and ${isAssessed('c')}`;

const standardsPublished = asked(
  'standards-published',
  `select count(*) > 0 and count(*) = count(distinct u.id) and bool_and(${mayBeAdmitted('$1')}) as holds
    from jsonb_to_recordset($2::jsonb) as a("unitId" uuid) left join unit u on u.id = a."unitId"
      join cycle y on y.id = $1 join unit r on r.id = y.unit_id`,
  ({ id, data }) => [id, json(data.units)],
);

const noneOpen = asked(
  'unit-has-no-appeal',
  `select exists (select from ${assessments} and c.unit_id = $2) and not exists (select from instance a
    where a.cycle_id = $1 and a.machine = 'appeal' and a.unit_id = $2 and a.closed_at is null) as holds`,
  ({ id, data }) => [id, data.unitId],
);

/**
 * The one fact about another instance that is not stable: so the assessment is locked as well, after the cycle, and closed to people by
 * the record of the removal (`closes_at`), until its cancelling has come. Nobody locks a cycle who has an assessment locked.
 */
const lockAssessment = {
  name: 'lock-assessment',
  text: `select from ${assessments} and c.unit_id = $2 order by c.id for no key update`,
};
const unitHasNoAppeal: Query = async (tx, of) => {
  await tx.query(lockAssessment, [of.id, of.data.unitId]);
  return await noneOpen(tx, of);
};

const unitsAcknowledged = asked(
  'units-acknowledged',
  `select count(*) > 0 and not coalesce(bool_or('roll:acknowledgement' = any(c.awaits)), false) as holds from ${assessments}`,
  ({ id }) => [id],
);

/** A review for which sheets are still filed is not verified yet. */
const collecting = stagesOf(registry.periodReview.machine).filter((stage) =>
  takenBy(registry.periodReview.machine, stage).includes('periodReview.fileSheet'),
);
const reviews = `instance c where c.cycle_id = $1 and c.machine = 'periodReview' and not 'cancelled' = any(c.tags)`;
const periodVerified = asked(
  'period-verified',
  `select count(*) > 0 and not coalesce(bool_or(c.stage = any($3)), false) as holds from ${reviews} and c.data -> 'no' = $2::jsonb`,
  ({ id, data }) => [id, json(data.period), collecting],
);

const said = (column: string): string =>
  `exists (select from cycle_period p where p.cycle_id = $1 and to_jsonb(p.no) = $2::jsonb and p.${column} is not null)`;
const periodDiscussed = asked('period-discussed', `select ${said('held_on')} as holds`, ({ id, data }) => [
  id,
  json(data.period),
]);
const bulletinDue = asked('bulletin-due', `select not ${said('published_at')} as holds`, ({ id, data }) => [
  id,
  json(data.period),
]);

/** Every unit has its periods: a message that opens them may still be under way. */
const earlierPeriodsLocked = asked(
  'earlier-periods-locked',
  `with r as (select c.parent_id, (c.data ->> 'no')::int as no, c.closed_at from ${reviews})
    select exists (select from r) and not exists (select from r where closed_at is null and no < (select max(no) from r))
      and not exists (select from ${assessments} and not exists (select from r where r.parent_id = c.id)) as holds`,
  ({ id }) => [id],
);

const scored = stagesOf(registry.assessment.machine).filter((stage) =>
  takenBy(registry.assessment.machine, stage).includes('assessment.beginFeedback'),
);
const assessmentsScored = asked(
  'assessments-scored',
  `select count(*) > 0 and coalesce(bool_and(c.stage = any($2)), false) as holds from ${assessments}`,
  ({ id }) => [id, scored],
);

/** Of every unit, or of those of the category that the round is about. */
const inRound = (category: string): string =>
  `(${category} is null or exists (select from assessment a where a.id = c.id and a.category = ${category}))`;
const roundScored = asked(
  'round-scored',
  `select count(*) > 0 and coalesce(bool_and(c.stage = any($2)), false) as holds from ${assessments} and ${inRound('$3::text')}`,
  ({ id, data }) => [id, scored, data.category ?? null],
);
/** A message that opens it may still be under way. */
const roundOpened = asked(
  'round-opened',
  `select count(*) > 0 and coalesce(bool_and(c.stage = 'calibrating'), false) as holds
    from (select j.payload ->> 'category' as category from journal j
      where j.instance_id = $1 and j.event = 'cycle.openCalibration' order by j.seq desc limit 1) r,
      ${assessments} and ${inRound('r.category')}`,
  ({ id }) => [id],
);

const amendmentPublished = asked(
  'amendment-published',
  `select exists (select from standard n join standard o on o.id = $3 and o.cycle_id = n.cycle_id and o.category = n.category
    where n.id = $2 and n.cycle_id = $1 and n.version > o.version and n.published_at is not null and n.in_force_on is null
      and o.id = ${standardInForce('$1', 'o.category')}) as holds`,
  ({ id, data }) => [id, data.standardId, data.replaces],
);

const gradesContested = asked(
  'grades-contested',
  `select exists (select from instance o where o.parent_id = $1 and o.machine = 'objection' and o.stage = 'sustained'
    and o.created_at >= (select max(r.proposed_at) from grade_round r where r.cycle_id = $1)) as holds`,
  ({ id }) => [id],
);

const nominees = z.array(z.looseObject({ unitId: z.string(), byHand: z.boolean().optional() }));
const nomineesOf = (data: { readonly [field: string]: unknown }) => nominees.parse(data.nominees);

const nomineesEligible: Query = async (tx, { id, data, policy }) => {
  const units = new Map((await honourCandidates(tx, id, await policy())).map((row) => [row.unitId, row]));
  const named = nomineesOf(data);
  return (
    new Set(named.map(({ unitId }) => unitId)).size === named.length &&
    named.every(({ unitId, byHand }) => {
      const verdict = units.get(unitId)?.verdict;
      return verdict === 'eligible' || (verdict === 'byHand' && byHand === true);
    })
  );
};
const honoursLeft: Query = async (tx, { id, data, policy }) => {
  const rules = await policy();
  const { seats, used } = honourQuota(await honourCandidates(tx, id, rules), rules);
  return used + nomineesOf(data).length <= seats;
};

const published = 'exists (select from standard s where s.cycle_id = $1 and s.published_at is not null)';
const policyOpen = asked('policy-open', `select not ${published} as holds`, ({ id }) => [id]);
const policyFrozen = asked('policy-frozen', `select ${published} as holds`, ({ id }) => [id]);

const policyProposed = asked(
  'policy-proposed',
  `select exists (select from policy_change where cycle_id = $1 and outcome = 'proposed') as holds`,
  ({ id }) => [id],
);

const clocksOnly: Query = async (_tx, { data, policy }) =>
  changedPaths(await policy(), policyFrom(data.policy)).every(isClock);

const gradesShifted: Query = async (tx, { id, policy }) => hasShifted(tx, id, (await policy()).grades);

export const cycleQueries = {
  policyOpen,
  policyFrozen,
  policyProposed,
  clocksOnly,
  gradesShifted,
  standardsPublished,
  unitHasNoAppeal,
  unitsAcknowledged,
  periodVerified,
  periodDiscussed,
  bulletinDue,
  earlierPeriodsLocked,
  assessmentsScored,
  roundScored,
  roundOpened,
  amendmentPublished,
  gradesContested,
  nomineesEligible,
  honoursLeft,
};
