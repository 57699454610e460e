import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, whose } from '../sentence.ts';

export const standard = {
  name: 'Standard',
  stages: {
    draft: 'Draft',
    circulated: 'Circulated for comment',
    inReview: 'In review',
    approved: 'Approved',
    published: 'Published',
    superseded: 'Superseded',
    withdrawn: 'Withdrawn',
    cancelled: 'Cancelled',
  },
  events: {
    'standard.circulate': act('Circulate', 'Asks the units for comments; the text stands still meanwhile.'),
    'standard.comment': act('Comment', 'Says what you think of the draft.'),
    'standard.endCirculation': act('End the circulation', 'Back to the draft, which can be changed.'),
    'standard.submit': act('Submit', 'The leader decides; it cannot be changed meanwhile.'),
    'standard.approve': act('Approve', 'It can be published.'),
    'standard.return': act('Return', 'Back to the draft, with reasons.'),
    'standard.publish': act(
      'Publish',
      'All units see it.',
      'It never changes after that; only a new version can replace it.',
    ),
    'standard.withdraw': act(
      'Withdraw',
      'Gives up an unpublished standard, with reasons.',
      'It cannot be brought back.',
    ),
    'standard.amend': act('Amend', 'Begins a new version, with reasons; this one stays in force until then.'),
    'standard.supersede': act('Superseded', 'A newer version is in force.'),
    'standard.cancel': act('Cancelled', 'The cycle was cancelled.'),
  },
  notices: {
    standardCirculated: note(
      'A draft standard for comment',
      (p) => `${whose(p)}: please read it and comment.`,
    ),
    standardToApprove: note('A standard awaits approval', (p) => `${whose(p)}: please approve or return it.`),
    standardReturned: note(
      'The standard was returned',
      (p) => `${whose(p)}: please change and submit it again.${because(p)}`,
    ),
    standardApproved: note('The standard is approved', (p) => `${whose(p)}: please publish it.`),
    standardPublished: note('The standard is published', (p) => `${whose(p)}: please study it.`),
  },
} as const satisfies MachineWords<'standard'>;
