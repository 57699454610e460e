import { z } from 'zod';
import { day } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';

const reasons = z.string().min(1).max(4000);

/** Birth data: planned by `assessment.planSurvey`. The questions are rows, edited as a draft; answers and tokens are never events. */
export const questionnaireData = z.strictObject({
  kind: z.enum(['survey', 'ballot']),
  title: z.string().min(1).max(200),
  voters: z.int().min(1).max(100_000),
});

/** The subjects who report on their year. */
const subjectKind = z.enum(subjects);
/** A subject at the meeting; whoever is absent has a reason. */
const attendant = z
  .strictObject({ subjectKind, present: z.boolean(), reason: z.string().max(1000).optional() })
  .refine((one) => one.present || (one.reason ?? '').trim() !== '', {
    error: 'absenceNeedsReason',
    path: ['reason'],
  });

export const questionnaireEvents = {
  /** Each subject of the unit reports on the year 述职, in writing. */
  'questionnaire.debrief': event(
    subjects,
    { text: z.string().min(1).max(8000), evidence: z.array(z.uuid()).max(20) },
    { needs: ['withoutDebriefing'] },
  ),
  /** The meeting at which the reports are heard, with how many came to judge. */
  'questionnaire.holdMeeting': event(
    ['office', 'lead'],
    {
      heldOn: day,
      place: z.string().min(1).max(200),
      people: z.int().min(1).max(100_000),
      attendance: z.array(attendant).min(1).max(subjects.length),
    },
    { needs: ['withoutDebriefing', 'reportsIn'] },
  ),
  /** Each report is commented on 逐一点评. */
  'questionnaire.comment': event(
    ['office', 'lead'],
    { subjectKind, text: z.string().min(1).max(4000) },
    { needs: ['withoutDebriefing'] },
  ),
  'questionnaire.open': event(['office'], {}, { needs: ['survey', 'questionsComplete', 'commented'] }),
  'questionnaire.withdraw': event(['office'], { reasons }),
  'questionnaire.runEnded': event(['system'], {}, { needs: ['papersAgree'] }),
  'questionnaire.close': event(['office'], { reasons }, { needs: ['papersAgree'] }),
  /** The papers have been typed twice and agree. */
  'questionnaire.count': event(['office'], {}, { needs: ['papersAgree'] }),
  'questionnaire.tally': event(['system'], {}, { needs: ['groupLargeEnough'] }),
  'questionnaire.cancel': event(['system'], {}),
} as const;
