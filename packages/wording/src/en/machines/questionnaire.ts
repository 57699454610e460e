import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { doBy, whose } from '../sentence.ts';

export const questionnaire = {
  name: 'Questionnaire',
  stages: {
    draft: 'In preparation',
    open: 'Open',
    counting: 'Typing papers',
    closed: 'Closed',
    tallied: 'Tallied',
    insufficient: 'Too few answers',
    withdrawn: 'Withdrawn',
    cancelled: 'Cancelled',
  },
  events: {
    'questionnaire.debrief': act(
      'Report',
      'Each subject reports on the year in writing; until the meeting it may be sent again.',
    ),
    'questionnaire.holdMeeting': act(
      'Record the meeting',
      'When and where the reports were heard, how many came to judge, who of the subjects was there.',
    ),
    'questionnaire.comment': act(
      'Comment on a report',
      'Each report is commented on; the ballot opens when all are.',
    ),
    'questionnaire.open': act(
      'Open',
      'Answers are taken, anonymous throughout.',
      'The questions cannot be changed.',
    ),
    'questionnaire.withdraw': act(
      'Withdraw',
      'Before it was opened, with reasons.',
      'It cannot be brought back.',
    ),
    'questionnaire.runEnded': act('Run ended', 'No more answers; they are tallied.'),
    'questionnaire.close': act('Close early', 'With reasons.', 'No more answers after it.'),
    'questionnaire.count': act(
      'Papers agree',
      'Both entries of all papers are the same; they are tallied.',
      'No more papers after it.',
    ),
    'questionnaire.tally': act('Tally', 'In random order; a group too small is not shown.'),
    'questionnaire.cancel': act('Cancelled', 'The assessment was cancelled.'),
  },
  notices: {
    questionnaireOpen: note(
      'Please take part',
      (p) => `${whose(p)}: a questionnaire is open, anonymous throughout. ${doBy(p, 'answer it')}`,
    ),
  },
} as const satisfies MachineWords<'questionnaire'>;
