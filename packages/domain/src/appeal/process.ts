import { setup } from 'xstate';
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

export const appeal = setup({
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

export const decide = (outcome: 'upheld' | 'adjusted' | 'partly' | 'remanded') => appeal.assign({ outcome });
export const notifyOpener = (notice: string) => appeal.emit({ type: 'notify', to: 'opener', notice });
export const notifyLead = (notice: string) => appeal.emit({ type: 'notify', to: 'lead', notice });
export const notifyLeader = appeal.emit({ type: 'notify', to: 'leader', notice: 'appealOverdue' });
export const closed = appeal.emit({
  type: 'send',
  to: 'parent',
  event: 'assessment.appealClosed',
  must: true,
});
export const remanded = appeal.emit({
  type: 'send',
  to: 'parent',
  event: 'assessment.appealRemanded',
  must: true,
});
export const conclude = [
  { guard: 'remanded', target: 'final', actions: remanded },
  { target: 'final', actions: closed },
] as const;
export const receive = [{ guard: 'secondLevelOpen', target: 'contestable' }, ...conclude] as const;
export const withdraw = {
  target: 'withdrawn',
  actions: [
    closed,
    notifyLead('appealWithdrawn'),
    appeal.emit({ type: 'notify', to: 'panel', notice: 'appealWithdrawn' }),
  ],
} as const;
export const annul = {
  target: 'admitted',
  actions: [
    appeal.assign({ outcome: 'none', sentBack: false }),
    notifyOpener('decisionSetAside'),
    notifyLead('decisionSetAside'),
  ],
} as const;
export const replace = { guard: 'panelClear', target: 'empanelling' } as const;
