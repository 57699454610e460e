import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, whose } from '../sentence.ts';

export const objection = {
  name: '异议',
  stages: {
    received: '待核查',
    inquiring: '核查中',
    dismissed: '不成立',
    sustained: '成立',
    cancelled: '已终止',
  },
  events: {
    'objection.inquire': act('开始核查', '由纪检机构核查异议。'),
    'objection.note': act('记录核查情况', '写明找谁了解、查了什么，可附证据；公示照常进行。'),
    'objection.inquiryOverdue': act('核查逾期', '已提请领导督办，核查继续进行。'),
    'objection.dismiss': act('认定不成立', '说明理由，实名提出的予以答复。', '作出后不能更改。'),
    'objection.sustain': act('认定成立', '说明理由，实名提出的予以答复。', '作出后不能更改。'),
    'objection.cancel': act('终止', '公示事项终止，异议随之终止。'),
  },
  notices: {
    inquiryOverdue: note('异议核查逾期', (p) => `${whose(p)}：一件异议未在期限内核查完毕，请予督办。`),
    objectionDismissed: note('异议核查结果', (p) => `${whose(p)}：您提出的异议经核查不成立。${because(p)}`),
    objectionSustained: note(
      '异议核查结果',
      (p) => `${whose(p)}：您提出的异议经核查成立，将依照规定处理。${because(p)}`,
    ),
  },
} as const satisfies MachineWords<'objection'>;
