import { not } from 'xstate';
import { appeal, closed, notifyOpener, withdraw } from './process.ts';

/** Told once: a panel formed anew later on is no second admission. */
const admit = { target: 'admitted', actions: notifyOpener('appealAdmitted') } as const;

/** From filing to admission. */
export const admission = {
  filed: appeal.createStateConfig({
    entry: appeal.emit({ type: 'notify', to: 'reviewers', notice: 'appealFiled' }),
    meta: {
      awaits: 'reviewer',
      deadlines: [{ window: 'admissibility', send: 'appeal.admissibilityLapsed' }],
    },
    on: {
      'appeal.admit': admit,
      'appeal.requestSupplement': {
        guard: not('supplemented'),
        target: 'supplementing',
        actions: [appeal.assign({ supplemented: true }), notifyOpener('supplementRequested')],
      },
      'appeal.reject': 'inadmissible',
      // No lapse hurts the party that was waiting: an appeal not looked at in time is admitted.
      'appeal.admissibilityLapsed': admit,
      'appeal.withdraw': withdraw,
    },
  }),
  supplementing: appeal.createStateConfig({
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
  }),
  inadmissible: appeal.createStateConfig({
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
  }),
  reconsidering: appeal.createStateConfig({
    entry: appeal.emit({ type: 'notify', to: 'reviewers', notice: 'reconsiderationAsked' }),
    meta: {
      awaits: 'reviewer',
      deadlines: [{ window: 'reconsideration', send: 'appeal.reconsiderationOverdue' }],
    },
    on: {
      'appeal.reinstate': admit,
      'appeal.confirmInadmissible': {
        target: 'final',
        actions: [closed, notifyOpener('appealInadmissibleConfirmed')],
      },
      'appeal.reconsiderationOverdue': admit,
      'appeal.withdraw': withdraw,
    },
  }),
} as const;
