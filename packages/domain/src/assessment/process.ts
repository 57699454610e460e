import { and, not, setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { assessmentEvents } from './events.ts';

export const assessmentContext = z.strictObject({
  /** A visit is planned or done; a second needs the leader's waiver. */
  visitPlanned: z.boolean(),
  /** The grades were reopened by the leader, so that a settled score may be corrected. */
  reopened: z.boolean(),
  linked: z.boolean(),
});

export const assessment = setup({
  types: {} as Types<typeof assessmentEvents, z.infer<typeof assessmentContext>>,
  guards: {
    ...factGuards(assessmentEvents),
    visitNotPlanned: ({ context }) => !context.visitPlanned,
    reopened: ({ context }) => context.reopened,
    linked: ({ context }) => context.linked,
  },
  actions: { record },
});

export const notify = (
  to: 'unit' | 'lead' | 'leader' | 'office' | 'assessors' | 'slots' | 'secretary' | 'proposer',
  notice: string,
) => assessment.emit({ type: 'notify', to, notice });
export const openPeriods = {
  actions: assessment.emit({ type: 'open', machine: 'periodReview', each: 'periods' }),
} as const;
export const survey = {
  'assessment.planSurvey': { actions: assessment.emit({ type: 'open', machine: 'questionnaire' }) },
} as const;
export const methods = {
  'assessment.concludeMethod': { actions: 'record' },
  'assessment.withdrawMethod': { actions: 'record' },
} as const;
export const cancel = { 'assessment.cancel': 'cancelled' } as const;
export const beginVisit = { 'assessment.beginVisit': 'visit' } as const;
export const rectify = {
  'assessment.orderRectification': { actions: assessment.emit({ type: 'open', machine: 'rectification' }) },
} as const;
/** The cycle computes its grades anew, and tells the office where one would be another now. */
export const scoreChanged = assessment.emit({
  type: 'send',
  to: 'parent',
  event: 'cycle.scoreChanged',
  must: true,
});
/** A correction waits for a second person: whoever may be that person is told, and whoever proposed it hears what became of it. */
const askSecond = (['lead', 'office'] as const).map((to) =>
  assessment.emit({ type: 'notify', to, notice: 'correctionProposed', others: true }),
);
const putRight = [
  assessment.emit({ type: 'render', document: 'feedbackLetter' }),
  notify('unit', 'scoreCorrected'),
  notify('proposer', 'correctionConfirmed'),
  scoreChanged,
] as const;
const refuseCorrection = notify('proposer', 'correctionDismissed');
export const correct = {
  'assessment.proposeCorrection': { guard: not('correctionProposed'), actions: askSecond },
  'assessment.confirmCorrection': { guard: 'correctionProposed', actions: putRight },
  'assessment.dismissCorrection': { guard: 'correctionProposed', actions: refuseCorrection },
} as const;
/** The same once the score is settled: only after the leader has reopened the grades. */
export const correctReopened = {
  'assessment.proposeCorrection': {
    guard: and(['reopened', not('correctionProposed')]),
    actions: askSecond,
  },
  'assessment.confirmCorrection': { guard: and(['reopened', 'correctionProposed']), actions: putRight },
  'assessment.dismissCorrection': {
    guard: and(['reopened', 'correctionProposed']),
    actions: refuseCorrection,
  },
} as const;
export const settle = [
  { guard: and(['appealsClosed', 'remandOpen']), target: 'rescoring' },
  { guard: 'appealsClosed', target: 'settled' },
] as const;
/** What an appeal decided is applied when its message comes, and those concerned are told. */
export const applied = [
  scoreChanged,
  notify('unit', 'appealApplied'),
  notify('lead', 'appealApplied'),
  notify('assessors', 'appealApplied'),
] as const;
export const settleApplied = [
  { ...settle[0], actions: applied },
  { ...settle[1], actions: applied },
  { actions: applied },
] as const;
