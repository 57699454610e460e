import { z } from 'zod';
import { day } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);
const name = z.string().min(1).max(200);
const category = z.string().min(1).max(40);

/** Birth data: drafted by `cycle.draftStandard`; the next version, with its reasons, by `standard.amend`. The content is rows, edited as a draft. */
export const standardData = z.strictObject({ name, category, reasons: reasons.optional() });

export const standardEvents = {
  'standard.circulate': event(['office'], { until: day }),
  'standard.comment': event([...subjects, 'clerk'], { text, evidence: files }),
  'standard.endCirculation': event(['office'], {}),
  'standard.submit': event(['office'], {}, { needs: ['lintClean'] }),
  // The policy may have become stricter since: what is approved and published is looked at again.
  'standard.approve': event(['leader'], {}, { needs: ['lintClean'] }),
  'standard.return': event(['leader'], { reasons }),
  'standard.publish': event(['office'], {}, { needs: ['lintClean'] }),
  'standard.withdraw': event(['office'], { reasons }),
  'standard.amend': event(['office'], { name, category, reasons }),
  'standard.supersede': event(['system'], {}),
  'standard.cancel': event(['system'], {}),
} as const;
