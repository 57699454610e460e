import { besides } from './apart.ts';
import { dimension, scored, standard } from './indicator.ts';
import { adds, deducts, inProportion, tiered } from './rule.ts';

const organisation = dimension('A', '组织建设', [
  scored(3, 4, {
    code: 'A1',
    name: '支部建在教研组和年级组上，组织生活和教研活动相互促进',
    subjects: ['organisation', 'secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['最近一次组织生活讨论了教学中的什么问题？', '讨论之后课堂上改了什么？'],
    items: [
      ['按期开展、教研组全部覆盖', 3],
      ['议定的改进在课堂上看得见', 4],
    ],
    said: deducts([
      ['教研组无故缺开一次组织生活', 1],
      ['议题与育人工作无关', 0.5],
      ['听课抽查未见议定的改进', 1.5],
    ]),
  }),
  scored(2, 4, {
    code: 'A2',
    name: '把骨干教师培养成党员，把党员培养成教学和管理骨干',
    subjects: ['organisation', 'cadre'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'halfYear',
    questions: ['培养对象今年上了几次公开课，谁听、怎么评？', '入党前后，自己的岗位责任有什么变化？'],
    said: adds([
      ['培养联系人按季听课谈话', 2],
      ['一名骨干教师被确定为发展对象', 2],
      ['一名党员教师成长为学科带头人', 2],
    ]),
  }),
  scored(1, 4, {
    code: 'A3',
    name: '团队组织有人带，学生骨干培养有实效',
    subjects: ['organisation', 'cadre'],
    methods: ['interview', 'questionnaire'],
    questions: ['上一次团课讲了什么，学生怎么反应？'],
    said: tiered([
      ['学生干部能说出参与的事和收获，活动常态开展', 5],
      ['活动常态开展，学生参与面不足', 3],
      ['活动零星', 1],
      ['无人负责', 0],
    ]),
  }),
]);

const tasks = dimension('B', '立德树人', [
  scored(4, 11, {
    code: 'B1',
    name: '课堂育人质量提升，党员教师带头改进教学',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    components: ['onSite', 'daily'],
    frequency: 'month',
    questions: ['本学期自己的课改了哪一处，效果怎么看出来？', '学习困难的学生，谁在帮，进展如何？'],
    said: inProportion({ measure: '随堂听课达标率', unit: '%', from: 60, to: 95 }),
  }),
  scored(4, 11, {
    code: 'B2',
    name: '校园安全和学生身心健康责任到人',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    frequency: 'quarter',
    questions: ['班里需要重点关心的学生有几位，最近一次联系是什么时候？', '发现欺凌苗头，第一步做什么？'],
    said: deducts([
      ['重点学生没有联系人', 2],
      ['抽查的隐患超期未整改', 2],
      ['现场提问不知道处置步骤', 1],
      ['发生一起责任事故', 15],
    ]),
  }),
]);

const teachers = dimension('C', '师德和能力', [
  scored(3, 7, {
    code: 'C1',
    name: '教师理论学习入脑入心，讲得清、用得上',
    subjects: ['secretary', 'cadre'],
    methods: ['effectTest', 'interview'],
    questions: ['怎样把所学讲给本年级的学生听？请当场讲三分钟。', '学习中哪一条改变了你的做法？'],
    said: inProportion({ measure: '现场试讲和抽测合格率', unit: '%', from: 50, to: 100 }),
  }),
  scored(2, 6, {
    code: 'C2',
    name: '应急疏散和突发事件处置练得熟',
    subjects: ['organisation', 'cadre'],
    methods: ['drill', 'interview'],
    failedDrill: 300,
    frequency: 'halfYear',
    questions: ['警报响起，你负责哪个楼层、哪个出口？'],
    said: tiered([
      ['限时内全员疏散，党员在岗，清点无误', 8],
      ['限时内疏散，个别岗位缺人', 6],
      ['超时或者清点有误', 3],
      ['未能组织', 0],
    ]),
  }),
]);

const duty = dimension('D', '责任和监督', [
  scored(3, 5, {
    code: 'D1',
    name: '书记履行第一责任：进课堂、进食堂、进宿舍，难题自己牵头',
    subjects: ['secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    frequency: 'quarter',
    questions: ['书记这个月听了几节课，反馈给了谁？', '家长反映最集中的问题，书记怎么办的？'],
    said: adds([
      ['每月听课并反馈到人', 1],
      ['牵头解决一件师生反映集中的难题', 2],
      ['与班子成员逐人谈履责情况', 0.5],
    ]),
  }),
  scored(2, 4, {
    code: 'D2',
    name: '纪检委员管住招生、收费、食堂、采购等环节',
    subjects: ['discipline'],
    methods: ['documentReview', 'interview'],
    questions: ['食堂采购你看过几次票据，发现了什么？', '有偿补课的线索怎么核实？'],
    said: deducts([
      ['重点环节没有监督记录', 1.5],
      ['线索未核实到底', 1.5],
      ['提醒事项未跟踪到结果', 1],
    ]),
  }),
  scored(1, 5, {
    code: 'D3',
    name: '班子成员分管到哪里，师德师风抓到哪里',
    subjects: ['cadre'],
    methods: ['interview', 'effectTest'],
    questions: ['分管年级今年的师德提醒有几次，为什么？', '联系的教研组，最大的短板是什么？'],
    said: adds([
      ['分管年级和学科的责任清单本人能说清', 1],
      ['联系教研组的短板改进一项', 2],
      ['师德问题早发现早纠正', 1],
    ]),
  }),
]);

const people = dimension('E', '师生和家长评价', [
  scored(2, 8, {
    code: 'E1',
    name: '学生、家长和教职工的评价',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['questionnaire', 'interview'],
    frequency: 'halfYear',
    questions: ['向学校提过什么意见，结果怎样？'],
    said: inProportion({ measure: '师生家长满意度', unit: '%', from: 60, to: 95 }),
  }),
  scored(1, 3, {
    code: 'E2',
    name: '党务校务公开，意见件件有回音',
    subjects: ['organisation'],
    methods: ['documentReview', 'effectTest'],
    frequency: 'halfYear',
    said: deducts([
      ['应公开未公开', 0.5],
      ['家长和教职工意见超期未答复', 1],
    ]),
  }),
]);

/** A branch of a school. */
export const school = standard([
  organisation,
  tasks,
  teachers,
  duty,
  people,
  dimension('F', '加分、扣分和一票否决', besides('教育系统党委')),
]);
