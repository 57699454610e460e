import { setup } from 'xstate';
import { z } from 'zod';
import type { Types } from '../kernel/process.ts';
import type { rectificationItemEvents } from './events.ts';

export const rectificationItemContext = z.strictObject({
  /** Past its due date, and not extended since: what the order's fact `itemsOverdue` asks. */
  overdue: z.boolean(),
});

const item = setup({
  types: {} as Types<typeof rectificationItemEvents, z.infer<typeof rectificationItemContext>>,
  guards: { overdue: ({ context }) => context.overdue },
});

const notify = (to: 'subjects' | 'assessors' | 'lead' | 'leader', notice: string) =>
  item.emit({ type: 'notify', to, notice });
const tell = (event: 'rectification.itemClosed' | 'rectification.itemOverdue') =>
  item.emit({ type: 'send', to: 'parent', event, must: true });

/** One problem to put right: done, verified on the spot, closed 销号; a relapse is a new item. */
export const rectificationItemMachine = item.createMachine({
  id: 'rectificationItem',
  initial: 'open',
  context: { overdue: false },
  states: {
    open: {
      meta: {
        awaits: ['secretary', 'discipline', 'cadre'],
        deadlines: [{ on: 'dueOn', send: 'rectificationItem.overdue' }],
      },
      on: {
        'rectificationItem.report': { actions: notify('lead', 'itemProgress') },
        'rectificationItem.done': 'done',
        'rectificationItem.overdue': {
          actions: [
            item.assign({ overdue: true }),
            tell('rectification.itemOverdue'),
            notify('subjects', 'itemOverdue'),
          ],
        },
        'rectificationItem.extend': {
          actions: [item.assign({ overdue: false }), notify('subjects', 'itemExtended')],
        },
        'rectificationItem.cancel': 'cancelled',
      },
    },
    // The unit's clock stands still while it waits for the look-back.
    done: {
      entry: notify('assessors', 'itemToVerify'),
      meta: {
        awaits: 'assessor',
        deadlines: [{ window: 'lookBack', send: 'rectificationItem.lookBackOverdue' }],
        holds: ['rectificationItem.overdue'],
      },
      on: {
        'rectificationItem.verify': 'closed',
        'rectificationItem.reopen': [
          {
            guard: 'overdue',
            target: 'open',
            actions: [tell('rectification.itemOverdue'), notify('subjects', 'itemReopened')],
          },
          { target: 'open', actions: notify('subjects', 'itemReopened') },
        ],
        'rectificationItem.lookBackOverdue': {
          actions: [notify('lead', 'lookBackOverdue'), notify('leader', 'lookBackOverdue')],
        },
        'rectificationItem.cancel': 'cancelled',
      },
    },
    closed: {
      entry: [tell('rectification.itemClosed'), notify('subjects', 'itemClosed')],
      meta: {
        awaits: ['assessor', 'lead'],
        deadlines: [{ window: 'effectEvaluation', send: 'rectificationItem.evaluationDue' }],
      },
      tags: ['closed', 'settled'],
      on: {
        'rectificationItem.evaluateEffect': 'evaluated',
        'rectificationItem.evaluationDue': {
          actions: [notify('assessors', 'effectToEvaluate'), notify('lead', 'effectToEvaluate')],
        },
      },
    },
    evaluated: { type: 'final', tags: 'settled' },
    cancelled: { type: 'final', tags: 'cancelled' },
  },
});
