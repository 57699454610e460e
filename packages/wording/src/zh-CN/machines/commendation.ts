import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, until, whose } from '../sentence.ts';

export const commendation = {
  name: '表彰',
  stages: {
    nominated: '征求意见中',
    vetted: '待批准',
    approved: '待公示',
    publicNotice: '公示中',
    inquiring: '异议核查中',
    conferrable: '待表彰',
    conferred: '已表彰',
    revoked: '已撤销',
    declined: '未批准',
    cancelled: '已终止',
  },
  events: {
    'commendation.clear': act('同意', '写明意见，同意作为表彰对象。', '提交后不能更改。'),
    'commendation.hold': act('不同意', '写明理由，不同意作为表彰对象。', '提交后不能更改。'),
    'commendation.opinionsOverdue': act('反馈意见期限届满', '已再次催办；未反馈的不视为同意。'),
    'commendation.approve': act('批准', '写明依据和批准机关，批准为拟表彰对象。'),
    'commendation.decline': act('不予表彰', '说明理由，不予表彰。', '作出后本次提名办结。'),
    'commendation.return': act('退回', '说明理由退回，重新征求意见。'),
    'commendation.publish': act('公示', '拟表彰对象一并公示，公示期不中止计算。'),
    'commendation.object': act('提出异议', '对拟表彰对象提出异议，由纪检机构核查，提出后取得回执编号。'),
    'commendation.objectionDismissed': act('异议不成立', '一件异议经核查不成立。'),
    'commendation.objectionSustained': act('异议成立', '一件异议经核查成立，不予表彰。'),
    'commendation.noticeClosed': act('公示期满', '没有未办结异议的，可以表彰。'),
    'commendation.confer': act('表彰', '写明依据，作出表彰决定并载入荣誉登记。', '表彰后只能通过撤销收回。'),
    'commendation.revoke': act('撤销表彰', '说明理由撤销表彰。', '撤销后不能恢复。'),
    'commendation.cancel': act('终止', '考核终止，表彰事项随之终止。'),
  },
  notices: {
    opinionNeeded: note(
      '请反馈表彰意见',
      (p) => `${whose(p)}：被提名为表彰对象，现征求意见。${doBy(p, '反馈意见，未反馈的不视为同意')}`,
    ),
    opinionsOverdue: note('表彰意见反馈逾期', (p) => `${whose(p)}：表彰意见未在期限内反馈，请督促办理。`),
    commendationToApprove: note('表彰对象待批准', (p) => `${whose(p)}：意见已齐，请研究批准。`),
    commendationReturned: note(
      '表彰事项被退回',
      (p) => `${whose(p)}：表彰事项被退回，重新征求意见。${because(p)}`,
    ),
    commendationToPublish: note(
      '表彰对象待公示',
      (p) => `${whose(p)}：已批准为拟表彰对象，请与其他对象一并公示。`,
    ),
    commendationPublished: note(
      '拟表彰对象公示',
      (p) => `${whose(p)}：拟表彰对象正在公示，公示期内可以提出异议。${until(p)}`,
    ),
    commendationToConfer: note(
      '公示期满，待表彰',
      (p) => `${whose(p)}：公示期满，没有未办结的异议，请作出表彰决定。`,
    ),
    commendationConferred: note('表彰决定', (p) => `${whose(p)}：已作出表彰决定。`),
    commendationRevoked: note('表彰已撤销', (p) => `${whose(p)}：表彰已撤销。${because(p)}`),
  },
} as const satisfies MachineWords<'commendation'>;
