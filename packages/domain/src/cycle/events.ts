import { z } from 'zod';
import { day, instant } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(20_000);
const title = z.string().min(1).max(200);
const units = z
  .array(z.strictObject({ unitId: z.uuid() }))
  .min(1)
  .max(500);
const periods = z
  .array(
    z.strictObject({
      no: z.int().min(1).max(12),
      name: z.string().min(1).max(40),
      dates: z.strictObject({ periodEnd: instant }),
    }),
  )
  .min(1)
  .max(12);

/** What a decision on grades or lists rests on: the body, its meeting, the document. */
export const basis = z.strictObject({
  body: z.string().min(1).max(200),
  meetingOn: day,
  document: z.string().min(1).max(200),
});

/** What a cycle's policy has otherwise than the defaults; checked by the policy's schema. */
const ownPolicy = z.record(z.string().max(40), z.json());
/** Safety, or a core target of the unit's operation. */
const target = z.enum(['safety', 'coreTarget']);

export const presences = ['present', 'absent', 'excused'] as const;
/** Who came to a meeting; whoever is excused has a reason. */
const unitPresence = z
  .strictObject({
    unitId: z.uuid(),
    presence: z.enum(presences),
    reason: z.string().trim().max(200).optional(),
  })
  .refine((one) => one.presence !== 'excused' || (one.reason ?? '') !== '', {
    error: 'absenceNeedsReason',
    path: ['reason'],
  });
export type Presence = (typeof presences)[number];

/** Birth data: begun by the office. */
export const cycleData = z.strictObject({
  name: title,
  year: z.int().min(2000).max(2100),
  unitId: z.uuid(),
  policy: ownPolicy.optional(),
});

export const cycleEvents = {
  'cycle.open': event(['office'], {}),
  'cycle.setPolicy': event(['office'], { policy: ownPolicy }, { needs: ['policyOpen'] }),
  /** Once a standard is published: an amendment, in force when a leader has adopted it. */
  'cycle.proposePolicy': event(
    ['office'],
    { policy: ownPolicy, reasons },
    { needs: ['policyFrozen', 'clocksOnly'] },
  ),
  'cycle.adoptPolicy': event(
    ['leader'],
    { basis },
    { needs: ['policyProposed'], unless: ['did:cycle.proposePolicy'] },
  ),
  'cycle.declinePolicy': event(
    ['leader'],
    { reasons },
    { needs: ['policyProposed'], unless: ['did:cycle.proposePolicy'] },
  ),
  /** A gate of the next list of grades, with the document that says so. */
  'cycle.missTarget': event(['office'], {
    unitId: z.uuid(),
    target,
    document: z.string().trim().min(1).max(500),
  }),
  /** It was noted by mistake, or is no longer held against the unit. */
  'cycle.clearTarget': event(['office'], { unitId: z.uuid(), target, reasons }),
  /** A score that units have been told has changed since. */
  'cycle.scoreChanged': event(['system'], {}, { needs: ['gradesShifted'] }),
  'cycle.draftStandard': event(['office'], { name: title, category: z.string().min(1).max(40) }),
  'cycle.standardPublished': event(['system'], {}),
  'cycle.admitUnits': event(['office'], { units }, { needs: ['standardsPublished'] }),
  'cycle.removeUnit': event(['office'], { unitId: z.uuid(), reasons }, { needs: ['unitHasNoAppeal'] }),
  'cycle.admitLate': event(['leader'], { units, reasons }, { needs: ['standardsPublished'] }),
  'cycle.removeLate': event(['leader'], { unitId: z.uuid(), reasons }, { needs: ['unitHasNoAppeal'] }),
  'cycle.start': event(['office'], { periods }, { needs: ['unitsAcknowledged'] }),
  /** For a unit admitted late: the periods that are still to come. */
  'cycle.openLatePeriods': event(['office'], { unitId: z.uuid(), periods }),
  'cycle.recordMeeting': event(['office', 'lead'], {
    period: z.int().min(1).max(12),
    heldOn: day,
    /** Who was there besides the units. */
    attendance: text.optional(),
    minutes: text,
    /** Of the units; recorded anew, the last word on each counts. */
    units: z.array(unitPresence).min(1).max(2000).optional(),
  }),
  'cycle.publishBulletin': event(
    ['office'],
    { period: z.int().min(1).max(12), title, text },
    { needs: ['periodVerified', 'periodDiscussed', 'bulletinDue'] },
  ),
  'cycle.adoptAmendment': event(
    ['office'],
    { standardId: z.uuid(), replaces: z.uuid(), inForceOn: day, reasons },
    {
      needs: ['amendmentPublished'],
    },
  ),
  'cycle.beginVisits': event(['office'], {}, { needs: ['earlierPeriodsLocked'] }),
  /** 综合研判: a round over the scores of all units, or of one category. */
  'cycle.openCalibration': event(
    ['office'],
    { category: z.string().min(1).max(40).optional(), body: z.string().min(1).max(200), reasons },
    { needs: ['roundScored'] },
  ),
  'cycle.closeCalibration': event(['office'], { conclusion: text }, { needs: ['roundOpened'] }),
  'cycle.beginFeedback': event(['office'], {}, { needs: ['periodsLocked', 'assessmentsScored'] }),
  'cycle.proposeGrades': event(['office'], { basis }, { needs: ['assessmentsSettled'] }),
  'cycle.object': event(['public', ...subjects, 'clerk'], {
    unitId: z.uuid(),
    text: z.string().min(1).max(8000),
    name: z.string().max(80).optional(),
    contact: z.string().max(200).optional(),
  }),
  'cycle.objectionDismissed': event(['system'], {}),
  'cycle.objectionSustained': event(['system'], {}),
  'cycle.noticeClosed': event(['system'], {}),
  'cycle.approvalOverdue': event(['system'], {}),
  'cycle.confirmGrades': event(
    ['leader'],
    { basis },
    { needs: ['objectionsClosed', 'assessmentsSettled', 'gradesContested'] },
  ),
  'cycle.returnGrades': event(['leader'], { reasons }, { needs: ['objectionsClosed'] }),
  'cycle.reopenGrades': event(['leader'], { reasons }, { needs: ['commendationsDecided'] }),
  /** What the composite weighs in the units' operating performance, decided with the figures that were imported. */
  'cycle.approveLinkage': event(['leader'], { weight: z.int().min(0).max(50), reasons, basis }),
  'cycle.nominate': event(
    ['office'],
    {
      nominees: z
        .array(z.strictObject({ unitId: z.uuid(), reasons, byHand: z.boolean().optional() }))
        .min(1)
        .max(200),
      /** Eligible by their grade and not nominated, each with its reason. */
      passedOver: z
        .array(z.strictObject({ unitId: z.uuid(), reasons }))
        .max(200)
        .optional(),
    },
    { needs: ['nomineesEligible', 'honoursLeft'] },
  ),
  'cycle.publishCommendations': event(['office'], { title }),
  'cycle.commendationClosed': event(['system'], {}),
  'cycle.review': event(['office'], {}, { needs: ['commendationsDecided'] }),
  'cycle.draftReport': event(['office'], { title, text }),
  'cycle.adoptReport': event(['leader'], { basis }),
  'cycle.close': event(['office'], {}, { needs: ['assessmentsClosed'] }),
  'cycle.cancel': event(['leader'], { reasons }),
} as const;
