import { z } from 'zod';
import { day, instant } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';
import { programmeSchema } from '../kernel/visit/programme.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);
const code = z.string().min(1).max(40);
const subjectKind = z.enum(['organisation', 'secretary', 'discipline', 'cadre']);

/** Methods whose records are rows of their own. */
const ownMethod = z.enum(['interview', 'effectTest', 'drill']);

/** One amount of points with its reason and what it rests on; points in 1/100. */
const line = {
  indicator: code,
  subjectKind,
  component: z.enum(['onSite', 'daily', 'debriefing', 'bonus', 'deduction']),
  points: z.int().min(-100_000).max(100_000),
  reason: z.string().min(1).max(2000),
  evidence: files,
  /** Traces of methods: findings, sheets, interviews, tests, drills, results of questionnaires. */
  rests: z.array(z.uuid()).max(50).optional(),
  /** One and the same happening gives or takes points once, wherever it is entered. */
  matter: z.string().trim().min(1).max(120).optional(),
};
/** Nothing is given for nothing: a file or a trace at least. */
const isFounded = (one: { evidence: readonly string[]; rests?: readonly string[] | undefined }): boolean =>
  one.evidence.length + (one.rests?.length ?? 0) > 0;
const unfounded = { error: 'lineUnfounded', path: ['evidence'] };
const given = z.strictObject(line).refine(isFounded, unfounded);
/** How the lead came to a line: what all gave, what one gave, the mean, or a value of his own. */
const settled = z
  .strictObject({ ...line, way: z.enum(['agreed', 'chosen', 'mean', 'own']).optional() })
  .refine(isFounded, unfounded);
const anew = z.strictObject({ ...line, replaces: z.uuid() }).refine(isFounded, unfounded);
const period = z.strictObject({
  no: z.int().min(1).max(12),
  name: z.string().min(1).max(40),
  dates: z.strictObject({ periodEnd: instant }),
});
const item = z.strictObject({
  no: z.int().min(1).max(99),
  problem: z.string().min(1).max(2000),
  subjectKind,
  standard: z.string().min(1).max(2000),
  measure: z.string().min(1).max(2000),
  class: z.enum(['immediate', 'oneMonth', 'threeMonths', 'long']),
  /** The item, closed before, of which this is the relapse. */
  relapseOf: z.uuid().optional(),
  dates: z.strictObject({ dueOn: instant }),
});

/** Birth data: admitted to the cycle by `cycle.admitUnits`. */
export const assessmentData = z.strictObject({ unitId: z.uuid() });

export const assessmentEvents = {
  'assessment.acknowledge': event(subjects, {}, { signs: 'acknowledgement' }),
  'assessment.deemedAcknowledged': event(['system'], {}),
  'assessment.deemedAcknowledgedAgain': event(['system'], {}),
  'assessment.amended': event(['system'], {}),
  /** `unitId` is there when the periods are a late unit's. */
  'assessment.openPeriods': event(['system'], {
    unitId: z.uuid().optional(),
    periods: z.array(period).min(1).max(12),
  }),
  'assessment.planSurvey': event(['office', 'lead'], {
    kind: z.enum(['survey', 'ballot']),
    title: z.string().min(1).max(200),
    voters: z.int().min(1).max(100_000),
  }),
  'assessment.surveyDone': event(['system'], {}),
  /** An interview, a test or a drill is at its end: from here on it never changes, and score lines may rest on it. */
  'assessment.concludeMethod': event(
    ['lead', 'assessor'],
    { method: ownMethod, record: z.uuid(), facts: z.string().trim().min(1).max(4000), evidence: files },
    { involves: 'visited' },
  ),
  /** What was concluded in error stands no more; it stays on record. */
  'assessment.withdrawMethod': event(
    ['lead'],
    { method: ownMethod, record: z.uuid(), reasons },
    { involves: 'visited' },
  ),
  'assessment.beginVisit': event(['system'], {}),
  'assessment.planVisit': event(['office'], {
    team: z.array(z.uuid()).min(2).max(15),
    lead: z.uuid(),
    from: day,
    to: day,
    programme: text.optional(),
    agenda: programmeSchema.optional(),
    sampleSeed: z.string().min(1).max(80),
    dates: z.strictObject({ visitDate: instant }),
  }),
  'assessment.waiveSecondVisit': event(['leader'], { reasons }, { unless: ['tookPart'] }),
  'assessment.visitDone': event(['system'], {}),
  'assessment.visitCancelled': event(['system'], {}),
  'assessment.score': event(
    ['assessor'],
    { lines: z.array(given).max(500) },
    // Nobody sees what another gave before all have scored.
    { signs: 'scoring', sealed: ['lines'], involves: 'scored', needs: ['scoresDeviate'] },
  ),
  'assessment.reweigh': event(['leader'], { reasons }, { unless: ['tookPart'] }),
  'assessment.reconcile': event(
    ['lead'],
    {
      reasons,
      lines: z.array(settled).max(500),
      /** Why it came out so where the assessors were too far apart. */
      answers: z
        .array(z.strictObject({ indicator: code, reason: z.string().min(1).max(2000) }))
        .max(500)
        .optional(),
    },
    {
      needs: ['scoresIn', 'surveysClosed', 'componentsPresent', 'deviationsAnswered'],
      involves: 'scored',
    },
  ),
  // 综合研判: the cycle opens a round over all scores; a change is proposed by one and confirmed by another.
  'assessment.calibrationOpened': event(['system'], {}),
  'assessment.calibrationClosed': event(['system'], {}),
  'assessment.proposeCalibration': event(
    ['lead', 'office'],
    {
      reasons,
      lines: z
        .array(
          z.strictObject({
            replaces: z.uuid(),
            points: z.int().min(-100_000).max(100_000),
            reason: z.string().min(1).max(2000),
          }),
        )
        .min(1)
        .max(50),
    },
    { needs: ['calibrationProposed'], involves: 'scored' },
  ),
  'assessment.confirmCalibration': event(
    ['lead', 'office', 'leader'],
    { reasons },
    {
      unless: ['did:assessment.proposeCalibration'],
      needs: ['calibrationProposed'],
      involves: 'scored',
    },
  ),
  'assessment.dismissCalibration': event(
    ['lead', 'office', 'leader'],
    { reasons },
    { needs: ['calibrationProposed'] },
  ),
  'assessment.beginFeedback': event(['system'], {}),
  'assessment.draftFeedback': event(['lead'], {
    achievements: z.array(z.strictObject({ text, evidence: files })).max(50),
    problems: z.array(z.strictObject({ text, indicator: code, subjectKind, evidence: files })).max(50),
    noneFound: z.string().max(2000).optional(),
  }),
  'assessment.feedbackOverdue': event(['system'], {}),
  'assessment.issue': event(['office'], {}, { needs: ['feedbackComplete'] }),
  'assessment.receive': event(subjects, {}),
  'assessment.deemedReceived': event(['system'], {}),
  'assessment.appeal': event(
    subjects,
    {
      lines: z.array(z.uuid()).min(1).max(50),
      grounds: text,
      relief: z.string().min(1).max(2000),
      evidence: files,
    },
    { needs: ['linesFree'] },
  ),
  'assessment.waive': event(
    subjects,
    {},
    { signs: 'waiver', needs: ['appealsClosed', 'remandOpen'], givesUp: true },
  ),
  'assessment.windowClosed': event(['system'], {}, { needs: ['appealsClosed', 'remandOpen'] }),
  'assessment.appealClosed': event(['system'], {}, { needs: ['appealsClosed', 'remandOpen'] }),
  'assessment.appealRemanded': event(['system'], {}, { needs: ['appealsClosed', 'remandOpen'] }),
  'assessment.rescore': event(
    ['assessor'],
    {
      lines: z.array(anew).min(1).max(50),
    },
    {
      unless: ['did:assessment.score', 'did:assessment.rescore'],
      involves: 'scored',
      needs: ['rescoresRemanded'],
    },
  ),
  'assessment.rescoringOverdue': event(['system'], {}),
  // A clerical slip is mended by two persons: one proposes, another confirms (lifecycle.md, assessment).
  'assessment.proposeCorrection': event(
    ['lead', 'office'],
    { replaces: z.uuid(), points: z.int().min(-100_000).max(100_000), reasons },
    { needs: ['correctionProposed'] },
  ),
  'assessment.confirmCorrection': event(
    ['lead', 'office'],
    { reasons },
    {
      unless: ['did:assessment.proposeCorrection'],
      needs: ['correctionProposed'],
    },
  ),
  /** The score stays as it is. Whoever proposed it may take it back so. */
  'assessment.dismissCorrection': event(['lead', 'office'], { reasons }, { needs: ['correctionProposed'] }),
  'assessment.orderRectification': event(['lead', 'office'], {
    title: z.string().min(1).max(200),
    /** A grave order bars the unit from commendation. */
    grave: z.boolean().optional(),
    items: z.array(item).min(1).max(50),
  }),
  'assessment.rectificationPlanned': event(['system'], {}),
  'assessment.rectificationClosed': event(['system'], {}),
  'assessment.confirmed': event(['system'], {}),
  'assessment.reopened': event(['system'], {}),
  'assessment.acknowledgeLinkage': event(['secretary'], {}),
  'assessment.conclude': event(['office'], {}, { needs: ['plansApproved', 'commendationDecided'] }),
  'assessment.cancel': event(['system'], {}),
} as const;
