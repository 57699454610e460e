import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { doBy, whose } from '../sentence.ts';

export const periodReview = {
  name: '阶段考核',
  stages: {
    open: '记录中',
    reporting: '待报送自查',
    closing: '待核实',
    verified: '已核实',
    lockPending: '待锁定',
    locked: '已锁定',
    cancelled: '已终止',
  },
  events: {
    'periodReview.fileSheet': act(
      '登记工作底单',
      '记录一次日常考核情况，随即告知单位，单位可以回应。',
      '登记后不能修改，只能撤销或者另行更正。',
    ),
    'periodReview.periodEnded': act('阶段结束', '阶段截止日已到，转入核实。'),
    'periodReview.selfReport': act(
      '报送自查',
      '报送本阶段自查情况，须由责任主体本人提交。',
      '提交后不能修改。',
    ),
    'periodReview.selfReportMissed': act('自查报送期限届满', '未报送自查，如实记录，仍可说明原因。'),
    'periodReview.explainMissing': act('说明未报原因', '说明未按期报送自查的原因。'),
    'periodReview.verify': act('核实', '核实本阶段记录并作出结论。', '核实后本阶段不再登记新的底单。'),
    'periodReview.verificationOverdue': act('核实逾期', '已提请组长和领导督办，核实继续进行。'),
    'periodReview.sheetSettled': act('底单已处理', '一份工作底单已处理完毕。'),
    'periodReview.lock': act('锁定', '阶段通报已发布，本阶段记录锁定。'),
    'periodReview.cancel': act('终止', '单位考核终止，阶段考核随之终止。'),
  },
  notices: {
    selfReportNeeded: note(
      '请报送自查',
      (p) => `${whose(p)}：本阶段已结束。${doBy(p, '由责任主体报送自查')}`,
    ),
    selfReportMissed: note(
      '自查未按期报送',
      (p) => `${whose(p)}：自查未按期报送，已如实记录；如有原因，请及时说明。`,
    ),
    periodToVerify: note('请核实阶段记录', (p) => `${whose(p)}：本阶段记录等待核实。${doBy(p, '核实')}`),
    verificationOverdue: note('阶段核实逾期', (p) => `${whose(p)}：本阶段记录未在期限内核实，请督促办理。`),
    sheetsToSettle: note(
      '请处理未办结的底单',
      (p) => `${whose(p)}：本阶段还有工作底单未处理完毕，暂不能锁定，请及时处理。`,
    ),
  },
} as const satisfies MachineWords<'periodReview'>;
