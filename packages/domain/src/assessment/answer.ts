import { and } from 'xstate';
import { assessment, cancel, correct, notify, scoreChanged, settle, settleApplied } from './process.ts';

/** Feedback and what the unit answers. */
export const answer = {
  drafting: assessment.createStateConfig({
    entry: notify('lead', 'feedbackToDraft'),
    meta: {
      awaits: ['lead', 'office'],
      deadlines: [{ window: 'feedback', send: 'assessment.feedbackOverdue' }],
    },
    on: {
      ...cancel,
      'assessment.draftFeedback': { actions: notify('office', 'feedbackDrafted') },
      'assessment.feedbackOverdue': { actions: notify('leader', 'feedbackOverdue') },
      'assessment.issue': { guard: 'feedbackComplete', target: 'issued' },
    },
  }),
  issued: assessment.createStateConfig({
    entry: [
      assessment.emit({ type: 'render', document: 'feedbackLetter' }),
      notify('unit', 'feedbackIssued'),
    ],
    meta: {
      awaits: ['secretary', 'discipline', 'cadre'],
      deadlines: [{ window: 'deemedReceived', send: 'assessment.deemedReceived' }],
    },
    on: {
      ...cancel,
      ...correct,
      'assessment.receive': 'answerable',
      // Recorded as deemed, never as a signature.
      'assessment.deemedReceived': 'answerable',
    },
  }),
  answerable: assessment.createStateConfig({
    meta: {
      awaits: ['secretary', 'discipline', 'cadre'],
      roll: 'waiver',
      opens: ['appeal'],
      deadlines: [{ window: 'appealFiling', send: 'assessment.windowClosed', closes: true }],
    },
    on: {
      ...cancel,
      ...correct,
      'assessment.appeal': {
        guard: 'linesFree',
        actions: assessment.emit({ type: 'open', machine: 'appeal' }),
      },
      'assessment.waive': [
        { guard: and(['last', 'appealsClosed', 'remandOpen']), target: 'rescoring' },
        { guard: and(['last', 'appealsClosed']), target: 'settled' },
        { guard: 'last', target: 'underAppeal' },
        { actions: 'record' },
      ],
      'assessment.windowClosed': [...settle, { target: 'underAppeal' }],
    },
  }),
  underAppeal: assessment.createStateConfig({
    meta: { awaits: { child: 'appeal' }, opens: ['appeal'] },
    on: {
      ...cancel,
      'assessment.appealClosed': settleApplied,
      'assessment.appealRemanded': settleApplied,
    },
  }),
  rescoring: assessment.createStateConfig({
    entry: notify('assessors', 'rescoringNeeded'),
    meta: { awaits: 'assessor', deadlines: [{ window: 'rescoring', send: 'assessment.rescoringOverdue' }] },
    on: {
      ...cancel,
      'assessment.rescore': { guard: 'rescoresRemanded', target: 'issued', actions: scoreChanged },
      'assessment.rescoringOverdue': { actions: notify('leader', 'rescoringOverdue') },
    },
  }),
} as const;
