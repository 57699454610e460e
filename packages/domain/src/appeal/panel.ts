import { and, not } from 'xstate';
import { appeal, decide, notifyLead, notifyLeader, notifyOpener, replace, withdraw } from './process.ts';

/** A member is asked to be recused, or steps back: the panel is named anew, and the time that the review has left waits for it. */
const challenge = {
  'appeal.askRecusal': {
    actions: appeal.emit({ type: 'notify', to: 'leader', notice: 'recusalAsked' }),
  },
  'appeal.grantRecusal': {
    guard: 'recusalAsked',
    target: 'admitted',
    actions: notifyOpener('recusalGranted'),
  },
  'appeal.denyRecusal': { guard: 'recusalAsked', actions: notifyOpener('recusalDenied') },
} as const;

/** The panel is named, reviews and deliberates. */
export const panel = {
  admitted: appeal.createStateConfig({
    entry: appeal.emit({ type: 'notify', to: 'office', notice: 'panelNeeded' }),
    meta: {
      awaits: 'office',
      deadlines: [{ window: 'empanelling', send: 'appeal.empanellingOverdue' }],
      holds: ['appeal.reviewOverdue'],
    },
    on: {
      'appeal.empanel': { guard: 'panelClear', target: 'empanelling' },
      'appeal.empanellingOverdue': { actions: notifyLeader },
      'appeal.withdraw': withdraw,
    },
  }),
  empanelling: appeal.createStateConfig({
    entry: [
      appeal.emit({ type: 'notify', to: 'panel', notice: 'panelInvited' }),
      notifyOpener('panelNamed'),
      notifyLead('panelNamed'),
    ],
    meta: {
      awaits: { roll: 'declaration' },
      roll: 'declaration',
      deadlines: [{ window: 'empanelling', send: 'appeal.empanellingOverdue' }],
      holds: ['appeal.reviewOverdue'],
    },
    on: {
      'appeal.declare': [{ guard: 'last', target: 'reviewing' }, { actions: 'record' }],
      'appeal.recuse': 'admitted',
      ...challenge,
      'appeal.empanellingOverdue': { actions: notifyLeader },
      'appeal.withdraw': withdraw,
    },
  }),
  reviewing: appeal.createStateConfig({
    // All have declared: the panel stands, and both parties are told its names.
    entry: [
      appeal.emit({ type: 'render', document: 'panelAppointment' }),
      appeal.emit({ type: 'notify', to: 'lead', notice: 'answerNeeded' }),
    ],
    meta: { awaits: 'chair', deadlines: [{ window: 'appealDecision', send: 'appeal.reviewOverdue' }] },
    on: {
      'appeal.recuse': 'admitted',
      ...challenge,
      // What one party files the other is told of.
      'appeal.answer': { actions: notifyOpener('appealAnswered') },
      'appeal.evidence': { actions: [notifyOpener('evidenceAdded'), notifyLead('evidenceAdded')] },
      'appeal.callHearing': { actions: [notifyOpener('hearingCalled'), notifyLead('hearingCalled')] },
      'appeal.hear': { actions: [notifyOpener('hearingHeld'), notifyLead('hearingHeld')] },
      // Once, with a reason (lifecycle.md, Policy).
      'appeal.extend': {
        guard: not('extended'),
        actions: [appeal.assign({ extended: true }), notifyOpener('appealExtended')],
      },
      'appeal.deliberate': { guard: 'recusalsDecided', target: 'deliberating' },
      'appeal.replaceMember': replace,
      'appeal.reviewOverdue': { actions: notifyLeader },
      'appeal.withdraw': withdraw,
    },
  }),
  deliberating: appeal.createStateConfig({
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
      'appeal.recuse': 'admitted',
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
  }),
} as const;
