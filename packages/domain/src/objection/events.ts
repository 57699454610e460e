import { z } from 'zod';
import { event } from '../kernel/event.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);
const barred = { unless: ['tookPart', 'opener'], involves: 'decided' } as const;

/** Birth data: raised by `cycle.object` or `commendation.object`; who gives no name stays anonymous. */
export const objectionData = z.strictObject({
  unitId: z.uuid().optional(),
  text: z.string().min(1).max(8000),
  name: z.string().max(80).optional(),
  contact: z.string().max(200).optional(),
});

export const objectionEvents = {
  'objection.inquire': event(['inspectorate'], {}, { unless: ['tookPart', 'opener'] }),
  /** A step of the inquiry: whom it asked, what it saw. */
  'objection.note': event(['inspectorate'], { text, evidence: files }, { unless: ['tookPart', 'opener'] }),
  'objection.inquiryOverdue': event(['system'], {}),
  'objection.dismiss': event(['inspectorate'], { reasons }, barred),
  'objection.sustain': event(['inspectorate'], { reasons }, barred),
  'objection.cancel': event(['system'], {}),
} as const;
