import { setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { periodReviewEvents } from './events.ts';

export const periodReviewContext = z.strictObject({
  /** The report asked for didn't come; the subject may still explain why. */
  missed: z.boolean(),
});

const periodReview = setup({
  types: {} as Types<typeof periodReviewEvents, z.infer<typeof periodReviewContext>>,
  guards: {
    ...factGuards(periodReviewEvents),
    missed: ({ context }) => context.missed,
  },
  actions: { record },
});

const notify = (to: 'assessors' | 'subjects' | 'lead' | 'leader', notice: string) =>
  periodReview.emit({ type: 'notify', to, notice });
const cancel = { 'periodReview.cancel': 'cancelled' } as const;
const sheets = {
  'periodReview.fileSheet': { actions: periodReview.emit({ type: 'open', machine: 'workSheet' }) },
  'periodReview.sheetSettled': { actions: 'record' },
} as const;
const explain = { 'periodReview.explainMissing': { guard: 'missed', actions: 'record' } } as const;

/** One period of one assessment, assembled from work sheets as they come. */
export const periodReviewMachine = periodReview.createMachine({
  id: 'periodReview',
  initial: 'open',
  context: { missed: false },
  states: {
    open: {
      meta: {
        awaits: 'assessor',
        opens: ['workSheet'],
        deadlines: [{ on: 'periodEnd', send: 'periodReview.periodEnded' }],
      },
      on: {
        ...cancel,
        ...sheets,
        'periodReview.periodEnded': [
          { guard: 'selfReportAsked', target: 'reporting' },
          { target: 'closing' },
        ],
      },
    },
    // Entered only where the policy asks for a report, so that nobody else is reminded of one.
    reporting: {
      entry: notify('subjects', 'selfReportNeeded'),
      meta: {
        awaits: ['secretary', 'discipline', 'cadre'],
        opens: ['workSheet'],
        deadlines: [{ window: 'selfReport', send: 'periodReview.selfReportMissed', closes: true }],
      },
      tags: 'editable',
      on: {
        ...cancel,
        ...sheets,
        'periodReview.selfReport': 'closing',
        'periodReview.selfReportMissed': {
          target: 'closing',
          actions: [periodReview.assign({ missed: true }), notify('subjects', 'selfReportMissed')],
        },
      },
    },
    closing: {
      entry: notify('assessors', 'periodToVerify'),
      meta: {
        awaits: 'assessor',
        opens: ['workSheet'],
        deadlines: [{ window: 'verification', send: 'periodReview.verificationOverdue' }],
      },
      on: {
        ...cancel,
        ...sheets,
        ...explain,
        'periodReview.verify': 'verified',
        'periodReview.verificationOverdue': {
          actions: [notify('lead', 'verificationOverdue'), notify('leader', 'verificationOverdue')],
        },
      },
    },
    // Waits for the bulletin, which covers all units of the cycle; only a correction still adds a sheet.
    verified: {
      meta: { opens: ['workSheet'] },
      on: {
        ...cancel,
        ...explain,
        'periodReview.sheetSettled': { actions: 'record' },
        'periodReview.lock': [{ guard: 'sheetsSettled', target: 'locked' }, { target: 'lockPending' }],
      },
    },
    lockPending: {
      entry: notify('lead', 'sheetsToSettle'),
      meta: { awaits: { child: 'workSheet' }, opens: ['workSheet'] },
      on: {
        ...cancel,
        ...explain,
        'periodReview.sheetSettled': [{ guard: 'sheetsSettled', target: 'locked' }, { actions: 'record' }],
      },
    },
    // A sheet's message may still be under way when the last one locks the period.
    locked: {
      entry: periodReview.emit({ type: 'broadcast', machine: 'workSheet', event: 'workSheet.lock' }),
      tags: ['closed', 'settled'],
      on: { 'periodReview.sheetSettled': { actions: 'record' } },
    },
    cancelled: {
      type: 'final',
      tags: 'cancelled',
      entry: periodReview.emit({ type: 'broadcast', machine: 'workSheet', event: 'workSheet.cancel' }),
    },
  },
});
