import type { Indicator } from '@kaohe/domain';
import { apart, scored } from './indicator.ts';

/** What every category is asked alike. */
export const organisation: readonly Indicator[] = [
  scored({
    code: 'A1',
    name: '组织生活按期开展、议题来自工作、决定有人落实',
    form: 500,
    effect: 500,
    subjects: ['organisation', 'secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    rule: '按期开展得 3 分，议题结合当期任务得 2 分；抽查三次会议的决定，全部落实得 5 分，一项未落实扣 2 分，扣完为止。',
    items: [
      { code: 'A1.1', name: '按期开展且议题结合任务', points: 500, rule: '缺一次扣 1 分。' },
      { code: 'A1.2', name: '会议决定的落实', points: 500, rule: '一项未落实扣 2 分。' },
    ],
  }),
  scored({
    code: 'A2',
    name: '党员教育管理到人，流动和困难党员有联系有帮助',
    form: 500,
    effect: 500,
    subjects: ['organisation', 'cadre'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    rule: '台账与实际一致得 5 分；随机访谈三名党员，能说出本人任务和最近一次谈心内容的，每人得相应分值。',
  }),
];

export const learning: readonly Indicator[] = [
  scored({
    code: 'C1',
    name: '学习内容用到岗位上，抽测和现场提问合格',
    form: 300,
    effect: 700,
    subjects: ['secretary', 'cadre'],
    methods: ['effectTest', 'interview'],
    rule: '学习计划落实得 3 分；随机抽测六人，全部合格得 7 分，一人不合格扣 1.5 分。',
  }),
  scored({
    code: 'C2',
    name: '党员在急难任务中站得出来',
    form: 300,
    effect: 700,
    subjects: ['organisation', 'cadre'],
    methods: ['drill', 'questionnaire'],
    rule: '有突击队和分工方案得 3 分；现场演练按到位时间、处置正确、配合默契三项计 7 分。',
  }),
];

/** `inspector`: false for a category whose units have no discipline inspector. */
export const duty = (inspector: boolean): readonly Indicator[] => [
  scored({
    code: 'D1',
    name: '书记履行第一责任：亲自部署、亲自过问、亲自解决难题',
    form: 400,
    effect: 600,
    subjects: ['secretary'],
    methods: ['documentReview', 'interview'],
    components: ['daily'],
    rule: '部署和过问有记录得 4 分；年初列出的难题解决一件得 2 分，至 6 分止。',
  }),
  scored({
    code: 'D2',
    name: inspector
      ? '纪检委员履行监督责任：日常提醒有记录、苗头问题早处理'
      : '支部内部监督：财物、用工和评优公开',
    form: 400,
    effect: 600,
    subjects: inspector ? ['discipline'] : ['organisation'],
    methods: ['documentReview', 'interview'],
    rule: '监督事项清单完整得 4 分；抽查提醒事项的整改，全部完成得 6 分，一项未完成扣 2 分。',
  }),
];

export const people: readonly Indicator[] = [
  scored({
    code: 'E1',
    name: '服务对象和职工群众的评价',
    form: 200,
    effect: 800,
    subjects: ['organisation', 'cadre'],
    methods: ['questionnaire', 'interview'],
    frequency: 'halfYear',
    rule: '意见有登记有回访得 2 分；满意度 90% 及以上得 8 分，每低 5 个百分点扣 1 分。',
  }),
];

export const besides: readonly Indicator[] = [
  apart('bonus', {
    code: 'X1',
    name: '做法被上级党组织发文推广',
    subjects: ['organisation'],
    methods: ['documentReview'],
    cap: 300,
    rule: '集团级 1 分，省部级 3 分；同一做法只计一次。',
  }),
  apart('deduction', {
    code: 'Y1',
    name: '受到通报批评',
    subjects: ['organisation', 'secretary'],
    methods: ['documentReview'],
    cap: 500,
    rule: '以发文为据，一次扣 1 分。',
  }),
  apart('veto', {
    code: 'Z1',
    name: '班子成员受到党纪政务重处分',
    subjects: ['organisation', 'secretary'],
    methods: ['documentReview'],
    evidence: '有管理权限的纪检监察机关作出的处分决定书。',
    rule: '在考核年度内作出处分决定的，等次定为最末。',
  }),
];
