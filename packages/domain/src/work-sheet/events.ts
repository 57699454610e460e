import { z } from 'zod';
import { day } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);

/** What was observed; points in 1/100 of a point. */
const observation = {
  indicator: z.string().min(1).max(40),
  subjectKind: z.enum(['organisation', 'secretary', 'discipline', 'cadre']),
  direction: z.enum(['positive', 'problem', 'neutral']),
  occurredOn: day,
  facts: text,
  points: z.int().min(-10_000).max(10_000),
  /** The happening that it is about: one and the same gives or takes points once. */
  matter: z.string().trim().min(1).max(120).optional(),
  evidence: files,
} as const;

/** Birth data: filed by `periodReview.fileSheet`; a correction, with its reasons, by `workSheet.supersede`. */
export const workSheetData = z.strictObject({ ...observation, reasons: reasons.optional() });

// Who filed the sheet doesn't decide on the dispute about it; where the lead did, the leader decides.
const barred = { unless: ['opener'] } as const;

export const workSheetEvents = {
  'workSheet.accept': event(subjects, {}),
  'workSheet.dispute': event(subjects, { reasons, evidence: files }),
  'workSheet.answerLapsed': event(['system'], {}),
  'workSheet.keep': event(['lead', 'leader'], { reasons }, barred),
  'workSheet.strike': event(['lead', 'leader'], { reasons }, barred),
  'workSheet.supersede': event(
    ['lead', 'leader'],
    { reasons, ...observation },
    { ...barred, involves: 'recorded' },
  ),
  'workSheet.resolutionOverdue': event(['system'], {}),
  'workSheet.lock': event(['system'], {}),
  'workSheet.cancel': event(['system'], {}),
} as const;
