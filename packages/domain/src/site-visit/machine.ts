import { and, setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { siteVisitEvents } from './events.ts';

export const siteVisitContext = z.strictObject({});

const siteVisit = setup({
  types: {} as Types<typeof siteVisitEvents, z.infer<typeof siteVisitContext>>,
  guards: factGuards(siteVisitEvents),
  actions: { record },
});

const notify = (to: 'unit' | 'team' | 'slots' | 'lead' | 'office' | 'leader', notice: string) =>
  siteVisit.emit({ type: 'notify', to, notice });
const tell = (event: 'assessment.visitDone' | 'assessment.visitCancelled') =>
  siteVisit.emit({ type: 'send', to: 'parent', event, must: true });
const draw = { 'siteVisit.drawSample': { actions: 'record' } } as const;
const signIn = { 'siteVisit.signIn': { actions: 'record' } } as const;
/** Once the unit has been told of a programme, it is told of the next. */
const rearrange = {
  'siteVisit.arrange': { actions: [notify('unit', 'programmeChanged'), notify('team', 'programmeChanged')] },
} as const;
const cancel = { 'siteVisit.cancel': 'cancelled' } as const;

/** The team's stay in one unit 进驻考核; a visit called off makes room for another. */
export const siteVisitMachine = siteVisit.createMachine({
  id: 'siteVisit',
  initial: 'planned',
  context: {},
  states: {
    planned: {
      entry: notify('team', 'visitPlanned'),
      meta: { awaits: 'office' },
      tags: 'internal',
      on: {
        ...cancel,
        ...draw,
        'siteVisit.arrange': { actions: 'record' },
        'siteVisit.announce': { guard: and(['teamClear', 'noticeGiven']), target: 'announced' },
        'siteVisit.postpone': { actions: notify('team', 'visitPostponed') },
        'siteVisit.callOff': { target: 'calledOff', actions: notify('team', 'visitCalledOff') },
      },
    },
    announced: {
      entry: [siteVisit.emit({ type: 'render', document: 'visitNotice' }), notify('unit', 'visitAnnounced')],
      meta: { awaits: 'lead' },
      on: {
        ...cancel,
        ...draw,
        ...signIn,
        ...rearrange,
        // New dates are announced anew, with the notice they need.
        'siteVisit.postpone': { target: 'planned', actions: notify('unit', 'visitPostponed') },
        'siteVisit.callOff': {
          target: 'calledOff',
          actions: [notify('unit', 'visitCalledOff'), notify('team', 'visitCalledOff')],
        },
        'siteVisit.kickoff': { guard: 'teamClear', target: 'inField' },
      },
    },
    inField: {
      meta: { awaits: ['lead', 'assessor'] },
      on: {
        ...cancel,
        ...draw,
        // Who comes late signs in late.
        ...signIn,
        ...rearrange,
        'siteVisit.beginSession': { actions: 'record' },
        'siteVisit.endSession': { actions: 'record' },
        'siteVisit.find': { actions: notify('team', 'findingToCountersign') },
        'siteVisit.countersign': { actions: notify('unit', 'findingToAnswer') },
        'siteVisit.answerFinding': { actions: notify('team', 'findingAnswered') },
        'siteVisit.withdrawFinding': { actions: 'record' },
        'siteVisit.wrapUp': { guard: and(['findingsSigned', 'sessionsEnded']), target: 'wrappedUp' },
      },
    },
    wrappedUp: {
      entry: [notify('slots', 'visitToSign'), notify('unit', 'visitWrappedUp')],
      meta: {
        awaits: { roll: 'visitSignature' },
        roll: 'visitSignature',
        deadlines: [{ window: 'visitSigning', send: 'siteVisit.signingOverdue' }],
      },
      on: {
        ...cancel,
        'siteVisit.sign': [{ guard: 'last', target: 'signedOff' }, { actions: 'record' }],
        'siteVisit.signingOverdue': {
          actions: [notify('slots', 'visitToSign'), notify('lead', 'signingOverdue')],
        },
      },
    },
    signedOff: { type: 'final', tags: 'settled', entry: tell('assessment.visitDone') },
    calledOff: { type: 'final', entry: tell('assessment.visitCancelled') },
    cancelled: { type: 'final', tags: 'cancelled' },
  },
});
