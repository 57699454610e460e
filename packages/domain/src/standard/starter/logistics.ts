import { besides } from './apart.ts';
import { organisation } from './enterprise.ts';
import { dimension, scored, standard } from './indicator.ts';
import { adds, deducts, inProportion, tiered } from './rule.ts';

const tasks = dimension('B', '服务保障', [
  scored(4, 11, {
    code: 'B1',
    name: '保障任务不误时，差错有追溯',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    components: ['onSite', 'daily'],
    frequency: 'month',
    questions: ['最近一次差错是什么，后来怎么防的？', '高峰时段谁顶在前面？'],
    said: inProportion({ measure: '年度差错率', unit: '‰', from: 10, to: 1 }),
  }),
  scored(4, 11, {
    code: 'B2',
    name: '节约降耗有措施，职工生活有改善',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    frequency: 'halfYear',
    questions: ['今年职工最满意的一件实事是什么？', '费用降在哪里，质量有没有跟着降？'],
    said: adds([
      ['公布的一件实事按期办成', 3],
      ['一项降耗措施经核算见效', 3],
      ['职工评议认可一项改进', 2],
    ]),
  }),
]);

const learning = dimension('C', '学习和能力', [
  scored(3, 7, {
    code: 'C1',
    name: '岗位规程和服务要求人人过关',
    subjects: ['secretary', 'cadre'],
    methods: ['effectTest', 'interview'],
    questions: ['遇到职工投诉，第一句话怎么说？', '本岗位的操作规程，请演示一遍。'],
    said: inProportion({ measure: '随机抽测合格率', unit: '%', from: 50, to: 100 }),
  }),
  scored(2, 6, {
    code: 'C2',
    name: '停水停电、食品安全等突发情况处置得当',
    subjects: ['organisation', 'cadre'],
    methods: ['drill', 'questionnaire'],
    failedDrill: 300,
    frequency: 'halfYear',
    questions: ['半夜停水，先通知谁，多久恢复？'],
    said: tiered([
      ['到位及时、告知清楚、恢复按时', 8],
      ['恢复按时、告知有遗漏', 6],
      ['恢复超时', 3],
      ['未能处置', 0],
    ]),
  }),
]);

/** A small branch has no discipline inspector: its committee watches itself in the open. */
const duty = dimension('D', '责任和监督', [
  scored(3, 5, {
    code: 'D1',
    name: '书记履行第一责任：在班组、在现场、在难处',
    subjects: ['secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['书记这个月顶过哪一班？', '职工反映最多的一件事，书记怎么办的？'],
    said: adds([
      ['每月到每个班组听意见并当场答复', 1],
      ['牵头解决一件职工反映集中的难题', 2],
      ['与支部委员逐人谈履责情况', 0.5],
    ]),
  }),
  scored(2, 4, {
    code: 'D2',
    name: '支部内部监督：财物、用工和评优公开',
    subjects: ['organisation', 'cadre'],
    methods: ['documentReview', 'interview'],
    frequency: 'halfYear',
    questions: ['食材和物资怎么验收，谁签字？', '评优名单怎么来的，公示了几天？'],
    said: deducts([
      ['应公开未公开', 1],
      ['物资验收无两人签字', 1.5],
      ['评优未经支部讨论', 1],
    ]),
  }),
  scored(1, 5, {
    code: 'D3',
    name: '支部委员分工负责，各管一片各有成效',
    subjects: ['cadre'],
    methods: ['interview', 'effectTest'],
    questions: ['你分管的这一片，今年变好了什么？'],
    said: adds([
      ['分工公开且本人能说清', 1],
      ['分管范围内问题解决一件', 1.5],
    ]),
  }),
]);

const people = dimension('E', '职工评价', [
  scored(2, 6, {
    code: 'E1',
    name: '服务对象和职工群众的评价',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['questionnaire', 'interview'],
    frequency: 'halfYear',
    questions: ['你提的意见，改了没有？'],
    said: inProportion({ measure: '服务满意度', unit: '%', from: 60, to: 95 }),
  }),
  scored(1, 3, {
    code: 'E2',
    name: '意见登记和回访',
    subjects: ['organisation'],
    methods: ['documentReview', 'effectTest'],
    frequency: 'quarter',
    said: deducts([
      ['意见未登记', 0.5],
      ['登记后五个工作日未回访', 1],
    ]),
  }),
]);

/** A small branch without a discipline inspector that keeps others going. */
export const service = standard([
  organisation,
  tasks,
  learning,
  duty,
  people,
  dimension('F', '加分、扣分和一票否决', besides('集团党委')),
]);
