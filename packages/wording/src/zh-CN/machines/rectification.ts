import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, whose } from '../sentence.ts';

export const rectification = {
  name: '整改',
  stages: {
    issued: '待报方案',
    revising: '修改方案',
    planSubmitted: '方案待批',
    implementing: '整改中',
    reminded: '已提醒',
    supervised: '督办中',
    interviewing: '待约谈',
    closed: '已办结',
    cancelled: '已终止',
  },
  events: {
    'rectification.submitPlan': act('报送整改方案', '经支委会或者党委会研究后，由书记报送。'),
    'rectification.planOverdue': act('方案报送逾期', '已提醒书记并提请领导督办。'),
    'rectification.revisionOverdue': act('方案修改逾期', '已提醒书记并提请领导督办。'),
    'rectification.approvePlan': act('批准方案', '批准整改方案，按方案实施。'),
    'rectification.returnPlan': act('退回方案', '说明理由退回修改。'),
    'rectification.approvalOverdue': act('方案审批逾期', '已提请领导督办。'),
    'rectification.itemOverdue': act('整改事项逾期', '有整改事项逾期，进入提醒、督办、约谈程序。'),
    'rectification.reminderLapsed': act('提醒期满', '仍有事项逾期的，提请领导督办。'),
    'rectification.supervisionLapsed': act('督办期满', '仍有事项逾期的，由领导约谈书记。'),
    'rectification.interview': act('约谈', '记录约谈书记的时间和内容。'),
    'rectification.interviewOverdue': act('约谈逾期', '已提醒领导和考核办。'),
    'rectification.itemClosed': act('整改事项销号', '一项整改事项已销号。'),
    'rectification.cancel': act('终止', '单位考核终止，整改随之终止。'),
  },
  notices: {
    rectificationIssued: note(
      '整改通知',
      (p) => `${whose(p)}：已下达整改通知，一件一号。${doBy(p, '由书记报送整改方案')}`,
    ),
    planOverdue: note('整改方案逾期未报', (p) => `${whose(p)}：整改方案未在期限内报送，请立即办理。`),
    planReturned: note(
      '整改方案被退回',
      (p) => `${whose(p)}：整改方案被退回修改。${because(p)}${doBy(p, '重新报送')}`,
    ),
    planToApprove: note('整改方案待批', (p) => `${whose(p)}：整改方案已报送。${doBy(p, '批准或者退回')}`),
    planApprovalOverdue: note('整改方案审批逾期', (p) => `${whose(p)}：整改方案未在期限内审批，请督促办理。`),
    itemsOverdue: note(
      '整改事项逾期提醒',
      (p) => `${whose(p)}：有整改事项逾期未完成。${doBy(p, '完成整改，逾期将提请领导督办')}`,
    ),
    itemsSupervised: note(
      '整改逾期，领导督办',
      (p) => `${whose(p)}：整改事项经提醒仍未完成，已列为领导督办。${doBy(p, '完成整改，逾期将约谈书记')}`,
    ),
    interviewNeeded: note(
      '整改逾期，需要约谈',
      (p) => `${whose(p)}：整改事项经督办仍未完成，需由领导约谈书记。${doBy(p, '完成约谈')}`,
    ),
    rectificationClosed: note('整改已办结', (p) => `${whose(p)}：整改通知的全部事项均已销号。`),
  },
} as const satisfies MachineWords<'rectification'>;
