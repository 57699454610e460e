import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, whose } from '../sentence.ts';

export const workSheet = {
  name: '工作底单',
  stages: {
    filed: '待回应',
    disputed: '有异议',
    accepted: '已认可',
    unanswered: '未回应',
    settled: '已处理',
    locked: '已锁定',
    cancelled: '已终止',
  },
  events: {
    'workSheet.accept': act(
      '认可',
      '认可底单记载的情况。',
      '认可后不能再对本底单提出异议，但不影响日后申辩。',
    ),
    'workSheet.dispute': act('提出异议', '说明理由并附证据，由考核组组长处理。'),
    'workSheet.answerLapsed': act('回应期限届满', '未回应的如实记录，不影响日后申辩。'),
    'workSheet.keep': act('维持底单', '说明理由，维持底单记载。', '作出后本底单不再更改。'),
    'workSheet.strike': act('撤销底单', '说明理由撤销底单，不再计分。', '撤销后不能恢复。'),
    'workSheet.supersede': act(
      '更正底单',
      '说明理由，以一份新的底单替代，新底单重新告知单位。',
      '原底单不再计分。',
    ),
    'workSheet.resolutionOverdue': act('异议处理逾期', '已提请领导督办，处理继续进行。'),
    'workSheet.lock': act('锁定', '所属阶段已锁定。'),
    'workSheet.cancel': act('终止', '阶段考核终止，底单随之终止。'),
  },
  notices: {
    sheetFiled: note(
      '有新的工作底单',
      (p) => `${whose(p)}：考核组登记了一份工作底单。${doBy(p, '由责任主体认可或者提出异议')}`,
    ),
    sheetDisputed: note(
      '工作底单有异议',
      (p) => `${whose(p)}：单位对一份工作底单提出异议。${because(p)}${doBy(p, '处理')}`,
    ),
    sheetResolutionOverdue: note(
      '底单异议处理逾期',
      (p) => `${whose(p)}：一份工作底单的异议未在期限内处理，请予督办。`,
    ),
    sheetResolved: note(
      '底单异议已处理',
      (p) => `${whose(p)}：对工作底单的异议已作处理，请查看结果。${because(p)}`,
    ),
  },
} as const satisfies MachineWords<'workSheet'>;
