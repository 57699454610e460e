import { besides } from './apart.ts';
import { duty, organisation, people } from './enterprise.ts';
import { dimension, scored, standard } from './indicator.ts';
import { adds, deducts, inProportion, tiered } from './rule.ts';

const tasks = dimension('B', '科研攻关', [
  scored(4, 11, {
    code: 'B1',
    name: '关键技术由党员领题，节点按期完成',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    components: ['onSite', 'daily'],
    frequency: 'month',
    questions: ['你领的题目卡在哪里，支部帮了什么？', '哪个节点延误过，怎样追回来的？'],
    said: inProportion({ measure: '节点按期完成率', unit: '%', from: 60, to: 100 }),
  }),
  scored(4, 11, {
    code: 'B2',
    name: '成果用到现场，青年骨干有人带',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview', 'effectTest', 'interview'],
    frequency: 'halfYear',
    questions: ['成果在哪个现场用，用的人怎么说？', '师傅这个月教了你什么？'],
    said: adds([
      ['一项成果在现场应用并有使用方证明', 4],
      ['一名青年骨干独立承担课题', 2],
      ['师带徒协议按季检查', 1],
    ]),
  }),
]);

const learning = dimension('C', '学习和科研诚信', [
  scored(3, 7, {
    code: 'C1',
    name: '学习联系科研实际，抽测和交流合格',
    subjects: ['secretary', 'cadre'],
    methods: ['effectTest', 'interview'],
    questions: ['学习中哪一条改变了课题的选择？', '请讲清楚本方向和国家需要的关系。'],
    said: inProportion({ measure: '随机抽测合格率', unit: '%', from: 50, to: 100 }),
  }),
  scored(2, 6, {
    code: 'C2',
    name: '实验数据真实可查，突击任务拉得出',
    subjects: ['organisation', 'cadre'],
    methods: ['drill', 'effectTest'],
    failedDrill: 200,
    questions: ['这组数据的原始记录在哪里，请当场调出来。'],
    said: tiered([
      ['原始记录当场可查，突击分工到人、按时完成', 8],
      ['原始记录可查，突击任务有疏漏', 6],
      ['原始记录不全', 2],
      ['数据无法追溯', 0],
    ]),
  }),
]);

const openness = people.indicators.map((one) =>
  one.code === 'E2'
    ? scored(1, 3, {
        code: 'E2',
        name: '经费使用和评优推荐公开，意见有回应',
        subjects: ['organisation'],
        methods: ['documentReview', 'effectTest'],
        frequency: 'halfYear',
        said: deducts([
          ['经费或者评优应公开未公开', 1],
          ['意见登记后十个工作日未答复', 1],
        ]),
      })
    : one,
);

/** A branch of researchers and engineers. */
export const research = standard([
  organisation,
  tasks,
  learning,
  duty,
  dimension('E', people.name, openness),
  dimension('F', '加分、扣分和一票否决', besides('集团党委')),
]);
