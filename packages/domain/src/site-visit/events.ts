import { z } from 'zod';
import { day, instant } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';
import { programmeSchema } from '../kernel/visit/programme.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);
const short = z.string().min(1).max(200);
const subjectKind = z.enum(['organisation', 'secretary', 'discipline', 'cadre']);
const method = z.enum(['documentReview', 'questionnaire', 'interview', 'effectTest', 'drill']);
const plan = {
  from: day,
  to: day,
  dates: z.strictObject({ visitDate: instant }),
} as const;

/** One subject at the kick-off; whoever is absent has a reason. */
const attendant = z
  .strictObject({
    /** One of the unit's responsible subjects; a guest has no account. */
    person: z.uuid().optional(),
    post: short,
    subjectKind,
    present: z.boolean(),
    reason: z.string().max(1000).optional(),
    standIn: z.string().max(200).optional(),
  })
  .refine((one) => one.present || (one.reason ?? '').trim() !== '', {
    error: 'absenceNeedsReason',
    path: ['reason'],
  });

/** Birth data: planned by `assessment.planVisit`. The seed makes the draw of the sample repeatable. */
export const siteVisitData = z.strictObject({
  team: z.array(z.uuid()).min(2).max(15),
  lead: z.uuid(),
  ...plan,
  /** What is to be said beside the rows; visits of before had it alone. */
  programme: text.optional(),
  agenda: programmeSchema.optional(),
  sampleSeed: z.string().min(1).max(80),
});

export const siteVisitEvents = {
  'siteVisit.announce': event(['office'], {}, { needs: ['teamClear', 'noticeGiven'] }),
  /** The new dates take the place of those kept on the instance. */
  'siteVisit.postpone': event(['office'], { reasons, ...plan }),
  /** The programme anew, row by row. */
  'siteVisit.arrange': event(['office', 'lead'], { agenda: programmeSchema }),
  'siteVisit.callOff': event(['office'], { reasons }),
  'siteVisit.kickoff': event(
    ['lead'],
    { heldOn: day, attendance: z.array(attendant).min(1).max(100) },
    { needs: ['teamClear'], involves: 'headed' },
  ),
  /** By a subject on his own phone, while the pass that the lead shows is good for. */
  'siteVisit.signIn': event(subjects, { pass: z.string().min(1).max(120) }),
  /** From a list that was kept before; the draw follows from the visit's seed alone. Anew only with reasons. */
  'siteVisit.drawSample': event(
    ['lead'],
    { list: z.uuid(), count: z.int().min(1).max(1000), reasons: reasons.optional() },
    { involves: 'headed' },
  ),
  'siteVisit.beginSession': event(
    ['lead', 'assessor'],
    { method, place: short, startsAt: instant, members: z.array(z.uuid()).min(1).max(15) },
    { involves: 'visited' },
  ),
  /** Who took part is told by number and kind, never by name. */
  'siteVisit.endSession': event(
    ['lead', 'assessor'],
    {
      session: z.uuid(),
      endsAt: instant,
      people: z.int().min(0).max(10_000),
      participants: short,
      evidence: files,
    },
    { involves: 'visited' },
  ),
  'siteVisit.find': event(
    ['lead', 'assessor'],
    {
      indicator: z.string().min(1).max(40),
      subjectKind,
      method,
      kind: z.enum(['achievement', 'problem']),
      facts: text,
      opinion: text,
      points: z.int().min(-10_000).max(10_000),
      /** The happening that it is about: one and the same gives or takes points once. */
      matter: z.string().trim().min(1).max(120).optional(),
      evidence: files.min(1),
      secondSigner: z.uuid(),
    },
    { involves: 'visited' },
  ),
  /** By the member whom the finding names as its second signer. */
  'siteVisit.countersign': event(['lead', 'assessor'], { finding: z.uuid() }, { involves: 'visited' }),
  /** The unit says of the facts, not of the opinion, whether they are so; the last answer counts. */
  'siteVisit.answerFinding': event(subjects, {
    finding: z.uuid(),
    answer: z.enum(['acknowledged', 'disputed']),
    words: z.string().trim().min(1).max(4000).optional(),
  }),
  'siteVisit.withdrawFinding': event(
    ['lead', 'assessor'],
    { finding: z.uuid(), reasons },
    { involves: 'visited' },
  ),
  'siteVisit.wrapUp': event(
    ['lead'],
    /** `unanswered`: why the unit has not answered a finding that stands. */
    { summary: text, comments: text, unanswered: reasons.optional() },
    { needs: ['findingsSigned', 'sessionsEnded'], involves: 'headed' },
  ),
  'siteVisit.sign': event(
    ['lead', 'assessor'],
    { dissent: text.optional() },
    { signs: 'visitSignature', involves: 'visited' },
  ),
  'siteVisit.signingOverdue': event(['system'], {}),
  'siteVisit.cancel': event(['system'], {}),
} as const;
