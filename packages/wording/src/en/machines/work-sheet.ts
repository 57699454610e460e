import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, whose } from '../sentence.ts';

export const workSheet = {
  name: 'Work sheet',
  stages: {
    filed: 'Awaiting an answer',
    disputed: 'Disputed',
    accepted: 'Accepted',
    unanswered: 'Unanswered',
    settled: 'Settled',
    locked: 'Locked',
    cancelled: 'Cancelled',
  },
  events: {
    'workSheet.accept': act(
      'Accept',
      'What it says is so.',
      'It cannot be disputed later; an appeal stays open.',
    ),
    'workSheet.dispute': act('Dispute', 'With reasons and evidence; the lead decides.'),
    'workSheet.answerLapsed': act('No answer', 'Kept as that; it never bars an appeal.'),
    'workSheet.keep': act('Keep', 'The sheet stands, with reasons.', 'It does not change any more.'),
    'workSheet.strike': act(
      'Strike',
      'The sheet carries no points, with reasons.',
      'It cannot be brought back.',
    ),
    'workSheet.supersede': act(
      'Supersede',
      'Another sheet takes its place; the unit is told anew.',
      'This one carries no points.',
    ),
    'workSheet.resolutionOverdue': act('Resolution overdue', 'The leader was told.'),
    'workSheet.lock': act('Locked', 'Its period is locked.'),
    'workSheet.cancel': act('Cancelled', 'The period was cancelled.'),
  },
  notices: {
    sheetFiled: note('A new work sheet', (p) => `${whose(p)}: ${doBy(p, 'accept or dispute it')}`),
    sheetDisputed: note(
      'A work sheet is disputed',
      (p) => `${whose(p)}: the unit disputes it.${because(p)} ${doBy(p, 'decide')}`,
    ),
    sheetResolutionOverdue: note(
      'Resolution overdue',
      (p) => `${whose(p)}: a dispute was not decided in time.`,
    ),
    sheetResolved: note('Your dispute is decided', (p) => `${whose(p)}: please see the result.${because(p)}`),
  },
} as const satisfies MachineWords<'workSheet'>;
