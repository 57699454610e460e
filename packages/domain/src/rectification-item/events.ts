import { z } from 'zod';
import { instant } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { subjects } from '../kernel/role.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);
const short = z.string().min(1).max(2000);

/** Birth data: one of the items of the order 一件一号; due on the date that its class gave it. */
export const rectificationItemData = z.strictObject({
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

export const rectificationItemEvents = {
  /** How far it has come, before it is done. */
  'rectificationItem.report': event(subjects, { text, evidence: files }),
  'rectificationItem.done': event(subjects, { text, evidence: files.min(1) }),
  'rectificationItem.overdue': event(['system'], {}),
  'rectificationItem.extend': event(
    ['leader'],
    { reasons },
    {
      unless: ['tookPart'],
      extends: { event: 'rectificationItem.overdue', window: 'itemOneMonth' },
    },
  ),
  /** Look-back 回头看, on the spot; never by who did it. */
  'rectificationItem.verify': event(
    ['assessor'],
    { text, evidence: files.min(1) },
    {
      unless: ['did:rectificationItem.done'],
      involves: 'verified',
    },
  ),
  'rectificationItem.reopen': event(
    ['assessor'],
    { reasons, evidence: files },
    {
      unless: ['did:rectificationItem.done'],
      involves: 'verified',
    },
  ),
  'rectificationItem.lookBackOverdue': event(['system'], {}),
  /** 好 / 较好 / 一般 / 差. */
  'rectificationItem.evaluateEffect': event(
    ['assessor', 'lead'],
    { effect: z.enum(['good', 'fairlyGood', 'average', 'poor']), reasons, evidence: files },
    // Another look by other eyes: neither who did it nor who closed it says what it brought about.
    { unless: ['did:rectificationItem.done', 'did:rectificationItem.verify'] },
  ),
  'rectificationItem.evaluationDue': event(['system'], {}),
  'rectificationItem.cancel': event(['system'], {}),
} as const;
