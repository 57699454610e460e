import { setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { standardEvents } from './events.ts';

export const standardContext = z.strictObject({});

const standard = setup({
  types: {} as Types<typeof standardEvents, z.infer<typeof standardContext>>,
  guards: factGuards(standardEvents),
  actions: { record },
});

const notify = (to: 'units' | 'office' | 'leader', notice: string) =>
  standard.emit({ type: 'notify', to, notice });
const returned = { target: 'draft', actions: notify('office', 'standardReturned') } as const;
const leave = { 'standard.withdraw': 'withdrawn', 'standard.cancel': 'cancelled' } as const;

/** One version of the standard of one unit category; a change after publication is a new version under the same cycle. */
export const standardMachine = standard.createMachine({
  id: 'standard',
  initial: 'draft',
  context: {},
  states: {
    draft: {
      meta: { awaits: 'office' },
      tags: ['internal', 'editable'],
      on: {
        ...leave,
        'standard.circulate': 'circulated',
        'standard.submit': { guard: 'lintClean', target: 'inReview' },
      },
    },
    // 征求意见: the text stands still while the units read it.
    circulated: {
      entry: notify('units', 'standardCirculated'),
      meta: { awaits: 'office' },
      on: {
        ...leave,
        'standard.comment': { actions: 'record' },
        'standard.endCirculation': 'draft',
      },
    },
    inReview: {
      entry: notify('leader', 'standardToApprove'),
      meta: { awaits: 'leader' },
      tags: 'internal',
      on: {
        ...leave,
        'standard.approve': { guard: 'lintClean', target: 'approved' },
        'standard.return': returned,
      },
    },
    approved: {
      entry: notify('office', 'standardApproved'),
      meta: { awaits: 'office' },
      tags: 'internal',
      on: {
        ...leave,
        'standard.publish': { guard: 'lintClean', target: 'published' },
        // A policy that has become stricter since: back to the desk.
        'standard.return': returned,
      },
    },
    // Never changes from here on (lifecycle.md, What must hold, 5): not even a cancelled cycle takes it back.
    published: {
      entry: [
        standard.emit({ type: 'send', to: 'parent', event: 'cycle.standardPublished', must: true }),
        notify('units', 'standardPublished'),
      ],
      meta: { opens: ['standard'] },
      tags: ['closed', 'settled'],
      on: {
        'standard.amend': { actions: standard.emit({ type: 'open', machine: 'standard', under: 'parent' }) },
        'standard.supersede': 'superseded',
      },
    },
    superseded: { type: 'final', tags: 'settled' },
    withdrawn: { type: 'final', tags: 'internal' },
    cancelled: { type: 'final', tags: 'cancelled' },
  },
});
