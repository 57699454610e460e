import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, whose } from '../sentence.ts';

export const rectification = {
  name: 'Rectification',
  stages: {
    issued: 'Plan due',
    revising: 'Plan to be revised',
    planSubmitted: 'Plan to be approved',
    implementing: 'Under way',
    reminded: 'Reminded',
    supervised: 'Supervised by the leader',
    interviewing: 'Interview due',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  events: {
    'rectification.submitPlan': act(
      'Submit the plan',
      'By the secretary, after the committee resolved on it.',
    ),
    'rectification.planOverdue': act('Plan overdue', 'Secretary and leader were told.'),
    'rectification.revisionOverdue': act('Revision overdue', 'Secretary and leader were told.'),
    'rectification.approvePlan': act('Approve the plan', 'It is carried out as planned.'),
    'rectification.returnPlan': act('Return the plan', 'To be revised, with reasons.'),
    'rectification.approvalOverdue': act('Approval overdue', 'The leader was told.'),
    'rectification.itemOverdue': act('Item overdue', 'Reminder, supervision, interview follow in turn.'),
    'rectification.reminderLapsed': act('Reminder lapsed', 'What is still overdue goes to the leader.'),
    'rectification.supervisionLapsed': act(
      'Supervision lapsed',
      'What is still overdue leads to an interview.',
    ),
    'rectification.interview': act(
      'Interview',
      'Keeps when the secretary was interviewed and what was said.',
    ),
    'rectification.interviewOverdue': act('Interview overdue', 'Leader and office were told.'),
    'rectification.itemClosed': act('Item closed', 'An item is closed.'),
    'rectification.cancel': act('Cancelled', 'The assessment was cancelled.'),
  },
  notices: {
    rectificationIssued: note(
      'Rectification is ordered',
      (p) => `${whose(p)}: each item has its number. ${doBy(p, 'submit the plan')}`,
    ),
    planOverdue: note(
      'A plan is overdue',
      (p) => `${whose(p)}: the rectification plan did not come in time.`,
    ),
    planReturned: note(
      'The plan was returned',
      (p) => `${whose(p)}: please revise it.${because(p)} ${doBy(p, 'submit it again')}`,
    ),
    planToApprove: note('A plan awaits approval', (p) => `${whose(p)}: ${doBy(p, 'approve or return it')}`),
    planApprovalOverdue: note('Approval overdue', (p) => `${whose(p)}: a plan was not decided on in time.`),
    itemsOverdue: note(
      'Items are overdue',
      (p) => `${whose(p)}: ${doBy(p, 'finish them')} After that the leader is told.`,
    ),
    itemsSupervised: note(
      'Items under supervision',
      (p) => `${whose(p)}: still overdue after a reminder. ${doBy(p, 'finish them')}`,
    ),
    interviewNeeded: note(
      'An interview is due',
      (p) => `${whose(p)}: items are still overdue. ${doBy(p, 'hold the interview')}`,
    ),
    rectificationClosed: note('Rectification closed', (p) => `${whose(p)}: all items are closed.`),
  },
} as const satisfies MachineWords<'rectification'>;
