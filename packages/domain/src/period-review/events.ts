import { z } from 'zod';
import { day, instant } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';

const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);

/** Birth data: one of the periods opened by `assessment.openPeriods`. */
export const periodReviewData = z.strictObject({
  no: z.int().min(1).max(12),
  name: z.string().min(1).max(40),
  dates: z.strictObject({ periodEnd: instant }),
});

export const periodReviewEvents = {
  /** A dated observation; whether it is late is computed from when it happened and when it was recorded. */
  'periodReview.fileSheet': event(
    ['assessor', 'lead'],
    {
      indicator: z.string().min(1).max(40),
      subjectKind: z.enum(['organisation', 'secretary', 'discipline', 'cadre']),
      direction: z.enum(['positive', 'problem', 'neutral']),
      occurredOn: day,
      facts: text,
      points: z.int().min(-10_000).max(10_000),
      /** The happening that it is about: one and the same gives or takes points once. */
      matter: z.string().trim().min(1).max(120).optional(),
      evidence: files,
    },
    { involves: 'recorded' },
  ),
  'periodReview.periodEnded': event(['system'], {}, { needs: ['selfReportAsked'] }),
  'periodReview.selfReport': event(subjects, { text, evidence: files }),
  'periodReview.selfReportMissed': event(['system'], {}),
  'periodReview.explainMissing': event(subjects, { text, evidence: files }),
  'periodReview.verify': event(['assessor'], { conclusion: text, evidence: files }, { involves: 'verified' }),
  'periodReview.verificationOverdue': event(['system'], {}),
  'periodReview.sheetSettled': event(['system'], {}, { needs: ['sheetsSettled'] }),
  'periodReview.lock': event(['system'], {}, { needs: ['sheetsSettled'] }),
  'periodReview.cancel': event(['system'], {}),
} as const;
