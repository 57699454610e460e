import { besides } from './apart.ts';
import { dimension, scored, standard } from './indicator.ts';
import { adds, deducts, inProportion, tiered } from './rule.ts';

const organisation = dimension('A', '政治功能和组织功能', [
  scored(3, 5, {
    code: 'A1',
    name: '上级部署第一时间学、结合职能转化成本部门的事',
    subjects: ['organisation', 'secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['上季度传达的部署，转化成了本部门哪几件具体的事？', '哪一件已经办完，谁能证明？'],
    items: [
      ['传达及时、分工到人', 3],
      ['转化的事项办结', 5],
    ],
    said: deducts([
      ['重要部署超过五个工作日未研究', 1],
      ['转化事项没有责任人和时限', 0.5],
      ['转化事项到期未办结', 2],
    ]),
  }),
  scored(2, 4, {
    code: 'A2',
    name: '支部活动和业务工作一起谋划，不搞两张皮',
    subjects: ['organisation', 'cadre'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['最近一次主题党日解决了业务上的什么堵点？', '哪些活动是应付检查做的？'],
    said: deducts([
      ['活动与业务没有关联', 1],
      ['以照片、打卡代替效果', 1],
      ['党员大会无故缺席率超过两成', 0.5],
    ]),
  }),
  scored(2, 4, {
    code: 'A3',
    name: '年轻干部在重点任务里历练成长',
    subjects: ['secretary', 'cadre'],
    methods: ['interview', 'effectTest'],
    questions: ['今年独立牵头了什么事？', '谁带你，多久谈一次？'],
    said: adds([
      ['年轻党员有培养联系人并按季谈话', 2],
      ['年轻党员独立牵头完成一项重点任务', 2],
      ['年轻党员的建议被采纳', 1],
    ]),
  }),
]);

const tasks = dimension('B', '服务中心工作', [
  scored(4, 11, {
    code: 'B1',
    name: '为基层办事限时办结、一次说清',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'questionnaire'],
    components: ['onSite', 'daily'],
    frequency: 'month',
    questions: ['这件事基层跑了几次，为什么？', '退回补正的理由是不是一次说全了？'],
    said: inProportion({ measure: '抽查事项按期办结率', unit: '%', from: 80, to: 100 }),
  }),
  scored(4, 11, {
    code: 'B2',
    name: '调研成果转成制度或措施，文件会议报表减下来',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    frequency: 'halfYear',
    questions: ['今年哪一项调研改变了一条规定？', '基层的报表少了几张，谁能证明？'],
    said: adds([
      ['年度调研计划按期完成', 3],
      ['调研建议转成一项制度并施行', 4],
      ['取消或者合并一项面向基层的报表、会议', 2],
    ]),
  }),
]);

const learning = dimension('C', '学习和能力', [
  scored(2, 8, {
    code: 'C1',
    name: '政策法规掌握准，现场答得出、办得对',
    subjects: ['secretary', 'cadre'],
    methods: ['effectTest', 'interview'],
    questions: ['本处室最常被问的三个政策问题怎么答？', '新出台的规定，和原来相比变了什么？'],
    said: inProportion({ measure: '随机抽测合格率', unit: '%', from: 60, to: 100 }),
  }),
  scored(2, 6, {
    code: 'C2',
    name: '突发事项处置得当，值守报送不误事',
    subjects: ['organisation', 'cadre'],
    methods: ['drill', 'interview'],
    failedDrill: 300,
    questions: ['夜里接到紧急信息，第一个电话打给谁？'],
    said: tiered([
      ['情形判断准、报送及时、分工清楚', 8],
      ['报送及时、分工有疏漏', 6],
      ['报送迟缓', 3],
      ['未能处置', 0],
    ]),
  }),
]);

const duty = dimension('D', '责任和作风', [
  scored(3, 5, {
    code: 'D1',
    name: '书记抓党建的第一责任看得见：亲自抓难点、亲自督进度',
    subjects: ['secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['书记今年亲自解决的难点是什么？', '书记上一次到基层联系点是什么时候，带回了什么问题？'],
    said: adds([
      ['牵头解决年初公布的一项难点', 2],
      ['每季到联系点听意见并逐条答复', 1],
      ['与支部委员逐人谈履责情况', 0.5],
    ]),
  }),
  scored(2, 4, {
    code: 'D2',
    name: '纪检委员盯住审批、采购、接待等环节，提醒在前',
    subjects: ['discipline'],
    methods: ['documentReview', 'interview'],
    questions: ['今年提前介入了哪一项采购或者审批？', '提醒之后有没有改？'],
    said: deducts([
      ['重点环节没有监督记录', 1.5],
      ['提醒事项未跟踪到结果', 1],
      ['应当报告的苗头未报告', 2],
    ]),
  }),
  scored(1, 5, {
    code: 'D3',
    name: '班子成员管业务也管队伍、管作风',
    subjects: ['cadre'],
    methods: ['interview', 'effectTest'],
    questions: ['分管的同志里谁最近有思想波动，你怎么知道的？', '分管工作里哪一条作风问题今年改了？'],
    said: adds([
      ['与分管同志逐人谈心', 1],
      ['分管范围内一项作风问题整改见效', 2],
      ['分管工作按期完成且无差错退回', 2],
    ]),
  }),
]);

const people = dimension('E', '服务对象评价', [
  scored(2, 6, {
    code: 'E1',
    name: '基层单位和办事人的评价',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['questionnaire', 'interview'],
    frequency: 'halfYear',
    questions: ['有没有推诿、拖延，具体是哪一件？'],
    said: inProportion({ measure: '服务对象满意度', unit: '%', from: 60, to: 95 }),
  }),
  scored(1, 3, {
    code: 'E2',
    name: '投诉和意见件件有回音',
    subjects: ['organisation'],
    methods: ['documentReview', 'effectTest'],
    frequency: 'quarter',
    said: deducts([
      ['投诉超期未答复', 1],
      ['同一问题再次投诉属实', 1.5],
    ]),
  }),
]);

/** A branch of an office: a department that serves others. */
export const office = standard([
  organisation,
  tasks,
  learning,
  duty,
  people,
  dimension('F', '加分、扣分和一票否决', besides('上级机关工委')),
]);
