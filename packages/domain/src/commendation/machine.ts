import { and, not, or, setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { commendationEvents } from './events.ts';

export const commendationContext = z.strictObject({
  /** An opinion of this round holds it back. */
  held: z.boolean(),
  /** An objection was sustained while the notice ran; remembered until the notice closes. */
  sustained: z.boolean(),
});

const commendation = setup({
  types: {} as Types<typeof commendationEvents, z.infer<typeof commendationContext>>,
  guards: {
    ...factGuards(commendationEvents),
    held: ({ context }) => context.held,
    sustained: ({ context }) => context.sustained,
  },
  actions: { record },
});

const notify = (to: 'slots' | 'leader' | 'office' | 'unit' | 'units' | 'inspectorate', notice: string) =>
  commendation.emit({ type: 'notify', to, notice });
const told = commendation.emit({ type: 'send', to: 'parent', event: 'cycle.commendationClosed', must: true });
const cancel = { 'commendation.cancel': 'cancelled' } as const;
const revoked = { target: 'revoked', actions: [told, notify('unit', 'commendationRevoked')] } as const;
/** A message that was under way when the decision fell. */
const late = {
  'commendation.objectionDismissed': { actions: 'record' },
  'commendation.objectionSustained': { actions: 'record' },
} as const;

/** From the nomination of one unit to its honour; nothing is conferred while the notice runs or an objection is open. */
export const commendationMachine = commendation.createMachine({
  id: 'commendation',
  initial: 'nominated',
  context: { held: false, sustained: false },
  states: {
    nominated: {
      entry: notify('slots', 'opinionNeeded'),
      meta: {
        awaits: { roll: 'opinion' },
        roll: 'opinion',
        deadlines: [{ window: 'opinions', send: 'commendation.opinionsOverdue' }],
      },
      tags: 'internal',
      on: {
        ...cancel,
        'commendation.clear': [{ guard: 'last', target: 'vetted' }, { actions: 'record' }],
        'commendation.hold': [
          { guard: 'last', target: 'vetted', actions: commendation.assign({ held: true }) },
          { actions: commendation.assign({ held: true }) },
        ],
        // Silence never clears anybody.
        'commendation.opinionsOverdue': {
          actions: [notify('slots', 'opinionNeeded'), notify('leader', 'opinionsOverdue')],
        },
      },
    },
    vetted: {
      entry: notify('leader', 'commendationToApprove'),
      meta: { awaits: 'leader' },
      tags: 'internal',
      on: {
        ...cancel,
        'commendation.approve': { guard: and([not('held'), not('barred')]), target: 'approved' },
        'commendation.decline': { target: 'declined', actions: told },
        'commendation.return': {
          target: 'nominated',
          actions: [commendation.assign({ held: false }), notify('office', 'commendationReturned')],
        },
      },
    },
    // Published with the whole list, by the cycle.
    approved: {
      entry: notify('office', 'commendationToPublish'),
      meta: { awaits: 'office' },
      tags: 'internal',
      on: { ...cancel, 'commendation.publish': 'publicNotice' },
    },
    publicNotice: {
      entry: notify('units', 'commendationPublished'),
      meta: {
        awaits: 'system',
        opens: ['objection'],
        deadlines: [{ window: 'commendationNotice', send: 'commendation.noticeClosed', closes: true }],
      },
      tags: 'public',
      on: {
        ...cancel,
        'commendation.object': {
          actions: [
            commendation.emit({ type: 'open', machine: 'objection' }),
            notify('inspectorate', 'objectionReceived'),
          ],
        },
        'commendation.objectionDismissed': { actions: 'record' },
        'commendation.objectionSustained': { actions: commendation.assign({ sustained: true }) },
        'commendation.noticeClosed': [
          { guard: or(['sustained', 'anySustained']), ...revoked },
          { guard: 'objectionsClosed', target: 'conferrable' },
          { target: 'inquiring' },
        ],
      },
    },
    inquiring: {
      meta: { awaits: { child: 'objection' } },
      on: {
        ...cancel,
        'commendation.objectionSustained': revoked,
        'commendation.objectionDismissed': [
          { guard: 'anySustained', ...revoked },
          { guard: 'objectionsClosed', target: 'conferrable' },
          { actions: 'record' },
        ],
      },
    },
    conferrable: {
      entry: notify('leader', 'commendationToConfer'),
      meta: { awaits: 'leader' },
      on: {
        ...cancel,
        'commendation.objectionDismissed': { actions: 'record' },
        'commendation.objectionSustained': revoked,
        'commendation.confer': {
          guard: not('barred'),
          target: 'conferred',
          actions: [told, commendation.emit({ type: 'render', document: 'commendation' })],
        },
        'commendation.decline': { target: 'declined', actions: told },
      },
    },
    conferred: {
      entry: notify('units', 'commendationConferred'),
      tags: ['closed', 'settled'],
      on: {
        ...late,
        'commendation.revoke': { target: 'revoked', actions: notify('unit', 'commendationRevoked') },
      },
    },
    // The objections still open are inquired into all the same.
    revoked: { tags: ['closed', 'settled'], on: late },
    declined: { tags: ['closed', 'settled', 'internal'], on: late },
    cancelled: {
      type: 'final',
      tags: ['settled', 'cancelled'],
      entry: commendation.emit({ type: 'broadcast', machine: 'objection', event: 'objection.cancel' }),
    },
  },
});
