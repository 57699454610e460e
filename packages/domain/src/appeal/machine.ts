import { and, not, setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { appealEvents } from './events.ts';

export const appealContext = z.strictObject({
  /** The supplement was asked for once. */
  supplemented: z.boolean(),
  extended: z.boolean(),
  sentBack: z.boolean(),
  outcome: z.enum(['none', 'upheld', 'adjusted', 'partly', 'remanded']),
});

const appeal = setup({
  types: {} as Types<typeof appealEvents, z.infer<typeof appealContext>>,
  guards: {
    ...factGuards(appealEvents),
    supplemented: ({ context }) => context.supplemented,
    extended: ({ context }) => context.extended,
    sentBack: ({ context }) => context.sentBack,
    remanded: ({ context }) => context.outcome === 'remanded',
  },
  actions: { record },
});

const decide = (outcome: 'upheld' | 'adjusted' | 'partly' | 'remanded') => appeal.assign({ outcome });
const notifyOpener = (notice: string) => appeal.emit({ type: 'notify', to: 'opener', notice });
const notifyLeader = appeal.emit({ type: 'notify', to: 'leader', notice: 'appealOverdue' });
const closed = appeal.emit({ type: 'send', to: 'parent', event: 'assessment.appealClosed', must: true });
const remanded = appeal.emit({ type: 'send', to: 'parent', event: 'assessment.appealRemanded', must: true });
const conclude = [
  { guard: 'remanded', target: 'final', actions: remanded },
  { target: 'final', actions: closed },
] as const;
const receive = [{ guard: 'secondLevelOpen', target: 'contestable' }, ...conclude] as const;
const withdraw = { target: 'withdrawn', actions: closed } as const;
const annul = { target: 'admitted', actions: appeal.assign({ outcome: 'none', sentBack: false }) } as const;
const replace = { guard: 'panelClear', target: 'empanelling' } as const;

/** One appeal against named score lines; at the second level the same machine with another panel. Never lowers a score (record/appeal). */
export const appealMachine = appeal.createMachine({
  id: 'appeal',
  initial: 'filed',
  context: { supplemented: false, extended: false, sentBack: false, outcome: 'none' },
  on: { 'appeal.cancel': '.cancelled' },
  states: {
    filed: {
      entry: appeal.emit({ type: 'notify', to: 'reviewers', notice: 'appealFiled' }),
      meta: {
        awaits: 'reviewer',
        deadlines: [{ window: 'admissibility', send: 'appeal.admissibilityLapsed' }],
      },
      on: {
        'appeal.admit': 'admitted',
        'appeal.requestSupplement': {
          guard: not('supplemented'),
          target: 'supplementing',
          actions: [appeal.assign({ supplemented: true }), notifyOpener('supplementRequested')],
        },
        'appeal.reject': 'inadmissible',
        // No lapse hurts the party that was waiting: an appeal not looked at in time is admitted.
        'appeal.admissibilityLapsed': 'admitted',
        'appeal.withdraw': withdraw,
      },
    },
    supplementing: {
      meta: {
        awaits: ['secretary', 'discipline', 'cadre'],
        deadlines: [{ window: 'supplement', send: 'appeal.supplementLapsed', closes: true }],
        holds: ['appeal.admissibilityLapsed'],
      },
      on: {
        'appeal.supplement': 'filed',
        'appeal.supplementLapsed': 'filed',
        'appeal.withdraw': withdraw,
      },
    },
    inadmissible: {
      entry: [
        appeal.emit({ type: 'render', document: 'appealInadmissible' }),
        notifyOpener('appealInadmissible'),
      ],
      meta: {
        awaits: ['secretary', 'discipline', 'cadre'],
        deadlines: [{ window: 'reconsideration', send: 'appeal.inadmissibleFinal', closes: true }],
      },
      on: {
        'appeal.reconsider': 'reconsidering',
        'appeal.inadmissibleFinal': { target: 'final', actions: closed },
        'appeal.withdraw': withdraw,
      },
    },
    reconsidering: {
      entry: appeal.emit({ type: 'notify', to: 'reviewers', notice: 'reconsiderationAsked' }),
      meta: {
        awaits: 'reviewer',
        deadlines: [{ window: 'reconsideration', send: 'appeal.reconsiderationOverdue' }],
      },
      on: {
        'appeal.reinstate': 'admitted',
        'appeal.confirmInadmissible': {
          target: 'final',
          actions: [closed, notifyOpener('appealInadmissibleConfirmed')],
        },
        'appeal.reconsiderationOverdue': 'admitted',
        'appeal.withdraw': withdraw,
      },
    },
    admitted: {
      entry: [
        notifyOpener('appealAdmitted'),
        appeal.emit({ type: 'notify', to: 'office', notice: 'panelNeeded' }),
      ],
      meta: { awaits: 'office', deadlines: [{ window: 'empanelling', send: 'appeal.empanellingOverdue' }] },
      on: {
        'appeal.empanel': { guard: 'panelClear', target: 'empanelling' },
        'appeal.empanellingOverdue': { actions: notifyLeader },
        'appeal.withdraw': withdraw,
      },
    },
    empanelling: {
      entry: appeal.emit({ type: 'notify', to: 'panel', notice: 'panelInvited' }),
      meta: {
        awaits: { roll: 'declaration' },
        roll: 'declaration',
        deadlines: [{ window: 'empanelling', send: 'appeal.empanellingOverdue' }],
        holds: ['appeal.reviewOverdue'],
      },
      on: {
        'appeal.declare': [{ guard: 'last', target: 'reviewing' }, { actions: 'record' }],
        'appeal.recuse': 'admitted',
        'appeal.empanellingOverdue': { actions: notifyLeader },
        'appeal.withdraw': withdraw,
      },
    },
    reviewing: {
      entry: appeal.emit({ type: 'notify', to: 'lead', notice: 'answerNeeded' }),
      meta: { awaits: 'chair', deadlines: [{ window: 'appealDecision', send: 'appeal.reviewOverdue' }] },
      on: {
        'appeal.answer': { actions: 'record' },
        'appeal.evidence': { actions: 'record' },
        'appeal.hear': { actions: 'record' },
        // Once, with a reason (lifecycle.md, Policy).
        'appeal.extend': {
          guard: not('extended'),
          actions: [appeal.assign({ extended: true }), notifyOpener('appealExtended')],
        },
        'appeal.deliberate': 'deliberating',
        'appeal.replaceMember': replace,
        'appeal.reviewOverdue': { actions: notifyLeader },
        'appeal.withdraw': withdraw,
      },
    },
    deliberating: {
      entry: appeal.emit({ type: 'notify', to: 'slots', notice: 'voteNeeded' }),
      meta: {
        awaits: { roll: 'voting' },
        roll: 'voting',
        deadlines: [
          { window: 'deliberation', send: 'appeal.deliberationOverdue' },
          { window: 'appealDecision', send: 'appeal.reviewOverdue' },
        ],
      },
      on: {
        'appeal.vote': [
          { guard: 'last', actions: appeal.emit({ type: 'notify', to: 'panel', notice: 'votesIn' }) },
          { actions: 'record' },
        ],
        'appeal.replaceMember': replace,
        'appeal.uphold': {
          guard: and(['votesIn', 'majorityUpholds']),
          target: 'decided',
          actions: decide('upheld'),
        },
        'appeal.adjust': {
          guard: and(['votesIn', 'majorityAdjusts']),
          target: 'decided',
          actions: decide('adjusted'),
        },
        'appeal.adjustPartly': {
          guard: and(['votesIn', 'majorityAdjustsPartly']),
          target: 'decided',
          actions: decide('partly'),
        },
        'appeal.remand': {
          guard: and(['votesIn', 'majorityChanges', 'remandable']),
          target: 'decided',
          actions: decide('remanded'),
        },
        'appeal.deliberationOverdue': { actions: notifyLeader },
        'appeal.reviewOverdue': { actions: notifyLeader },
        'appeal.withdraw': withdraw,
      },
    },
    decided: {
      entry: appeal.emit({ type: 'notify', to: 'leader', notice: 'decisionToApprove' }),
      meta: {
        awaits: 'leader',
        deadlines: [{ window: 'approval', send: 'appeal.approvalLapsed' }],
        holds: ['appeal.reviewOverdue'],
      },
      on: {
        'appeal.approve': 'served',
        'appeal.sendBack': {
          guard: not('sentBack'),
          target: 'deliberating',
          actions: appeal.assign({ sentBack: true, outcome: 'none' }),
        },
        'appeal.approvalLapsed': 'served',
        'appeal.annul': annul,
      },
    },
    served: {
      entry: [appeal.emit({ type: 'render', document: 'appealDecision' }), notifyOpener('decisionServed')],
      meta: {
        awaits: ['secretary', 'discipline', 'cadre'],
        deadlines: [{ window: 'deemedReceived', send: 'appeal.deemedReceived' }],
      },
      on: {
        'appeal.receive': receive,
        'appeal.deemedReceived': receive,
        'appeal.annul': annul,
      },
    },
    contestable: {
      meta: {
        awaits: ['secretary', 'discipline', 'cadre'],
        opens: ['appeal'],
        deadlines: [{ window: 'secondLevelFiling', send: 'appeal.escalationLapsed', closes: true }],
      },
      on: {
        'appeal.escalate': {
          target: 'escalated',
          actions: appeal.emit({ type: 'open', machine: 'appeal', under: 'parent' }),
        },
        'appeal.accept': conclude,
        'appeal.escalationLapsed': conclude,
        'appeal.annul': annul,
      },
    },
    escalated: { type: 'final' },
    withdrawn: { type: 'final' },
    final: { type: 'final' },
    cancelled: { type: 'final', tags: 'cancelled' },
  },
});
