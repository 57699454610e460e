import { z } from 'zod';
import { day } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';

const reasons = z.string().min(1).max(4000);

const impartial = { unless: ['tookPart'] } as const;

/** What a decision on a commendation rests on: the body, its meeting, the document. */
const basis = z.strictObject({
  body: z.string().min(1).max(200),
  meetingOn: day,
  document: z.string().min(1).max(200),
});

/** Birth data: one of the nominees of `cycle.nominate`; `byHand`: below the best grade, with the reasons why. */
export const commendationData = z.strictObject({ unitId: z.uuid(), reasons, byHand: z.boolean().optional() });

/** Whom the policy may ask; a place in the roll says who was. */
const advisers = ['inspectorate', 'office', 'lead'] as const;

export const commendationEvents = {
  'commendation.clear': event(advisers, { opinion: reasons }, { signs: 'opinion' }),
  'commendation.hold': event(advisers, { reasons }, { signs: 'opinion' }),
  'commendation.opinionsOverdue': event(['system'], {}),
  'commendation.approve': event(
    ['leader'],
    { basis, authority: z.string().min(1).max(200) },
    { ...impartial, needs: ['barred'] },
  ),
  'commendation.decline': event(['leader'], { reasons }, impartial),
  'commendation.return': event(['leader'], { reasons }, impartial),
  'commendation.publish': event(['system'], {}),
  'commendation.object': event(['public', ...subjects, 'clerk'], {
    text: z.string().min(1).max(8000),
    name: z.string().max(80).optional(),
    contact: z.string().max(200).optional(),
  }),
  'commendation.objectionDismissed': event(['system'], {}, { needs: ['objectionsClosed', 'anySustained'] }),
  'commendation.objectionSustained': event(['system'], {}),
  'commendation.noticeClosed': event(['system'], {}, { needs: ['objectionsClosed', 'anySustained'] }),
  'commendation.confer': event(['leader'], { basis }, { ...impartial, needs: ['barred'] }),
  'commendation.revoke': event(['leader'], { reasons }, impartial),
  'commendation.cancel': event(['system'], {}),
} as const;
