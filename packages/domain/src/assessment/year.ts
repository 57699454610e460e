import { and, not } from 'xstate';
import { assessment, beginVisit, cancel, methods, notify, openPeriods, survey } from './process.ts';

/** The year from acknowledging to the score. */
export const year = {
  acknowledging: assessment.createStateConfig({
    tags: 'filing',
    entry: notify('slots', 'standardToAcknowledge'),
    meta: {
      awaits: { roll: 'acknowledgement' },
      roll: 'acknowledgement',
      opens: ['periodReview', 'questionnaire'],
      deadlines: [{ window: 'acknowledgement', send: 'assessment.deemedAcknowledged' }],
    },
    on: {
      ...cancel,
      ...beginVisit,
      ...survey,
      'assessment.acknowledge': [{ guard: 'last', target: 'recording' }, { actions: 'record' }],
      'assessment.deemedAcknowledged': 'recording',
      'assessment.amended': 'acknowledgingAgain',
      'assessment.openPeriods': openPeriods,
    },
  }),
  // An amendment needs a window of its own, which only a change of stage begins; a second amendment leads back.
  acknowledgingAgain: assessment.createStateConfig({
    tags: 'filing',
    entry: notify('slots', 'amendmentToAcknowledge'),
    meta: {
      awaits: { roll: 'acknowledgement' },
      roll: 'acknowledgement',
      opens: ['periodReview', 'questionnaire'],
      deadlines: [{ window: 'acknowledgement', send: 'assessment.deemedAcknowledgedAgain' }],
    },
    on: {
      ...cancel,
      ...beginVisit,
      ...survey,
      'assessment.acknowledge': [{ guard: 'last', target: 'recording' }, { actions: 'record' }],
      'assessment.deemedAcknowledgedAgain': 'recording',
      'assessment.amended': 'acknowledging',
      'assessment.openPeriods': openPeriods,
    },
  }),
  recording: assessment.createStateConfig({
    tags: 'filing',
    meta: { awaits: { child: 'periodReview' }, opens: ['periodReview', 'questionnaire'] },
    on: {
      ...cancel,
      ...beginVisit,
      ...survey,
      ...methods,
      'assessment.amended': 'acknowledgingAgain',
      'assessment.openPeriods': openPeriods,
    },
  }),
  visit: assessment.createStateConfig({
    tags: 'filing',
    entry: notify('office', 'visitToPlan'),
    meta: { awaits: ['office', 'lead'], opens: ['siteVisit', 'questionnaire'] },
    on: {
      ...cancel,
      'assessment.planVisit': {
        guard: 'visitNotPlanned',
        actions: [
          assessment.emit({ type: 'open', machine: 'siteVisit' }),
          assessment.assign({ visitPlanned: true }),
        ],
      },
      ...survey,
      ...methods,
      'assessment.visitCancelled': { actions: assessment.assign({ visitPlanned: false }) },
      'assessment.visitDone': 'scoring',
    },
  }),
  scoring: assessment.createStateConfig({
    tags: 'filing',
    entry: notify('slots', 'scoresNeeded'),
    meta: { awaits: ['assessor', 'lead'], roll: 'scoring' },
    on: {
      ...cancel,
      ...methods,
      'assessment.waiveSecondVisit': {
        target: 'visit',
        actions: assessment.assign({ visitPlanned: false }),
      },
      'assessment.score': [
        { guard: and(['last', 'scoresDeviate']), actions: notify('lead', 'scoresDeviate') },
        { guard: 'last', actions: notify('lead', 'scoresIn') },
        { actions: 'record' },
      ],
      'assessment.reweigh': { actions: 'record' },
      'assessment.reconcile': {
        guard: and(['scoresIn', 'surveysClosed', 'componentsPresent', 'deviationsAnswered']),
        target: 'scored',
      },
    },
  }),
  scored: assessment.createStateConfig({
    meta: { awaits: 'lead' },
    on: {
      ...cancel,
      'assessment.draftFeedback': { actions: 'record' },
      'assessment.calibrationOpened': 'calibrating',
      'assessment.beginFeedback': 'drafting',
    },
  }),
  // What is not confirmed when the round ends is void: a change needs the round.
  calibrating: assessment.createStateConfig({
    entry: notify('lead', 'calibrationOpened'),
    meta: { awaits: ['lead', 'office'] },
    on: {
      ...cancel,
      'assessment.draftFeedback': { actions: 'record' },
      'assessment.proposeCalibration': {
        guard: not('calibrationProposed'),
        actions: [notify('office', 'calibrationProposed'), notify('leader', 'calibrationProposed')],
      },
      'assessment.confirmCalibration': {
        guard: 'calibrationProposed',
        actions: [notify('assessors', 'scoreCalibrated'), notify('lead', 'scoreCalibrated')],
      },
      'assessment.dismissCalibration': {
        guard: 'calibrationProposed',
        actions: notify('lead', 'calibrationDismissed'),
      },
      'assessment.calibrationClosed': 'scored',
      'assessment.beginFeedback': 'drafting',
    },
  }),
} as const;
