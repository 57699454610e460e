import type { WindowName } from '../kernel/name.ts';

/** Where a default comes from: a rule in force, what many rules of this kind do, or a principle of this system. */
export const bases = {
  ours: {
    zh: '本系统的建议值，无外部规定，可按本单位实际调整',
    en: 'Proposed by this system; no outside rule; adjust to your organisation',
  },
  practice: {
    zh: '各地考核办法的通行做法',
    en: 'What most published assessment rules do',
  },
  responsible: {
    zh: '把责任主体考准：责任人本人签收、答复，期限须让其来得及',
    en: 'Target the responsible subject: who answers must sign in person and have time to',
  },
  effect: {
    zh: '把履责效果考透、把考核方式用活：效果分不得少于设定比例，仅凭查阅资料的分值不得超过设定比例',
    en: 'Probe the effect, use many methods: at least this share for effect, at most that for documents alone',
  },
  daily: {
    zh: '把日常考核做实：日常考核必须占有分量，阶段有研究、有通报',
    en: 'Make it daily: the daily record has weight; each period is discussed and reported',
  },
  useResults: {
    zh: '把考核结果用好：反馈及时、整改闭环、结果与经营绩效挂钩',
    en: 'Use the results: timely feedback, rectification to the end, linkage with performance',
  },
  appeal: {
    zh: '参照公务员法第九十五条、第九十六条（复核、申诉有期限，案情复杂的可以适当延长，不因申诉加重处理），期限按年度考核节奏缩短',
    en: 'After Civil Servant Law arts. 95, 96 (time limits, longer when complex, never worse for appealing), shortened to the rhythm of a year',
  },
  finality: {
    zh: '参照公务员法第九十五条关于复核后可再申诉的规定；本系统以二级为终局',
    en: 'After Civil Servant Law art. 95 (an appeal may follow a review); here the second level is final',
  },
  publicNotice: {
    zh: '参照《党政领导干部选拔任用工作条例》：公示期不少于五个工作日',
    en: 'After the Regulations on the selection of leading cadres: public notice of at least five working days',
  },
  recusal: {
    zh: '回避情形参照公务员法第七十四条、第七十六条；曾在该单位工作的年限为本系统建议值',
    en: 'Grounds after Civil Servant Law arts. 74, 76; the number of years is proposed by this system',
  },
  grading: {
    zh: '参照《关于做好基层党组织分类定级工作的指导意见》（组厅字〔2012〕6号）附表：90、80、60 分划等，群众满意率低于 90% 不得定为“好”',
    en: 'After the 2012 guidance on grading grassroots Party organisations: 90, 80, 60 points; below 90 % satisfied not "good"',
  },
  anonymity: {
    zh: '匿名测评的通行下限：少于五人的组不单独公布',
    en: 'The usual floor of anonymous surveys: no result for fewer than five',
  },
} as const;
export type BasisKey = keyof typeof bases;

const windows: Record<WindowName, BasisKey> = {
  acknowledgement: 'responsible',
  sheetAnswer: 'responsible',
  sheetResolution: 'daily',
  verification: 'daily',
  minutes: 'daily',
  feedback: 'useResults',
  deemedReceived: 'ours',
  appealFiling: 'appeal',
  admissibility: 'appeal',
  supplement: 'appeal',
  appealDecision: 'appeal',
  appealExtension: 'appeal',
  empanelling: 'ours',
  deliberation: 'ours',
  approval: 'ours',
  secondLevelFiling: 'finality',
  secondLevelDecision: 'finality',
  resultsNotice: 'publicNotice',
  commendationNotice: 'publicNotice',
  objectionInquiry: 'ours',
  reconsideration: 'appeal',
  serving: 'ours',
  rescoring: 'ours',
  rectificationPlan: 'useResults',
  lookBack: 'useResults',
  escalationStep: 'ours',
  itemImmediate: 'practice',
  itemOneMonth: 'practice',
  itemThreeMonths: 'practice',
  itemLong: 'practice',
  effectEvaluation: 'useResults',
  visitNotice: 'responsible',
  visitSigning: 'ours',
  questionnaireRun: 'ours',
  opinions: 'ours',
  selfReport: 'daily',
};

/** Basis of every other parameter by its dotted path; one of a group stands for what is below it. */
const others: Readonly<Record<string, BasisKey>> = {
  reminders: 'ours',
  escalationPath: 'ours',
  period: 'daily',
  selfReport: 'daily',
  secondLevel: 'finality',
  'composite.weights': 'daily',
  'composite.bonusCap': 'practice',
  'scoring.deviation': 'ours',
  record: 'daily',
  standard: 'effect',
  'grades.bands': 'grading',
  'grades.quota': 'practice',
  'grades.quota.appealSeats': 'appeal',
  'grades.gates.veto': 'practice',
  'grades.gates.safety': 'practice',
  'grades.gates.coreTarget': 'practice',
  'grades.gates.satisfaction.topBelow': 'grading',
  'grades.gates.satisfaction.bottomBelow': 'ours',
  'ballot.classes': 'practice',
  'ballot.choices': 'ours',
  'questionnaire.smallestGroup': 'anonymity',
  'questionnaire.smallBranches': 'anonymity',
  methods: 'ours',
  linkage: 'useResults',
  transparency: 'useResults',
  commendation: 'practice',
  evidence: 'ours',
  recusal: 'recusal',
};
const keys: Readonly<Record<string, BasisKey>> = {
  ...others,
  ...Object.fromEntries(Object.entries(windows).map(([name, key]) => [`windows.${name}`, key])),
};

/** The basis of the parameter at a dotted path (`grades.quota.share`), or undefined when there is no such parameter. */
export const basisOf = (path: string): BasisKey | undefined =>
  keys[path] ?? (path.includes('.') ? basisOf(path.slice(0, path.lastIndexOf('.'))) : undefined);

/** Every path that a basis is given for. */
export const basisPaths: readonly string[] = Object.keys(keys);
