import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, whose } from '../sentence.ts';

export const siteVisit = {
  name: '进驻考核',
  stages: {
    planned: '已安排',
    announced: '已通知',
    inField: '进驻中',
    wrappedUp: '待签字',
    signedOff: '已完成',
    calledOff: '已取消',
    cancelled: '已终止',
  },
  events: {
    'siteVisit.announce': act('通知单位', '向单位发出进驻通知，须提前规定的工作日。'),
    'siteVisit.postpone': act('改期', '说明理由另定日期，并重新通知单位。'),
    'siteVisit.arrange': act(
      '调整日程',
      '逐项写明时间、事项、对象、地点和办理人员；已通知单位的，随即告知单位。',
    ),
    'siteVisit.callOff': act('取消进驻', '说明理由取消，可以另行安排。', '取消后本次进驻不能恢复。'),
    'siteVisit.kickoff': act('召开见面会', '记录各责任主体出席情况，缺席的写明原因和代为参加的人员。'),
    'siteVisit.signIn': act('签到', '责任主体在本人手机上签到，记录签到时间。'),
    'siteVisit.drawSample': act(
      '抽取样本',
      '按本次进驻的种子从名单中抽取，任何人都能重新抽取核对。',
      '抽取结果不能更改，重抽须说明理由。',
    ),
    'siteVisit.beginSession': act('开始考核活动', '写明方式、地点、开始时间和参加的考核组成员。'),
    'siteVisit.endSession': act('结束考核活动', '写明结束时间和参加人数，上传佐证材料。', '结束后不能更改。'),
    'siteVisit.find': act('登记考核发现', '写明事实、判断和证据，由另一名成员会签。'),
    'siteVisit.countersign': act('会签考核发现', '由指定的第二名成员会签。', '会签后不能撤回签字。'),
    'siteVisit.answerFinding': act('答复考核发现', '单位对事实予以确认，或者写明异议。'),
    'siteVisit.withdrawFinding': act('撤回考核发现', '说明理由撤回一项考核发现。', '撤回后不能恢复。'),
    'siteVisit.wrapUp': act('进驻总结', '宣读考核发现，记录单位的初步意见。', '总结后不再登记新的考核发现。'),
    'siteVisit.sign': act('签字', '全体成员签字，有不同意见的一并写明。', '签字后不能更改。'),
    'siteVisit.signingOverdue': act('签字逾期', '已提醒尚未签字的成员和组长。'),
    'siteVisit.cancel': act('终止', '单位考核终止，进驻随之终止。'),
  },
  notices: {
    visitPlanned: note(
      '您被指定参加进驻考核',
      (p) => `${whose(p)}：您被指定为考核组成员，有应当回避情形的请立即报告考核办。`,
    ),
    visitAnnounced: note(
      '进驻考核通知',
      (p) => `${whose(p)}：考核组将进驻你单位，日程见通知，请各责任主体到会。`,
    ),
    visitPostponed: note('进驻考核改期', (p) => `${whose(p)}：进驻考核改期，请以新的安排为准。${because(p)}`),
    programmeChanged: note('进驻日程有调整', (p) => `${whose(p)}：进驻日程有调整，请查看新的日程。`),
    visitCalledOff: note('进驻考核取消', (p) => `${whose(p)}：进驻考核取消。${because(p)}`),
    findingToCountersign: note(
      '有考核发现待会签',
      (p) => `${whose(p)}：登记了一项考核发现，请指定的第二名成员及时会签。`,
    ),
    findingToAnswer: note(
      '有考核发现待确认事实',
      (p) => `${whose(p)}：考核组登记了一项考核发现，请核对事实，予以确认或者写明异议。`,
    ),
    findingAnswered: note(
      '单位已答复考核发现',
      (p) => `${whose(p)}：单位对一项考核发现的事实作了答复，请查看。`,
    ),
    visitToSign: note('请签字', (p) => `${whose(p)}：进驻已总结。${doBy(p, '签字，有不同意见的一并写明')}`),
    visitWrappedUp: note(
      '进驻考核已总结',
      (p) => `${whose(p)}：进驻考核已总结，考核发现和你单位的初步意见已记录。`,
    ),
    signingOverdue: note('签字逾期', (p) => `${whose(p)}：还有成员未在期限内签字，请督促办理。`),
  },
} as const satisfies MachineWords<'siteVisit'>;
