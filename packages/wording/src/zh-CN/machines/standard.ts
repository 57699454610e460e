import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, whose } from '../sentence.ts';

export const standard = {
  name: '考核标准',
  stages: {
    draft: '起草',
    circulated: '征求意见',
    inReview: '待审批',
    approved: '已批准',
    published: '已发布',
    superseded: '已被替代',
    withdrawn: '已撤回',
    cancelled: '已终止',
  },
  events: {
    'standard.circulate': act('征求意见', '向各单位征求意见，期间标准内容不作修改。'),
    'standard.comment': act('提出意见', '对征求意见的标准提出意见。'),
    'standard.endCirculation': act('结束征求意见', '回到起草，可以根据意见修改。'),
    'standard.submit': act('提交审批', '标准检查无误后提交领导审批，审批期间不能修改。'),
    'standard.approve': act('批准', '批准标准，可以发布。'),
    'standard.return': act('退回', '说明理由退回起草。'),
    'standard.publish': act('发布', '向各单位发布标准。', '发布后标准不能修改，只能另行修订。'),
    'standard.withdraw': act('撤回', '说明理由撤回尚未发布的标准。', '撤回后不能恢复。'),
    'standard.amend': act('修订', '说明理由，起草新的版本；新版本启用前原标准继续有效。'),
    'standard.supersede': act('被新版本替代', '修订后的标准已启用，本版本停止使用。'),
    'standard.cancel': act('终止', '考核周期终止，尚未发布的标准随之终止。'),
  },
  notices: {
    standardCirculated: note(
      '考核标准征求意见',
      (p) => `${whose(p)}：考核标准正在征求意见，请研究后提出意见。`,
    ),
    standardToApprove: note('考核标准待审批', (p) => `${whose(p)}：考核标准已提交，请及时审批。`),
    standardReturned: note(
      '考核标准被退回',
      (p) => `${whose(p)}：考核标准被退回，请修改后重新提交。${because(p)}`,
    ),
    standardApproved: note('考核标准已批准', (p) => `${whose(p)}：考核标准已批准，请及时发布。`),
    standardPublished: note('考核标准已发布', (p) => `${whose(p)}：考核标准已发布，请组织学习，对照落实。`),
  },
} as const satisfies MachineWords<'standard'>;
