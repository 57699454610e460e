import type { DocumentName } from '../documents/letter.ts';

export const documents: Readonly<Record<DocumentName, string>> = {
  resultsNotice: '考核结果公示',
  bulletin: '阶段性通报',
  feedbackLetter: '考核反馈意见',
  appealInadmissible: '申辩不予受理决定',
  appealDecision: '申辩复核决定',
  commendationNotice: '表彰对象公示',
  visitNotice: '进驻考核通知',
  commendation: '表彰决定',
  rectificationOrder: '整改通知',
  closingNotice: '整改办结通知',
  panelAppointment: '复核组组成通知',
  analysisReport: '考核分析报告',
};
