import { and, not } from 'xstate';
import { course } from './course.ts';
import { amendClocks, cancel, cycle, notify, remove, targets, tell } from './process.ts';

/** One year's assessment of a set of units; whatever isn't stable across units is decided by one event of this one row. */
export const cycleMachine = cycle.createMachine({
  id: 'cycle',
  initial: 'planning',
  context: { calibrating: false, reportDrafted: false, reportAdopted: false },
  // What children tell may come late, when facts have long decided: it is kept wherever it comes, and decides nothing.
  on: {
    'cycle.standardPublished': { actions: 'record' },
    'cycle.objectionDismissed': { actions: 'record' },
    'cycle.objectionSustained': { actions: 'record' },
    'cycle.commendationClosed': { actions: 'record' },
    'cycle.scoreChanged': { actions: 'record' },
  },
  states: {
    ...course,
    feedback: {
      meta: { awaits: { child: 'assessment' } },
      on: {
        ...cancel,
        ...amendClocks,
        ...targets,
        'cycle.removeLate': remove,
        'cycle.scoreChanged': [
          { guard: 'gradesShifted', actions: notify('office', 'gradesShifted') },
          { actions: 'record' },
        ],
        'cycle.proposeGrades': { guard: 'assessmentsSettled', target: 'resultsNotice' },
      },
    },
    resultsNotice: {
      entry: [cycle.emit({ type: 'render', document: 'resultsNotice' }), notify('units', 'resultsNotice')],
      meta: {
        awaits: 'system',
        opens: ['objection'],
        deadlines: [{ window: 'resultsNotice', send: 'cycle.noticeClosed', closes: true }],
      },
      tags: 'public',
      on: {
        ...cancel,
        'cycle.object': {
          actions: [
            cycle.emit({ type: 'open', machine: 'objection' }),
            notify('inspectorate', 'objectionReceived'),
          ],
        },
        'cycle.noticeClosed': 'approvingGrades',
      },
    },
    approvingGrades: {
      entry: notify('leader', 'gradesToConfirm'),
      meta: { awaits: 'leader', deadlines: [{ window: 'approval', send: 'cycle.approvalOverdue' }] },
      on: {
        ...cancel,
        'cycle.confirmGrades': {
          guard: and(['objectionsClosed', 'assessmentsSettled', not('gradesContested')]),
          target: 'concluding',
          actions: tell('assessment.confirmed'),
        },
        'cycle.returnGrades': {
          guard: 'objectionsClosed',
          target: 'feedback',
          actions: notify('office', 'gradesReturned'),
        },
        'cycle.approvalOverdue': { actions: notify('office', 'gradesOverdue') },
      },
    },
    concluding: {
      entry: notify('units', 'gradesConfirmed'),
      meta: { awaits: 'office', opens: ['commendation'] },
      on: {
        ...amendClocks,
        'cycle.nominate': {
          guard: and(['nomineesEligible', 'honoursLeft']),
          actions: cycle.emit({ type: 'open', machine: 'commendation', each: 'nominees' }),
        },
        'cycle.approveLinkage': { actions: notify('office', 'linkageApproved') },
        // One notice for the whole list.
        'cycle.publishCommendations': {
          actions: [
            cycle.emit({ type: 'broadcast', machine: 'commendation', event: 'commendation.publish' }),
            cycle.emit({ type: 'render', document: 'commendationNotice' }),
          ],
        },
        'cycle.reopenGrades': {
          guard: 'commendationsDecided',
          target: 'feedback',
          actions: tell('assessment.reopened'),
        },
        'cycle.review': { guard: 'commendationsDecided', target: 'reviewing' },
      },
    },
    reviewing: {
      meta: { awaits: ['office', 'leader'] },
      on: {
        'cycle.draftReport': {
          actions: [
            cycle.assign({ reportDrafted: true, reportAdopted: false }),
            notify('leader', 'reportToAdopt'),
          ],
        },
        'cycle.adoptReport': {
          guard: 'reportDrafted',
          actions: [
            cycle.assign({ reportAdopted: true }),
            cycle.emit({ type: 'render', document: 'analysisReport' }),
          ],
        },
        'cycle.close': { guard: and(['reportAdopted', 'assessmentsClosed']), target: 'closed' },
      },
    },
    // Drafts of standards end with the cycle; what was published stays.
    closed: {
      tags: 'closed',
      entry: cycle.emit({ type: 'broadcast', machine: 'standard', event: 'standard.cancel' }),
    },
    cancelled: {
      type: 'final',
      tags: 'cancelled',
      entry: (['assessment', 'standard', 'objection', 'commendation'] as const).map((machine) =>
        cycle.emit({ type: 'broadcast', machine, event: `${machine}.cancel` }),
      ),
    },
  },
});
