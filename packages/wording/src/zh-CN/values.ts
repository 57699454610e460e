import type { Values } from '../vocabulary.ts';

export const values: Values = {
  answer: { acknowledged: '属实', disputed: '有异议' },
  class: { immediate: '立行立改', oneMonth: '一个月内', threeMonths: '三个月内', long: '长期坚持' },
  component: {
    onSite: '现场考核',
    daily: '日常考核',
    debriefing: '述职测评',
    bonus: '加分',
    deduction: '扣分',
  },
  direction: { positive: '成绩', problem: '问题', neutral: '情况记录' },
  effect: { good: '好', fairlyGood: '较好', average: '一般', poor: '差' },
  kind: { survey: '问卷调查', ballot: '民主测评', achievement: '成绩', problem: '问题' },
  method: {
    documentReview: '查阅资料',
    questionnaire: '问卷调查',
    interview: '个别访谈',
    effectTest: '效果测试',
    drill: '实战考核',
  },
  outcome: {
    none: '尚无',
    upheld: '维持',
    adjusted: '调整',
    partly: '部分调整',
    remanded: '发回重评',
    kept: '维持底单',
    struck: '撤销底单',
    superseded: '更正底单',
  },
  target: { safety: '安全责任目标', coreTarget: '核心经营指标' },
  subjectKind: {
    organisation: '党组织（主体责任）',
    secretary: '书记（第一责任）',
    discipline: '纪检委员（监督责任）',
    cadre: '班子成员（一岗双责）',
  },
  tie: { kin: '亲属关系', formerUnit: '原工作单位', interest: '利害关系', other: '其他关系' },
  way: { agreed: '意见一致', chosen: '采用一人', mean: '取平均', own: '另行核定' },
};
