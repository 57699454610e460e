import { setup } from 'xstate';
import { z } from 'zod';
import { record, type Types } from '../kernel/process.ts';
import type { workSheetEvents } from './events.ts';

export const workSheetContext = z.strictObject({
  /** What became of a disputed sheet: one that was struck or superseded carries no points. */
  outcome: z.enum(['none', 'kept', 'struck', 'superseded']),
});

const workSheet = setup({
  types: {} as Types<typeof workSheetEvents, z.infer<typeof workSheetContext>>,
  actions: { record },
});

const notify = (to: 'subjects' | 'clerk' | 'lead' | 'leader' | 'opener', notice: string) =>
  workSheet.emit({ type: 'notify', to, notice });
const told = workSheet.emit({ type: 'send', to: 'parent', event: 'periodReview.sheetSettled', must: true });
const resolve = (outcome: 'kept' | 'struck' | 'superseded') => workSheet.assign({ outcome });
const cancel = { 'workSheet.cancel': 'cancelled' } as const;

/** One entry of the daily record 工作底单; never changed: what is wrong is struck, or superseded by another sheet. */
export const workSheetMachine = workSheet.createMachine({
  id: 'workSheet',
  initial: 'filed',
  context: { outcome: 'none' },
  states: {
    filed: {
      entry: [notify('subjects', 'sheetFiled'), notify('clerk', 'sheetFiled')],
      meta: {
        awaits: ['secretary', 'discipline', 'cadre'],
        deadlines: [{ window: 'sheetAnswer', send: 'workSheet.answerLapsed', closes: true }],
      },
      on: {
        ...cancel,
        'workSheet.accept': 'accepted',
        'workSheet.dispute': 'disputed',
        // Silence is recorded as that; it never bars an appeal.
        'workSheet.answerLapsed': 'unanswered',
      },
    },
    disputed: {
      entry: [notify('lead', 'sheetDisputed'), notify('opener', 'sheetDisputed')],
      meta: {
        awaits: 'lead',
        opens: ['workSheet'],
        deadlines: [{ window: 'sheetResolution', send: 'workSheet.resolutionOverdue' }],
      },
      on: {
        ...cancel,
        'workSheet.keep': { target: 'settled', actions: resolve('kept') },
        'workSheet.strike': { target: 'settled', actions: resolve('struck') },
        // The correction is a sheet of its own in the same period, which can't be locked before both are settled.
        'workSheet.supersede': {
          target: 'settled',
          actions: [
            resolve('superseded'),
            workSheet.emit({ type: 'open', machine: 'workSheet', under: 'parent' }),
          ],
        },
        'workSheet.resolutionOverdue': { actions: notify('leader', 'sheetResolutionOverdue') },
      },
    },
    accepted: { entry: told, tags: 'settled', on: { ...cancel, 'workSheet.lock': 'locked' } },
    unanswered: { entry: told, tags: 'settled', on: { ...cancel, 'workSheet.lock': 'locked' } },
    settled: {
      entry: [told, notify('subjects', 'sheetResolved')],
      tags: 'settled',
      on: { ...cancel, 'workSheet.lock': 'locked' },
    },
    locked: { type: 'final', tags: 'settled' },
    cancelled: { type: 'final', tags: 'cancelled' },
  },
});
