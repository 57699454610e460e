import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, until, whose } from '../sentence.ts';

export const appeal = {
  name: '申辩',
  stages: {
    filed: '待受理',
    supplementing: '补正中',
    inadmissible: '不予受理',
    reconsidering: '不予受理复查中',
    admitted: '已受理',
    empanelling: '组建复核组',
    reviewing: '复核中',
    deliberating: '合议中',
    decided: '决定待审签',
    served: '已送达',
    contestable: '可提请二次复核',
    escalated: '已转二次复核',
    withdrawn: '已撤回',
    final: '已办结',
    cancelled: '已终止',
  },
  events: {
    'appeal.admit': act('受理', '申辩符合条件，转入组建复核组。', '受理后不能再作不予受理处理。'),
    'appeal.requestSupplement': act(
      '要求补正',
      '请申辩人补充材料，只能要求一次；补正期间受理审查期限中止计算。',
    ),
    'appeal.supplement': act('提交补正材料', '把补充材料交给复核员，受理审查期限继续计算。'),
    'appeal.supplementLapsed': act('补正期限届满', '未补正的，按现有材料继续审查。'),
    'appeal.reject': act('不予受理', '说明理由并告知申辩人；申辩人可以申请复查一次。'),
    'appeal.admissibilityLapsed': act('受理审查期限届满', '逾期未作处理，视为受理。'),
    'appeal.reconsider': act('申请复查', '由另一名复核员复查不予受理决定，只能申请一次。'),
    'appeal.inadmissibleFinal': act('复查申请期限届满', '不予受理决定生效，申辩办结。'),
    'appeal.reinstate': act('撤销不予受理', '认定申辩应当受理，转入组建复核组。'),
    'appeal.confirmInadmissible': act(
      '维持不予受理',
      '说明理由并告知申辩人。',
      '作出后申辩即办结，不能再申请复查。',
    ),
    'appeal.reconsiderationOverdue': act('复查期限届满', '逾期未作决定，视为受理。'),
    'appeal.empanel': act('组建复核组', '指定不少于三人且为单数的复核组及组长，先核查回避情形再邀请。'),
    'appeal.declare': act('申报无回避情形', '本人确认与本案无利害关系；全体成员申报后开始复核。'),
    'appeal.recuse': act('申请回避', '说明回避理由，复核组需要重新组建。'),
    'appeal.askRecusal': act(
      '申请成员回避',
      '当事一方认为复核组成员应当回避的，说明关系和理由，由领导决定；决定前不能转入合议。',
    ),
    'appeal.grantRecusal': act('同意回避', '该成员退出复核组，复核组重新组建，复核期限中止计算。'),
    'appeal.denyRecusal': act('驳回回避申请', '说明理由，该成员继续参加复核。'),
    'appeal.empanellingOverdue': act('组建复核组逾期', '已提请领导督办，组建工作继续进行。'),
    'appeal.answer': act('提交书面答复', '考核组就申辩意见作出书面答复，双方均可查看。'),
    'appeal.evidence': act('提交证据', '证据向申辩人和考核组双方公开。'),
    'appeal.callHearing': act('通知听取意见', '告知双方当面陈述的日期和地点。'),
    'appeal.hear': act('记录听取意见', '记录听取双方当面陈述的时间和内容。'),
    'appeal.extend': act('延长复核期限', '说明理由后延长一次，从原期限届满之日起算。', '只能延长一次。'),
    'appeal.reviewOverdue': act('复核期限届满', '已提请领导督办；申辩继续办理，不因逾期终止。'),
    'appeal.deliberate': act('提交合议', '结束调查，由复核组成员逐项表决。', '转入合议后不再接收新的证据。'),
    'appeal.vote': act('表决', '逐项表明维持或者改变及其分值；全体投票前互不可见。', '提交后不能更改。'),
    'appeal.deliberationOverdue': act('合议期限届满', '已提请领导督办，合议继续进行。'),
    'appeal.replaceMember': act('更换复核组成员', '更换需要回避的成员，已投的票全部作废，重新申报和表决。'),
    'appeal.uphold': act('决定维持', '按多数意见维持全部争议得分。', '提交审签后，非经退回不能更改。'),
    'appeal.adjust': act(
      '决定调整',
      '按多数意见调整全部争议得分，分值取表决的中位数。',
      '提交审签后，非经退回不能更改。',
    ),
    'appeal.adjustPartly': act(
      '决定部分调整',
      '按多数意见调整部分争议得分，其余维持。',
      '提交审签后，非经退回不能更改。',
    ),
    'appeal.remand': act('发回重评', '由未参与原评分的人员对争议得分重新评分。', '同一得分只能发回一次。'),
    'appeal.approve': act('审签同意', '同意复核决定，向申辩人送达。', '送达后决定生效。'),
    'appeal.sendBack': act('退回合议', '说明理由退回复核组重新合议。', '只能退回一次。'),
    'appeal.approvalLapsed': act('审签期限届满', '逾期未审签，复核组的决定生效并送达。'),
    'appeal.receive': act('签收决定', '确认收到复核决定，提请二次复核的期限自此起算。'),
    'appeal.deemedReceived': act('视为送达', '期限届满未签收，按送达处理，不作为本人签字。'),
    'appeal.escalate': act(
      '提请二次复核',
      '由上一级另组复核组再次复核，首次复核人员全部回避。',
      '只能提请一次，二次复核决定为最终决定。',
    ),
    'appeal.accept': act(
      '接受决定',
      '不再提请二次复核，复核决定成为最终决定。',
      '接受后不能再提请二次复核。',
    ),
    'appeal.escalationLapsed': act('提请二次复核期限届满', '未提请的，复核决定成为最终决定。'),
    'appeal.withdraw': act('撤回申辩', '撤回本次申辩，原得分不变。', '撤回后不能就同一得分再次申辩。'),
    'appeal.annul': act(
      '撤销复核决定',
      '发现应当回避而未回避的，撤销决定并重新组建复核组；已经取得的较好结果予以保留。',
    ),
    'appeal.cancel': act('终止', '单位退出考核或者考核终止，申辩随之终止。'),
  },
  notices: {
    appealFiled: note(
      '收到新的申辩',
      (p) => `${whose(p)}：有一件申辩等待受理审查。${doBy(p, '作出是否受理的决定')}`,
    ),
    supplementRequested: note(
      '请补正申辩材料',
      (p) => `${whose(p)}：您的申辩需要补充材料。${because(p)}${doBy(p, '提交补正材料，逾期按现有材料审查')}`,
    ),
    appealInadmissible: note(
      '申辩不予受理',
      (p) =>
        `${whose(p)}：您的申辩不予受理，决定书见案卷。${because(p)}如有异议，可以申请复查一次。${until(p)}`,
    ),
    reconsiderationAsked: note(
      '请复查不予受理决定',
      (p) =>
        `${whose(p)}：申辩人请求复查不予受理决定，须由原办理人以外的复核员办理。${doBy(p, '作出复查决定')}`,
    ),
    appealInadmissibleConfirmed: note(
      '维持不予受理决定',
      (p) => `${whose(p)}：经复查，维持不予受理决定，申辩办结，原得分不变，无须再办理。${because(p)}`,
    ),
    appealAdmitted: note(
      '申辩已受理',
      (p) => `${whose(p)}：您的申辩已受理，正在组建复核组；名单确定后会通知您，届时可以申请成员回避。`,
    ),
    panelNeeded: note(
      '请组建复核组',
      (p) => `${whose(p)}：申辩已受理。${doBy(p, '完成复核组组建并核查回避情形')}`,
    ),
    panelInvited: note(
      '邀请您参加复核组',
      (p) => `${whose(p)}：您被指定为复核组成员。${doBy(p, '申报有无回避情形，需要回避的请提出回避')}`,
    ),
    panelNamed: note(
      '复核组已组建',
      (p) => `${whose(p)}：复核组成员见案卷。认为成员应当回避的，可以在合议前提出申请。`,
    ),
    recusalAsked: note(
      '有一件回避申请待决定',
      (p) => `${whose(p)}：当事一方申请复核组成员回避，请作出决定。${because(p)}`,
    ),
    recusalGranted: note(
      '回避申请已同意',
      (p) =>
        `${whose(p)}：该成员退出复核组，复核组重新组建，名单确定后另行通知，复核期限中止计算。${because(p)}`,
    ),
    recusalDenied: note(
      '回避申请已驳回',
      (p) => `${whose(p)}：该成员继续参加复核，无须再办理。${because(p)}`,
    ),
    appealAnswered: note(
      '考核组已书面答复',
      (p) => `${whose(p)}：考核组对申辩的答复和证据见案卷，可以补充证据。`,
    ),
    evidenceAdded: note('有新的证据', (p) => `${whose(p)}：一方提交了新的证据，双方均可在案卷中查看和回应。`),
    hearingCalled: note(
      '通知听取意见',
      (p) => `${whose(p)}：复核组将当面听取双方意见，日期和地点见案卷，请按时到场。`,
    ),
    hearingHeld: note(
      '听取意见已记录',
      (p) => `${whose(p)}：听取意见的记录见案卷，请核对；有异议的，在合议前补充意见。`,
    ),
    answerNeeded: note(
      '请书面答复申辩',
      (p) => `${whose(p)}：复核已开始，请考核组提交书面答复和证据。${until(p)}`,
    ),
    appealExtended: note(
      '复核期限已延长',
      (p) => `${whose(p)}：您的申辩延长复核期限一次，无须办理，可以继续补充证据。${because(p)}${until(p)}`,
    ),
    voteNeeded: note(
      '请就申辩表决',
      (p) => `${whose(p)}：复核组已进入合议。${because(p)}${doBy(p, '逐项表决')}`,
    ),
    votesIn: note('复核组表决已齐', (p) => `${whose(p)}：全体成员均已表决，请组长按多数意见作出决定。`),
    appealWithdrawn: note('申辩已撤回', (p) => `${whose(p)}：申辩人撤回了申辩，原得分不变，无须再办理。`),
    decisionSetAside: note(
      '复核决定已撤销',
      (p) =>
        `${whose(p)}：因应当回避而未回避，复核决定已撤销，将重新组建复核组；已经取得的较好结果保留。${because(p)}名单确定后另行通知。`,
    ),
    appealOverdue: note(
      '申辩办理逾期，请督办',
      (p) => `${whose(p)}：申辩办理已逾期，当前环节未完成，请予督办。`,
    ),
    decisionToApprove: note(
      '复核决定待审签',
      (p) => `${whose(p)}：复核组已作出决定。${doBy(p, '审签，逾期决定自动生效')}`,
    ),
    decisionServed: note(
      '复核决定已送达',
      (p) => `${whose(p)}：您的申辩已作出复核决定，决定书见案卷。${doBy(p, '签收，逾期视为送达')}`,
    ),
  },
} as const satisfies MachineWords<'appeal'>;
