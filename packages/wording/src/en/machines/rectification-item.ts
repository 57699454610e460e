import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, until, whose } from '../sentence.ts';

export const rectificationItem = {
  name: 'Rectification item',
  stages: {
    open: 'Open',
    done: 'To be verified',
    closed: 'Closed',
    evaluated: 'Evaluated',
    cancelled: 'Cancelled',
  },
  events: {
    'rectificationItem.report': act('Report progress', 'How far it has come; the due date stands.'),
    'rectificationItem.done': act('Report it done', 'With evidence; it is verified on the spot.'),
    'rectificationItem.overdue': act('Overdue', 'The subject was told.'),
    'rectificationItem.extend': act('Extend', 'By a month from the old due date, with reasons.'),
    'rectificationItem.verify': act(
      'Verify and close',
      'On the spot, not by who did it.',
      'A relapse is a new item.',
    ),
    'rectificationItem.reopen': act('Reopen', 'Not put right, with reasons.'),
    'rectificationItem.lookBackOverdue': act('Look-back overdue', 'Lead and leader were told.'),
    'rectificationItem.evaluateEffect': act(
      'Evaluate the effect',
      'Good, fairly good, average or poor.',
      'It cannot be changed.',
    ),
    'rectificationItem.evaluationDue': act('Evaluation due', 'The assessors were told.'),
    'rectificationItem.cancel': act('Cancelled', 'The order was cancelled.'),
  },
  notices: {
    itemOverdue: note('An item is overdue', (p) => `${whose(p)}: please finish and report it at once.`),
    itemProgress: note('Progress of an item', (p) => `${whose(p)}: progress was reported.`),
    itemExtended: note(
      'An item was extended',
      (p) => `${whose(p)}: there is more time.${because(p)}${until(p)}`,
    ),
    itemToVerify: note(
      'An item has to be verified',
      (p) => `${whose(p)}: reported done. ${doBy(p, 'verify it on the spot')}`,
    ),
    itemReopened: note(
      'An item was reopened',
      (p) => `${whose(p)}: it is not put right yet.${because(p)}${until(p)}`,
    ),
    lookBackOverdue: note('Look-back overdue', (p) => `${whose(p)}: an item was not verified in time.`),
    itemClosed: note('An item is closed', (p) => `${whose(p)}: it was verified.`),
    effectToEvaluate: note(
      'An effect has to be evaluated',
      (p) => `${whose(p)}: please evaluate the effect of the closed item.`,
    ),
  },
} as const satisfies MachineWords<'rectificationItem'>;
