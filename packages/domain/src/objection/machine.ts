import { setup } from 'xstate';
import { z } from 'zod';
import { record, type Types } from '../kernel/process.ts';
import type { objectionEvents } from './events.ts';

export const objectionContext = z.strictObject({});

const objection = setup({
  types: {} as Types<typeof objectionEvents, z.infer<typeof objectionContext>>,
  actions: { record },
});

const notify = (to: 'leader' | 'opener', notice: string) => objection.emit({ type: 'notify', to, notice });
const tell = (event: 'parent.objectionDismissed' | 'parent.objectionSustained') =>
  objection.emit({ type: 'send', to: 'parent', event, must: true });
const inquiry = [{ window: 'objectionInquiry', send: 'objection.inquiryOverdue' }] as const;
const shared = {
  'objection.cancel': 'cancelled',
  'objection.inquiryOverdue': { actions: notify('leader', 'inquiryOverdue') },
} as const;

/** One objection to results or to a commendation; whatever comes of it, it is answered. */
export const objectionMachine = objection.createMachine({
  id: 'objection',
  initial: 'received',
  context: {},
  states: {
    received: {
      meta: { awaits: 'inspectorate', deadlines: inquiry },
      on: { ...shared, 'objection.inquire': 'inquiring' },
    },
    inquiring: {
      meta: { awaits: 'inspectorate', deadlines: inquiry },
      on: {
        ...shared,
        'objection.note': { actions: 'record' },
        'objection.dismiss': 'dismissed',
        'objection.sustain': 'sustained',
      },
    },
    dismissed: {
      type: 'final',
      entry: [tell('parent.objectionDismissed'), notify('opener', 'objectionDismissed')],
    },
    sustained: {
      type: 'final',
      entry: [tell('parent.objectionSustained'), notify('opener', 'objectionSustained')],
    },
    cancelled: { type: 'final', tags: 'cancelled' },
  },
});
