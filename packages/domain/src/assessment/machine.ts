import { and } from 'xstate';
import { answer } from './answer.ts';
import { applied, assessment, cancel, correctReopened, notify, rectify } from './process.ts';
import { year } from './year.ts';

/** One unit in one cycle: the process everything hangs on. */
export const assessmentMachine = assessment.createMachine({
  id: 'assessment',
  initial: 'acknowledging',
  context: { visitPlanned: false, reopened: false, linked: false },
  // What children tell may come late, when facts have long decided: it is kept wherever it comes, and decides nothing.
  on: {
    'assessment.surveyDone': { actions: 'record' },
    'assessment.appealClosed': { actions: applied },
    'assessment.appealRemanded': { actions: applied },
    'assessment.rectificationPlanned': { actions: 'record' },
    'assessment.rectificationClosed': { actions: 'record' },
  },
  states: {
    ...year,
    ...answer,
    settled: {
      entry: [notify('unit', 'resultSettled'), notify('lead', 'rectificationToOrder')],
      meta: { awaits: 'office', opens: ['rectification'] },
      tags: 'settled',
      on: {
        ...cancel,
        ...rectify,
        ...correctReopened,
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
