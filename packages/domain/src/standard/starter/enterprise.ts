import { besides } from './apart.ts';
import { dimension, scored, standard } from './indicator.ts';
import { adds, deducts, inProportion, tiered } from './rule.ts';

/** Also of other branches of an enterprise. */
export const organisation = dimension('A', '组织建设', [
  scored(4, 4, {
    code: 'A1',
    name: '组织生活按期开展、议题来自工作、决定有人落实',
    subjects: ['organisation', 'secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['最近一次支部党员大会定了什么事，由谁办，办成了没有？', '主题党日活动解决了班组的什么问题？'],
    items: [
      ['按期开展、议题结合当期任务', 4],
      ['会议决定的落实', 4],
    ],
    said: deducts([
      ['缺开一次应开的会议', 1],
      ['议题与当期任务无关', 0.5],
      ['抽查的决定未落实', 2],
    ]),
  }),
  scored(3, 3, {
    code: 'A2',
    name: '党员教育管理到人，流动和困难党员有联系有帮助',
    subjects: ['organisation', 'cadre'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['本人今年领了什么任务？', '最近一次谈心谈话谈了什么，之后有什么变化？'],
    said: deducts([
      ['台账与实际不符', 0.5],
      ['受访党员说不出本人任务', 1],
      ['流动或者困难党员半年无人联系', 1.5],
    ]),
  }),
  scored(2, 4, {
    code: 'A3',
    name: '骨干培养见成效：把骨干培养成党员，把党员培养成骨干',
    subjects: ['organisation', 'secretary'],
    methods: ['documentReview', 'interview'],
    questions: ['新发展的党员在岗位上承担了什么？', '一线班组还有没有党员空白，打算怎么补？'],
    said: adds([
      ['培养计划到人并逐季跟踪', 2],
      ['一名生产骨干被确定为发展对象', 1],
      ['消除一个班组的党员空白', 2],
    ]),
  }),
]);

const tasks = dimension('B', '中心任务', [
  scored(4, 11, {
    code: 'B1',
    name: '围绕生产经营任务组织攻关，年度目标按月推进',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    components: ['onSite', 'daily'],
    frequency: 'month',
    questions: ['今年的攻关题目是怎么定的？', '上个月差在哪里，党员做了什么？'],
    said: inProportion({ measure: '年度目标完成率', unit: '%', from: 70, to: 100 }),
  }),
  scored(4, 11, {
    code: 'B2',
    name: '安全责任落到岗位，隐患由党员包干销号',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    frequency: 'quarter',
    questions: ['你包干的隐患是哪一处，什么时候销号？', '遇到违章作业，你怎么处理？'],
    said: deducts([
      ['包干清单缺岗位或者缺责任人', 1],
      ['抽查的隐患超期未销号', 2],
      ['现场提问不知道本岗位风险', 1],
      ['发生一起责任事故', 15],
    ]),
  }),
]);

const learning = dimension('C', '学习和能力', [
  scored(3, 7, {
    code: 'C1',
    name: '学习内容用到岗位上，抽测和现场提问合格',
    subjects: ['secretary', 'cadre'],
    methods: ['effectTest', 'interview'],
    questions: ['最近学的哪一条用在了工作里，结果怎样？', '本岗位今年新增的规定有哪几条？'],
    said: inProportion({ measure: '随机抽测合格率', unit: '%', from: 50, to: 100 }),
  }),
  scored(2, 6, {
    code: 'C2',
    name: '党员在急难任务中站得出来',
    subjects: ['organisation', 'cadre'],
    methods: ['drill', 'questionnaire'],
    failedDrill: 300,
    questions: ['接到抢修命令，几分钟内到位，谁带队？'],
    said: tiered([
      ['按时到位、处置正确、配合默契', 8],
      ['按时到位、处置基本正确', 6],
      ['到位迟缓或者处置有误', 3],
      ['未能组织起来', 0],
    ]),
  }),
]);

export const duty = dimension('D', '责任和监督', [
  scored(3, 5, {
    code: 'D1',
    name: '书记履行第一责任：亲自部署、亲自过问、亲自解决难题',
    subjects: ['secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['年初列的难题，书记自己解决了哪一件？', '哪一件事是书记三次以上过问才办成的？'],
    said: adds([
      ['专题部署并明确责任人和时限', 1],
      ['年初列出的难题由书记牵头解决一件', 2],
      ['到班组听取意见并当场答复', 0.5],
    ]),
  }),
  scored(2, 4, {
    code: 'D2',
    name: '纪检委员履行监督责任：日常提醒有记录、苗头问题早处理',
    subjects: ['discipline'],
    methods: ['documentReview', 'interview'],
    questions: ['今年提醒过谁、什么事、后来怎样？', '物资采购和用工，你监督了哪几个环节？'],
    said: deducts([
      ['监督事项清单缺重点环节', 1],
      ['提醒事项未跟踪到结果', 1.5],
      ['苗头问题应发现而未发现', 2],
    ]),
  }),
  scored(1, 5, {
    code: 'D3',
    name: '班子成员一岗双责：分管到哪里，责任落实到哪里',
    subjects: ['cadre'],
    methods: ['interview', 'effectTest'],
    questions: ['分管范围内最大的风险是什么，你做了什么？', '联系点今年的问题清单还剩几件？'],
    said: adds([
      ['责任清单本人认领并能说清', 1],
      ['联系点问题解决一件', 1.5],
      ['分管领域目标如期完成', 2],
    ]),
  }),
]);

export const people = dimension('E', '群众评价', [
  scored(2, 6, {
    code: 'E1',
    name: '职工群众对党组织的评价',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['questionnaire', 'interview'],
    frequency: 'halfYear',
    questions: ['你提的意见，多久得到答复？'],
    said: inProportion({ measure: '职工满意度', unit: '%', from: 60, to: 90 }),
  }),
  scored(1, 3, {
    code: 'E2',
    name: '党务公开和意见回应',
    subjects: ['organisation'],
    methods: ['documentReview', 'effectTest'],
    frequency: 'halfYear',
    said: deducts([
      ['应公开未公开', 0.5],
      ['意见登记后十个工作日未答复', 1],
    ]),
  }),
]);

/** A branch of a state-owned enterprise. */
export const enterprise = standard([
  organisation,
  tasks,
  learning,
  duty,
  people,
  dimension('F', '加分、扣分和一票否决', besides('集团党委')),
]);
