import { z } from 'zod';
import { day } from '../kernel/calendar/moment.ts';
import { event } from '../kernel/event.ts';
import { ties } from '../kernel/name.ts';
import { subjects } from '../kernel/role.ts';

const reasons = z.string().min(1).max(4000);
const text = z.string().min(1).max(8000);
const files = z.array(z.uuid()).max(20);
const barred = { unless: ['tookPart'] } as const;

/** An odd number of members, the chair among them. */
const members = z
  .array(z.uuid())
  .min(3)
  .max(9)
  .refine((all) => all.length % 2 === 1 && new Set(all).size === all.length);

/** Birth data: an appeal is filed by `assessment.appeal`, at the second level by `appeal.escalate`. Amounts decided are the medians of the votes. */
export const appealData = z.looseObject({ grounds: text });

export const appealEvents = {
  'appeal.admit': event(['reviewer'], {}, barred),
  'appeal.requestSupplement': event(['reviewer'], { reasons }, barred),
  'appeal.supplement': event(subjects, { text, evidence: files }, { only: 'opener' }),
  'appeal.supplementLapsed': event(['system'], {}),
  'appeal.reject': event(['reviewer'], { reasons }, { ...barred, involves: 'decided' }),
  'appeal.admissibilityLapsed': event(['system'], {}),
  'appeal.reconsider': event(subjects, { reasons }, { only: 'opener' }),
  'appeal.inadmissibleFinal': event(['system'], {}),
  'appeal.reinstate': event(['reviewer'], { reasons }, { unless: ['tookPart', 'did:appeal.reject'] }),
  'appeal.confirmInadmissible': event(
    ['reviewer'],
    { reasons },
    { unless: ['tookPart', 'did:appeal.reject'] },
  ),
  'appeal.reconsiderationOverdue': event(['system'], {}),
  // Where the office is recused the leader names the panel, and where the leader is, the office decides on recusals.
  'appeal.empanel': event(
    ['office', 'leader'],
    { members, chair: z.uuid() },
    { needs: ['panelClear'], unless: ['tookPart'] },
  ),
  'appeal.declare': event(['reviewer', 'chair'], {}, { signs: 'declaration', ...barred }),
  'appeal.recuse': event(['reviewer', 'chair'], { tie: z.enum(ties), reasons }),
  /** A party asks for a member of the panel to be recused; the leader decides. */
  'appeal.askRecusal': event([...subjects, 'lead'], { member: z.uuid(), tie: z.enum(ties), reasons }),
  'appeal.grantRecusal': event(
    ['leader', 'office'],
    { member: z.uuid(), reasons },
    { ...barred, needs: ['recusalAsked'] },
  ),
  'appeal.denyRecusal': event(
    ['leader', 'office'],
    { member: z.uuid(), reasons },
    { ...barred, needs: ['recusalAsked'] },
  ),
  'appeal.empanellingOverdue': event(['system'], {}),
  'appeal.answer': event(['lead', 'assessor'], { text, evidence: files }),
  'appeal.evidence': event([...subjects, 'lead', 'assessor'], { text, evidence: files }),
  'appeal.callHearing': event(
    ['chair'],
    { heldOn: day, place: z.string().min(1).max(200), text: text.optional() },
    barred,
  ),
  'appeal.hear': event(['chair'], { minutes: text, heldOn: day }, barred),
  'appeal.extend': event(
    ['chair'],
    { reasons },
    {
      ...barred,
      extends: { event: 'appeal.reviewOverdue', window: 'appealExtension' },
    },
  ),
  'appeal.reviewOverdue': event(['system'], {}),
  'appeal.deliberate': event(['chair'], {}, { ...barred, needs: ['recusalsDecided'] }),
  'appeal.vote': event(
    ['reviewer', 'chair'],
    {
      votes: z
        .array(
          z.strictObject({ line: z.uuid(), change: z.boolean(), points: z.int().min(-100_000).max(100_000) }),
        )
        .min(1)
        .max(50),
    },
    { ...barred, signs: 'voting', sealed: ['votes'] },
  ),
  'appeal.deliberationOverdue': event(['system'], {}),
  'appeal.replaceMember': event(
    ['office', 'leader'],
    { leaves: z.uuid(), joins: z.uuid(), reasons },
    {
      unless: ['tookPart'],
      needs: ['panelClear'],
    },
  ),
  'appeal.uphold': event(
    ['chair'],
    { reasons },
    { ...barred, needs: ['votesIn', 'majorityUpholds'], involves: 'decided' },
  ),
  'appeal.adjust': event(
    ['chair'],
    { reasons },
    {
      ...barred,
      needs: ['votesIn', 'majorityAdjusts'],
      involves: 'decided',
    },
  ),
  'appeal.adjustPartly': event(
    ['chair'],
    { reasons },
    {
      ...barred,
      needs: ['votesIn', 'majorityAdjustsPartly'],
      involves: 'decided',
    },
  ),
  'appeal.remand': event(
    ['chair'],
    { reasons },
    {
      ...barred,
      needs: ['votesIn', 'majorityChanges', 'remandable'],
      involves: 'decided',
    },
  ),
  'appeal.approve': event(['leader'], {}, barred),
  'appeal.sendBack': event(['leader'], { reasons }, barred),
  'appeal.approvalLapsed': event(['system'], {}),
  'appeal.receive': event(subjects, {}, { only: 'opener', needs: ['secondLevelOpen'] }),
  'appeal.deemedReceived': event(['system'], {}, { needs: ['secondLevelOpen'] }),
  'appeal.escalate': event(subjects, { grounds: text }, { only: 'opener' }),
  'appeal.accept': event(subjects, {}, { only: 'opener' }),
  'appeal.escalationLapsed': event(['system'], {}),
  'appeal.withdraw': event(subjects, {}, { only: 'opener', givesUp: true }),
  'appeal.annul': event(['leader'], { reasons }, barred),
  'appeal.cancel': event(['system'], {}),
} as const;
