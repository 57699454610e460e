import { and, not, setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { cycleEvents } from './events.ts';

export const cycleContext = z.strictObject({
  reportDrafted: z.boolean(),
  reportAdopted: z.boolean(),
});

const cycle = setup({
  types: {} as Types<typeof cycleEvents, z.infer<typeof cycleContext>>,
  guards: {
    ...factGuards(cycleEvents),
    reportDrafted: ({ context }) => context.reportDrafted,
    reportAdopted: ({ context }) => context.reportAdopted,
  },
  actions: { record },
});

const notify = (to: 'units' | 'leader' | 'office' | 'lead' | 'inspectorate', notice: string) =>
  cycle.emit({ type: 'notify', to, notice });
const tell = (event: string) => cycle.emit({ type: 'broadcast', machine: 'assessment', event });
const admit = {
  guard: 'standardsPublished',
  actions: cycle.emit({ type: 'open', machine: 'assessment', each: 'units' }),
} as const;
const remove = {
  guard: 'unitHasNoAppeal',
  actions: cycle.emit({
    type: 'broadcast',
    machine: 'assessment',
    event: 'assessment.cancel',
    match: 'unitId',
  }),
} as const;
const cancel = { 'cycle.cancel': 'cancelled' } as const;
const standards = {
  'cycle.draftStandard': { actions: cycle.emit({ type: 'open', machine: 'standard' }) },
} as const;
const periods = {
  ...standards,
  'cycle.recordMeeting': { actions: 'record' },
  'cycle.publishBulletin': {
    guard: 'periodVerified',
    actions: [
      cycle.emit({ type: 'broadcast', machine: 'periodReview', event: 'periodReview.lock', match: 'period' }),
      cycle.emit({ type: 'render', document: 'bulletin' }),
      notify('units', 'bulletinPublished'),
    ],
  },
  'cycle.adoptAmendment': {
    guard: 'amendmentPublished',
    actions: [
      cycle.emit({ type: 'broadcast', machine: 'standard', event: 'standard.supersede', match: 'replaces' }),
      tell('assessment.amended'),
    ],
  },
  'cycle.admitLate': admit,
  'cycle.openLatePeriods': {
    actions: cycle.emit({
      type: 'broadcast',
      machine: 'assessment',
      event: 'assessment.openPeriods',
      copy: true,
      match: 'unitId',
    }),
  },
  'cycle.removeLate': remove,
} as const;
/** One year's assessment of a set of units; whatever isn't stable across units is decided by one event of this one row. */
export const cycleMachine = cycle.createMachine({
  id: 'cycle',
  initial: 'planning',
  context: { reportDrafted: false, reportAdopted: false },
  // What children tell may come late, when facts have long decided: it is kept wherever it comes, and decides nothing.
  on: {
    'cycle.standardPublished': { actions: 'record' },
    'cycle.objectionDismissed': { actions: 'record' },
    'cycle.objectionSustained': { actions: 'record' },
    'cycle.commendationClosed': { actions: 'record' },
  },
  states: {
    planning: {
      meta: { awaits: 'office' },
      tags: ['editable', 'internal'],
      on: { ...cancel, 'cycle.open': 'standardSetting' },
    },
    standardSetting: {
      meta: { awaits: 'office', opens: ['standard', 'assessment'] },
      tags: 'editable',
      on: {
        ...cancel,
        ...standards,
        'cycle.admitUnits': admit,
        'cycle.removeUnit': remove,
        'cycle.start': {
          guard: 'unitsAcknowledged',
          target: 'running',
          actions: cycle.emit({
            type: 'broadcast',
            machine: 'assessment',
            event: 'assessment.openPeriods',
            copy: true,
          }),
        },
      },
    },
    running: {
      entry: notify('units', 'cycleStarted'),
      meta: { awaits: 'office', opens: ['standard', 'assessment'] },
      on: {
        ...cancel,
        ...periods,
        'cycle.beginVisits': {
          guard: 'earlierPeriodsLocked',
          target: 'visiting',
          actions: tell('assessment.beginVisit'),
        },
      },
    },
    visiting: {
      entry: notify('units', 'visitsBegin'),
      meta: { awaits: 'office', opens: ['standard', 'assessment'] },
      on: {
        ...cancel,
        ...periods,
        'cycle.beginFeedback': {
          guard: and(['periodsLocked', 'assessmentsScored']),
          target: 'feedback',
          actions: tell('assessment.beginFeedback'),
        },
      },
    },
    feedback: {
      meta: { awaits: { child: 'assessment' } },
      on: {
        ...cancel,
        'cycle.removeLate': remove,
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
        'cycle.nominate': {
          guard: 'nomineesEligible',
          actions: cycle.emit({ type: 'open', machine: 'commendation', each: 'nominees' }),
        },
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
        'cycle.adoptReport': { guard: 'reportDrafted', actions: cycle.assign({ reportAdopted: true }) },
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
