import { z } from 'zod';
import { day, instant } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);
const short = z.string().min(1).max(2000);

const item = z.strictObject({
  no: z.int().min(1).max(99),
  problem: short,
  subjectKind: z.enum(['organisation', 'secretary', 'discipline', 'cadre']),
  standard: short,
  measure: short,
  class: z.enum(['immediate', 'oneMonth', 'threeMonths', 'long']),
  /** The item, closed before, of which this is the relapse. */
  relapseOf: z.uuid().optional(),
  dates: z.strictObject({ dueOn: instant }),
});

/** Birth data: ordered by `assessment.orderRectification`; a grave order bars the unit from commendation. */
export const rectificationData = z.strictObject({
  title: z.string().min(1).max(200),
  grave: z.boolean().optional(),
  items: z.array(item).min(1).max(50),
});

export const rectificationEvents = {
  'rectification.submitPlan': event(['secretary'], { text, resolvedOn: day, evidence: files }),
  'rectification.planOverdue': event(['system'], {}),
  'rectification.revisionOverdue': event(['system'], {}),
  'rectification.approvePlan': event(['lead'], {}, { needs: ['itemsClosed', 'itemsOverdue'] }),
  'rectification.returnPlan': event(['lead'], { reasons }),
  'rectification.approvalOverdue': event(['system'], {}),
  'rectification.itemOverdue': event(['system'], {}),
  'rectification.reminderLapsed': event(['system'], {}, { needs: ['itemsOverdue'] }),
  'rectification.supervisionLapsed': event(['system'], {}, { needs: ['itemsOverdue'] }),
  /** 约谈: held by a leader with the secretary. */
  'rectification.interview': event(
    ['leader'],
    { heldOn: day, minutes: text, evidence: files },
    {
      needs: ['itemsOverdue'],
    },
  ),
  'rectification.interviewOverdue': event(['system'], {}),
  'rectification.itemClosed': event(['system'], {}, { needs: ['itemsClosed'] }),
  'rectification.cancel': event(['system'], {}),
} as const;
