import { z } from 'zod';
import { day } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';

const reasons = z.string().min(1).max(4000);

/** Birth data: planned by `assessment.planSurvey`. The questions are rows, edited as a draft; answers and tokens are never events. */
export const questionnaireData = z.strictObject({
  kind: z.enum(['survey', 'ballot']),
  title: z.string().min(1).max(200),
  voters: z.int().min(1).max(100_000),
});

export const questionnaireEvents = {
  /** The secretary reports on the year 述职; the voters judge afterwards. */
  'questionnaire.debrief': event(['secretary'], {
    heldOn: day,
    text: z.string().min(1).max(8000),
    evidence: z.array(z.uuid()).max(20),
  }),
  'questionnaire.open': event(['office'], {}, { needs: ['survey', 'questionsComplete'] }),
  'questionnaire.withdraw': event(['office'], { reasons }),
  'questionnaire.runEnded': event(['system'], {}),
  'questionnaire.close': event(['office'], { reasons }),
  'questionnaire.tally': event(['system'], {}, { needs: ['groupLargeEnough'] }),
  'questionnaire.cancel': event(['system'], {}),
} as const;
