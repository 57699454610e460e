import { not } from 'xstate';
import { admission } from './admission.ts';
import { panel } from './panel.ts';
import { annul, appeal, conclude, notifyOpener, receive } from './process.ts';

/** One appeal against named score lines; at the second level the same machine with another panel. Never lowers a score (record/appeal). */
export const appealMachine = appeal.createMachine({
  id: 'appeal',
  initial: 'filed',
  context: { supplemented: false, extended: false, sentBack: false, outcome: 'none' },
  on: { 'appeal.cancel': '.cancelled' },
  states: {
    ...admission,
    ...panel,
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
