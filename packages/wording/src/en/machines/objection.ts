import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, whose } from '../sentence.ts';

export const objection = {
  name: 'Objection',
  stages: {
    received: 'Received',
    inquiring: 'Under inquiry',
    dismissed: 'Dismissed',
    sustained: 'Sustained',
    cancelled: 'Cancelled',
  },
  events: {
    'objection.inquire': act('Inquire', 'The inspectorate looks into it.'),
    'objection.note': act('Note the inquiry', 'Whom it asked and what it saw; the notice runs on.'),
    'objection.inquiryOverdue': act('Inquiry overdue', 'The leader was told.'),
    'objection.dismiss': act('Dismiss', 'With reasons; a named objector is told.', 'It cannot be changed.'),
    'objection.sustain': act('Sustain', 'With reasons; a named objector is told.', 'It cannot be changed.'),
    'objection.cancel': act('Cancelled', 'What it was against was cancelled.'),
  },
  notices: {
    inquiryOverdue: note('Inquiry overdue', (p) => `${whose(p)}: an objection was not looked into in time.`),
    objectionDismissed: note('Your objection', (p) => `${whose(p)}: it was not founded.${because(p)}`),
    objectionSustained: note('Your objection', (p) => `${whose(p)}: it was founded.${because(p)}`),
  },
} as const satisfies MachineWords<'objection'>;
