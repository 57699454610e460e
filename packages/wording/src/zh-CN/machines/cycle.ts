import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, restingOn, until, whose } from '../sentence.ts';

export const cycle = {
  name: '考核周期',
  stages: {
    planning: '筹备',
    standardSetting: '制定标准',
    running: '日常考核',
    visiting: '进驻考核',
    feedback: '反馈与申辩',
    resultsNotice: '结果公示',
    approvingGrades: '等次待审定',
    concluding: '结果运用',
    reviewing: '分析总结',
    closed: '已办结',
    cancelled: '已终止',
  },
  events: {
    'cycle.open': act('启动周期', '进入制定标准阶段，可以起草标准和确定被考核单位。'),
    'cycle.setPolicy': act(
      '设定考核办法',
      '标准发布之前，考核办法的各项参数由考核办设定，每次改动都留有记录。',
    ),
    'cycle.proposePolicy': act(
      '提出考核办法修订',
      '标准发布后考核办法即锁定；说明理由提出修订，经领导批准后生效，并告知各单位。',
    ),
    'cycle.adoptPolicy': act(
      '批准考核办法修订',
      '写明依据，修订自批准之时起生效，各单位随即收到通知。',
      '已经开始计算的期限仍按原来告知的日期执行。',
    ),
    'cycle.declinePolicy': act('不批准修订', '说明理由，考核办法维持不变。'),
    'cycle.missTarget': act(
      '登记未完成目标',
      '登记单位发生安全责任事故或者未完成核心经营指标，须有文件依据；提出等次建议时据此限制等次。',
    ),
    'cycle.clearTarget': act('撤销目标登记', '说明理由，撤销登记错误或者已经更正的未完成目标。'),
    'cycle.scoreChanged': act('得分有变化', '已告知单位的得分发生变化，系统重新预算等次。'),
    'cycle.draftStandard': act('起草考核标准', '为一类单位新建考核标准。'),
    'cycle.standardPublished': act('标准已发布', '考核标准已发布，可以据此确定被考核单位。'),
    'cycle.admitUnits': act('确定被考核单位', '将单位纳入本周期，通知各责任主体签认标准。'),
    'cycle.removeUnit': act(
      '移出单位',
      '将单位移出本周期，其各项流程随之终止。',
      '移出后该单位已有的流程不能恢复。',
    ),
    'cycle.admitLate': act('增补单位', '周期开始后增补被考核单位，须说明理由。'),
    'cycle.openLatePeriods': act('增补考核阶段', '为中途增补的单位开设考核阶段。'),
    'cycle.removeLate': act(
      '中途移出单位',
      '周期开始后移出单位，其各项流程随之终止。',
      '移出后该单位已有的流程不能恢复。',
    ),
    'cycle.start': act(
      '开始考核',
      '确定各考核阶段，所有单位转入日常考核。',
      '开始后各考核阶段的起止不再更改。',
    ),
    'cycle.recordMeeting': act('记录研究会议', '记录本阶段定期研究会议各单位的出席情况和会议内容。'),
    'cycle.publishBulletin': act(
      '发布阶段通报',
      '向各单位通报本阶段考核情况。',
      '发布后本阶段记录随即锁定，不能再改。',
    ),
    'cycle.adoptAmendment': act(
      '启用修订标准',
      '修订后的标准自启用当日起对全部单位生效，并重新签认。',
      '原标准自此停止使用。',
    ),
    'cycle.beginVisits': act('启动进驻考核', '各单位转入进驻考核。'),
    'cycle.openCalibration': act(
      '开启综合研判',
      '对全部单位或者一类单位的得分进行横向比较，可以提出调整；开启期间不能启动反馈。',
    ),
    'cycle.closeCalibration': act(
      '结束综合研判',
      '写明研判结论；未经确认的调整不生效。',
      '结束后须重新开启才能再调整。',
    ),
    'cycle.beginFeedback': act('启动反馈', '各单位转入反馈阶段，开始计算反馈期限。'),
    'cycle.proposeGrades': act(
      '提出等次建议',
      '按分数、比例和限制条件形成全部单位的等次建议并公示。',
      '公示后重新计算须经领导退回。',
    ),
    'cycle.object': act('提出异议', '对公示结果提出异议，由纪检机构核查，提出后取得回执编号。'),
    'cycle.objectionDismissed': act('异议不成立', '一件异议经核查不成立。'),
    'cycle.objectionSustained': act('异议成立', '一件异议经核查成立，等次须退回重新研究。'),
    'cycle.noticeClosed': act('结果公示期满', '转入等次审定。'),
    'cycle.approvalOverdue': act('等次审定逾期', '已提醒考核办，审定继续进行。'),
    'cycle.confirmGrades': act(
      '审定等次',
      '写明依据，审定全部单位的等次。',
      '审定后等次即告知各单位，只能通过重新研究更改。',
    ),
    'cycle.returnGrades': act('退回等次建议', '说明理由退回考核办重新研究。'),
    'cycle.reopenGrades': act(
      '重新研究等次',
      '说明理由，重新研究全部单位的等次。',
      '已审定的等次全部撤回，重新公示。',
    ),
    'cycle.approveLinkage': act(
      '批准绩效挂钩',
      '按已导入的经营绩效和所定权重，批准各单位的挂钩结果。',
      '批准后即可逐家移交；改动须重新批准。',
    ),
    'cycle.nominate': act('提名表彰', '提名表彰对象，征求有关方面意见。'),
    'cycle.publishCommendations': act(
      '公示表彰对象',
      '对已批准的全部表彰对象一并公示。',
      '公示期开始后不中止计算。',
    ),
    'cycle.commendationClosed': act('表彰事项办结', '一项表彰已办结。'),
    'cycle.review': act('转入分析总结', '表彰事项均已决定，开始起草分析报告。'),
    'cycle.draftReport': act('提交分析报告', '提交分析报告，由领导审议采纳。'),
    'cycle.adoptReport': act('采纳分析报告', '写明依据，采纳分析报告。'),
    'cycle.close': act('办结周期', '本周期考核办结。', '办结后本周期不再接收任何操作。'),
    'cycle.cancel': act('终止周期', '说明理由终止本周期，所有流程随之终止。', '终止后不能恢复。'),
  },
  notices: {
    cycleStarted: note('考核已开始', (p) => `${whose(p)}：本周期考核已开始，请查看考核标准和各阶段安排。`),
    bulletinPublished: note('阶段通报已发布', (p) => `${whose(p)}：阶段考核通报已发布，请查看本单位情况。`),
    visitsBegin: note('进驻考核即将开始', (p) => `${whose(p)}：进驻考核阶段已启动，具体时间另行通知。`),
    resultsNotice: note(
      '考核结果公示',
      (p) => `${whose(p)}：考核等次建议正在公示，公示期内可以提出异议。${until(p)}`,
    ),
    policyToAdopt: note(
      '考核办法修订待批准',
      (p) => `${whose(p)}：考核办提出修订考核办法，请审阅后批准或者不批准。${because(p)}`,
    ),
    policyAmended: note(
      '考核办法已修订',
      (p) => `${whose(p)}：考核办法的修订已经生效，请查看改动之处。已开始计算的期限不变。`,
    ),
    policyAdopted: note('考核办法修订已批准', (p) => `${whose(p)}：您提出的考核办法修订已获批准并生效。`),
    policyDeclined: note(
      '考核办法修订未获批准',
      (p) => `${whose(p)}：考核办法修订未获批准，办法维持不变。${because(p)}`,
    ),
    targetMissed: note(
      '登记了未完成目标',
      (p) =>
        `${whose(p)}：考核办登记你单位发生安全责任事故或者有核心经营指标未完成，等次将因此受限，得分不变。${restingOn(p)}如有出入，请向考核办提出更正。`,
    ),
    targetCleared: note(
      '未完成目标的登记已撤销',
      (p) => `${whose(p)}：考核办撤销了对你单位一项未完成目标的登记，等次不再因此受限。${because(p)}`,
    ),
    gradesShifted: note(
      '预算等次有变化',
      (p) => `${whose(p)}：有单位的得分变化，预算等次随之改变。请到等次页面查看变化及原因。`,
    ),
    objectionReceived: note('收到异议', (p) => `${whose(p)}：收到对公示结果的异议，请及时核查。`),
    gradesToConfirm: note(
      '等次待审定',
      (p) => `${whose(p)}：结果公示期满。${doBy(p, '审定或者退回等次建议')}`,
    ),
    linkageApproved: note(
      '绩效挂钩已批准',
      (p) => `${whose(p)}：考核结果与经营绩效挂钩已获批准，请逐家移交。`,
    ),
    gradesReturned: note('等次建议被退回', (p) => `${whose(p)}：等次建议被退回，请重新研究。${because(p)}`),
    gradesOverdue: note('等次审定逾期', (p) => `${whose(p)}：等次审定已逾期，请提请领导审定。`),
    gradesConfirmed: note('考核等次已审定', (p) => `${whose(p)}：考核等次已审定，请查看本单位结果。`),
    reportToAdopt: note('分析报告待采纳', (p) => `${whose(p)}：考核分析报告已提交，请及时审议。`),
  },
} as const satisfies MachineWords<'cycle'>;
