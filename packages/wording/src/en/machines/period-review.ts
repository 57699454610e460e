import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { doBy, whose } from '../sentence.ts';

export const periodReview = {
  name: 'Period review',
  stages: {
    open: 'Open',
    reporting: 'Self-report due',
    closing: 'To be verified',
    verified: 'Verified',
    lockPending: 'About to be locked',
    locked: 'Locked',
    cancelled: 'Cancelled',
  },
  events: {
    'periodReview.fileSheet': act(
      'File a work sheet',
      'Keeps a daily observation; the unit is told and may answer.',
      'It never changes; it can only be struck or superseded.',
    ),
    'periodReview.periodEnded': act('Period ended', 'The period goes on to be verified.'),
    'periodReview.selfReport': act(
      'Send the self-report',
      'By the subject himself.',
      'It cannot be changed.',
    ),
    'periodReview.selfReportMissed': act(
      'Self-report missed',
      'It did not come in time; it can still be explained.',
    ),
    'periodReview.explainMissing': act('Explain', 'Says why the self-report did not come.'),
    'periodReview.verify': act(
      'Verify',
      'Verifies the records of the period.',
      'No more sheets are filed in it.',
    ),
    'periodReview.verificationOverdue': act('Verification overdue', 'Lead and leader were told.'),
    'periodReview.sheetSettled': act('Sheet settled', 'A work sheet is settled.'),
    'periodReview.lock': act('Locked', 'The bulletin is out; the period is locked.'),
    'periodReview.cancel': act('Cancelled', 'The assessment was cancelled.'),
  },
  notices: {
    selfReportNeeded: note(
      'A self-report is due',
      (p) => `${whose(p)}: the period has ended. ${doBy(p, 'send your self-report')}`,
    ),
    selfReportMissed: note(
      'A self-report was missed',
      (p) => `${whose(p)}: it did not come in time; please explain why.`,
    ),
    periodToVerify: note(
      'A period has to be verified',
      (p) => `${whose(p)}: ${doBy(p, 'verify the records')}`,
    ),
    verificationOverdue: note(
      'Verification overdue',
      (p) => `${whose(p)}: the records were not verified in time.`,
    ),
    sheetsToSettle: note(
      'Work sheets have to be settled',
      (p) => `${whose(p)}: the period cannot be locked before they are.`,
    ),
  },
} as const satisfies MachineWords<'periodReview'>;
