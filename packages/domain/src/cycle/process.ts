import { and, setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { cycleEvents } from './events.ts';

export const cycleContext = z.strictObject({
  /** A round of calibration is open: no feedback before it is closed. */
  calibrating: z.boolean(),
  reportDrafted: z.boolean(),
  reportAdopted: z.boolean(),
});

export const cycle = setup({
  types: {} as Types<typeof cycleEvents, z.infer<typeof cycleContext>>,
  guards: {
    ...factGuards(cycleEvents),
    calibrating: ({ context }) => context.calibrating,
    reportDrafted: ({ context }) => context.reportDrafted,
    reportAdopted: ({ context }) => context.reportAdopted,
  },
  actions: { record },
});

export const notify = (
  to: 'units' | 'named' | 'leader' | 'office' | 'lead' | 'inspectorate',
  notice: string,
) => cycle.emit({ type: 'notify', to, notice });
export const tell = (event: string) => cycle.emit({ type: 'broadcast', machine: 'assessment', event });
export const admit = {
  guard: 'standardsPublished',
  actions: cycle.emit({ type: 'open', machine: 'assessment', each: 'units' }),
} as const;
export const remove = {
  guard: 'unitHasNoAppeal',
  actions: cycle.emit({
    type: 'broadcast',
    machine: 'assessment',
    event: 'assessment.cancel',
    match: 'unitId',
  }),
} as const;
export const cancel = { 'cycle.cancel': 'cancelled' } as const;
const decidePolicy = {
  'cycle.adoptPolicy': {
    guard: 'policyProposed',
    actions: [notify('units', 'policyAmended'), notify('office', 'policyAdopted')],
  },
  'cycle.declinePolicy': { guard: 'policyProposed', actions: notify('office', 'policyDeclined') },
} as const;
export const setPolicy = { 'cycle.setPolicy': { guard: 'policyOpen', actions: 'record' } } as const;
export const amendPolicy = {
  ...decidePolicy,
  'cycle.proposePolicy': { guard: 'policyFrozen', actions: notify('leader', 'policyToAdopt') },
} as const;
/** Once anybody may know his points, the rules of points and grades stand. */
export const amendClocks = {
  ...decidePolicy,
  'cycle.proposePolicy': {
    guard: and(['policyFrozen', 'clocksOnly']),
    actions: notify('leader', 'policyToAdopt'),
  },
} as const;
export const targets = {
  'cycle.missTarget': { actions: notify('named', 'targetMissed') },
  'cycle.clearTarget': { actions: notify('named', 'targetCleared') },
} as const;
export const standards = {
  'cycle.draftStandard': { actions: cycle.emit({ type: 'open', machine: 'standard' }) },
} as const;
export const periods = {
  ...standards,
  'cycle.recordMeeting': { actions: 'record' },
  'cycle.publishBulletin': {
    guard: and(['periodVerified', 'periodDiscussed', 'bulletinDue']),
    actions: [
      cycle.emit({ type: 'broadcast', machine: 'periodReview', event: 'periodReview.lock', match: 'period' }),
      cycle.emit({ type: 'render', document: 'bulletin' }),
      notify('units', 'bulletinPublished'),
    ],
  },
  'cycle.adoptAmendment': {
    guard: 'amendmentPublished',
    actions: [
      cycle.emit({ type: 'broadcast', machine: 'standard', event: 'standard.supersede', match: 'replaces' }),
      tell('assessment.amended'),
    ],
  },
  'cycle.removeLate': remove,
} as const;
/** Only before the visits begin: who comes later would never be told to begin his. */
export const latecomers = {
  'cycle.admitLate': admit,
  'cycle.openLatePeriods': {
    actions: cycle.emit({
      type: 'broadcast',
      machine: 'assessment',
      event: 'assessment.openPeriods',
      copy: true,
      match: 'unitId',
    }),
  },
} as const;
