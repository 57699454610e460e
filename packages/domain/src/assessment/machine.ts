import { and, setup } from 'xstate';
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

const assessment = setup({
  types: {} as Types<typeof assessmentEvents, z.infer<typeof assessmentContext>>,
  guards: {
    ...factGuards(assessmentEvents),
    visitNotPlanned: ({ context }) => !context.visitPlanned,
    reopened: ({ context }) => context.reopened,
    linked: ({ context }) => context.linked,
  },
  actions: { record },
});

const notify = (
  to: 'unit' | 'lead' | 'leader' | 'office' | 'assessors' | 'slots' | 'secretary',
  notice: string,
) => assessment.emit({ type: 'notify', to, notice });
const openPeriods = {
  actions: assessment.emit({ type: 'open', machine: 'periodReview', each: 'periods' }),
} as const;
const survey = {
  'assessment.planSurvey': { actions: assessment.emit({ type: 'open', machine: 'questionnaire' }) },
} as const;
const cancel = { 'assessment.cancel': 'cancelled' } as const;
const beginVisit = { 'assessment.beginVisit': 'visit' } as const;
const rectify = {
  'assessment.orderRectification': { actions: assessment.emit({ type: 'open', machine: 'rectification' }) },
} as const;
const correct = {
  'assessment.proposeCorrection': { actions: 'record' },
  'assessment.confirmCorrection': {
    guard: 'correctionProposed',
    actions: [
      assessment.emit({ type: 'render', document: 'feedbackLetter' }),
      notify('unit', 'scoreCorrected'),
    ],
  },
} as const;
const settle = [
  { guard: and(['appealsClosed', 'remandOpen']), target: 'rescoring' },
  { guard: 'appealsClosed', target: 'settled' },
] as const;

/** One unit in one cycle: the process everything hangs on. */
export const assessmentMachine = assessment.createMachine({
  id: 'assessment',
  initial: 'acknowledging',
  context: { visitPlanned: false, reopened: false, linked: false },
  // What children tell may come late, when facts have long decided: it is kept wherever it comes, and decides nothing.
  on: {
    'assessment.surveyDone': { actions: 'record' },
    'assessment.appealClosed': { actions: 'record' },
    'assessment.appealRemanded': { actions: 'record' },
    'assessment.rectificationPlanned': { actions: 'record' },
    'assessment.rectificationClosed': { actions: 'record' },
  },
  states: {
    acknowledging: {
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
    },
    // An amendment needs a window of its own, which only a change of stage begins; a second amendment leads back.
    acknowledgingAgain: {
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
    },
    recording: {
      meta: { awaits: { child: 'periodReview' }, opens: ['periodReview', 'questionnaire'] },
      on: {
        ...cancel,
        ...beginVisit,
        ...survey,
        'assessment.amended': 'acknowledgingAgain',
        'assessment.openPeriods': openPeriods,
      },
    },
    visit: {
      entry: notify('office', 'visitToPlan'),
      meta: { awaits: ['office', 'lead'], opens: ['siteVisit', 'questionnaire'] },
      on: {
        ...cancel,
        ...survey,
        'assessment.planVisit': {
          guard: 'visitNotPlanned',
          actions: [
            assessment.emit({ type: 'open', machine: 'siteVisit' }),
            assessment.assign({ visitPlanned: true }),
          ],
        },
        'assessment.visitCancelled': { actions: assessment.assign({ visitPlanned: false }) },
        'assessment.visitDone': 'scoring',
      },
    },
    scoring: {
      entry: notify('slots', 'scoresNeeded'),
      meta: { awaits: ['assessor', 'lead'], roll: 'scoring' },
      on: {
        ...cancel,
        'assessment.waiveSecondVisit': {
          target: 'visit',
          actions: assessment.assign({ visitPlanned: false }),
        },
        'assessment.score': [{ guard: 'last', actions: notify('lead', 'scoresIn') }, { actions: 'record' }],
        'assessment.reweigh': { actions: 'record' },
        'assessment.reconcile': {
          guard: and(['scoresIn', 'surveysClosed', 'componentsPresent']),
          target: 'scored',
        },
      },
    },
    scored: {
      meta: { awaits: 'lead' },
      on: {
        ...cancel,
        'assessment.draftFeedback': { actions: 'record' },
        'assessment.beginFeedback': 'drafting',
      },
    },
    drafting: {
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
    },
    issued: {
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
    },
    answerable: {
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
    },
    underAppeal: {
      meta: { awaits: { child: 'appeal' }, opens: ['appeal'] },
      on: {
        ...cancel,
        'assessment.appealClosed': [...settle, { actions: 'record' }],
        'assessment.appealRemanded': [...settle, { actions: 'record' }],
      },
    },
    rescoring: {
      entry: notify('assessors', 'rescoringNeeded'),
      meta: { awaits: 'assessor', deadlines: [{ window: 'rescoring', send: 'assessment.rescoringOverdue' }] },
      on: {
        ...cancel,
        'assessment.rescore': { guard: 'rescoresRemanded', target: 'issued' },
        'assessment.rescoringOverdue': { actions: notify('leader', 'rescoringOverdue') },
      },
    },
    settled: {
      entry: [notify('unit', 'resultSettled'), notify('lead', 'rectificationToOrder')],
      meta: { awaits: 'office', opens: ['rectification'] },
      tags: 'settled',
      on: {
        ...cancel,
        ...rectify,
        'assessment.proposeCorrection': { guard: 'reopened', actions: 'record' },
        'assessment.confirmCorrection': {
          guard: and(['reopened', 'correctionProposed']),
          actions: [
            assessment.emit({ type: 'render', document: 'feedbackLetter' }),
            notify('unit', 'scoreCorrected'),
          ],
        },
        'assessment.confirmed': { target: 'consequences', actions: assessment.assign({ reopened: false }) },
      },
    },
    consequences: {
      entry: notify('unit', 'gradeConfirmed'),
      meta: { awaits: ['secretary', 'office'], opens: ['rectification'] },
      on: {
        ...cancel,
        ...rectify,
        'assessment.reopened': {
          target: 'settled',
          actions: assessment.assign({ reopened: true, linked: false }),
        },
        'assessment.acknowledgeLinkage': { actions: assessment.assign({ linked: true }) },
        'assessment.conclude': {
          guard: and(['plansApproved', 'commendationDecided', 'linked']),
          target: 'closed',
        },
      },
    },
    // Orders still open live on and report here.
    closed: {
      tags: 'closed',
      on: {
        'assessment.reopened': {
          target: 'settled',
          actions: assessment.assign({ reopened: true, linked: false }),
        },
      },
    },
    cancelled: {
      type: 'final',
      tags: ['settled', 'cancelled'],
      entry: (['periodReview', 'siteVisit', 'questionnaire', 'appeal', 'rectification'] as const).map(
        (machine) => assessment.emit({ type: 'broadcast', machine, event: `${machine}.cancel` }),
      ),
    },
  },
});
