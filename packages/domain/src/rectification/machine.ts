import { setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { rectificationEvents } from './events.ts';

export const rectificationContext = z.strictObject({});

const rectification = setup({
  types: {} as Types<typeof rectificationEvents, z.infer<typeof rectificationContext>>,
  guards: factGuards(rectificationEvents),
  actions: { record },
});

const notify = (to: 'secretary' | 'unit' | 'lead' | 'leader' | 'office', notice: string) =>
  rectification.emit({ type: 'notify', to, notice });
const planned = rectification.emit({
  type: 'send',
  to: 'parent',
  event: 'assessment.rectificationPlanned',
  must: true,
});
const cancel = { 'rectification.cancel': 'cancelled' } as const;
/** Items are worked on from the day of the order 边查边改: their messages come in every stage. */
const items = {
  'rectification.itemClosed': { actions: 'record' },
  'rectification.itemOverdue': { actions: 'record' },
} as const;
const close = {
  'rectification.itemClosed': [{ guard: 'itemsClosed', target: 'closed' }, { actions: 'record' }],
} as const;

/** An order to put right what was found. While an item is overdue it climbs a ladder: reminder, supervision 督办, interview 约谈. */
export const rectificationMachine = rectification.createMachine({
  id: 'rectification',
  initial: 'issued',
  context: {},
  states: {
    issued: {
      entry: [
        rectification.emit({ type: 'open', machine: 'rectificationItem', each: 'items' }),
        rectification.emit({ type: 'render', document: 'rectificationOrder' }),
        notify('unit', 'rectificationIssued'),
      ],
      meta: {
        awaits: 'secretary',
        opens: ['rectificationItem'],
        deadlines: [{ window: 'rectificationPlan', send: 'rectification.planOverdue' }],
      },
      on: {
        ...cancel,
        ...items,
        'rectification.submitPlan': 'planSubmitted',
        'rectification.planOverdue': {
          actions: [notify('secretary', 'planOverdue'), notify('leader', 'planOverdue')],
        },
      },
    },
    // Not the first stage again, which gives birth to the items.
    revising: {
      entry: notify('secretary', 'planReturned'),
      meta: {
        awaits: 'secretary',
        deadlines: [{ window: 'rectificationPlan', send: 'rectification.revisionOverdue' }],
      },
      on: {
        ...cancel,
        ...items,
        'rectification.submitPlan': 'planSubmitted',
        'rectification.revisionOverdue': {
          actions: [notify('secretary', 'planOverdue'), notify('leader', 'planOverdue')],
        },
      },
    },
    planSubmitted: {
      entry: notify('lead', 'planToApprove'),
      meta: { awaits: 'lead', deadlines: [{ window: 'approval', send: 'rectification.approvalOverdue' }] },
      on: {
        ...cancel,
        ...items,
        'rectification.approvePlan': [
          { guard: 'itemsClosed', target: 'closed', actions: planned },
          { guard: 'itemsOverdue', target: 'reminded', actions: planned },
          { target: 'implementing', actions: planned },
        ],
        'rectification.returnPlan': 'revising',
        'rectification.approvalOverdue': { actions: notify('leader', 'planApprovalOverdue') },
      },
    },
    implementing: {
      meta: { awaits: { child: 'rectificationItem' } },
      tags: 'settled',
      on: { ...cancel, ...close, 'rectification.itemOverdue': 'reminded' },
    },
    reminded: {
      entry: notify('secretary', 'itemsOverdue'),
      meta: {
        awaits: { child: 'rectificationItem' },
        deadlines: [{ window: 'escalationStep', send: 'rectification.reminderLapsed' }],
      },
      tags: 'settled',
      on: {
        ...cancel,
        ...items,
        ...close,
        'rectification.reminderLapsed': [
          { guard: 'itemsOverdue', target: 'supervised' },
          { target: 'implementing' },
        ],
      },
    },
    supervised: {
      entry: [notify('leader', 'itemsSupervised'), notify('secretary', 'itemsSupervised')],
      meta: {
        awaits: { child: 'rectificationItem' },
        deadlines: [{ window: 'escalationStep', send: 'rectification.supervisionLapsed' }],
      },
      tags: 'settled',
      on: {
        ...cancel,
        ...items,
        ...close,
        'rectification.supervisionLapsed': [
          { guard: 'itemsOverdue', target: 'interviewing' },
          { target: 'implementing' },
        ],
      },
    },
    interviewing: {
      entry: [notify('leader', 'interviewNeeded'), notify('secretary', 'interviewNeeded')],
      meta: {
        awaits: 'leader',
        deadlines: [{ window: 'escalationStep', send: 'rectification.interviewOverdue' }],
      },
      tags: 'settled',
      on: {
        ...cancel,
        ...items,
        ...close,
        'rectification.interview': [
          { guard: 'itemsOverdue', target: 'reminded' },
          { target: 'implementing' },
        ],
        'rectification.interviewOverdue': {
          actions: [notify('leader', 'interviewNeeded'), notify('office', 'interviewNeeded')],
        },
      },
    },
    closed: {
      entry: [
        rectification.emit({
          type: 'send',
          to: 'parent',
          event: 'assessment.rectificationClosed',
          must: true,
        }),
        rectification.emit({ type: 'render', document: 'closingNotice' }),
        notify('unit', 'rectificationClosed'),
      ],
      tags: ['closed', 'settled'],
      on: items,
    },
    cancelled: {
      type: 'final',
      tags: ['settled', 'cancelled'],
      entry: rectification.emit({
        type: 'broadcast',
        machine: 'rectificationItem',
        event: 'rectificationItem.cancel',
      }),
    },
  },
});
