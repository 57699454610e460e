import type { Window } from '../kernel/calendar/due.ts';
import type { WindowName } from '../kernel/name.ts';
import type { Policy } from './policy.ts';

const days = (count: number): Window => ({ count, unit: 'workingDays' });
const months = (count: number): Window => ({ count, unit: 'months' });

const windows: Record<WindowName, Window> = {
  acknowledgement: days(5),
  sheetAnswer: days(5),
  sheetResolution: days(5),
  verification: days(10),
  minutes: days(3),
  feedback: days(10),
  deemedReceived: days(3),
  appealFiling: days(5),
  admissibility: days(3),
  supplement: days(3),
  appealDecision: days(10),
  appealExtension: days(5),
  empanelling: days(3),
  deliberation: days(3),
  approval: days(3),
  secondLevelFiling: days(5),
  secondLevelDecision: days(10),
  resultsNotice: days(5),
  commendationNotice: days(5),
  objectionInquiry: days(10),
  reconsideration: days(3),
  serving: days(3),
  rescoring: days(10),
  rectificationPlan: days(10),
  lookBack: days(10),
  escalationStep: days(5),
  itemImmediate: days(5),
  itemOneMonth: months(1),
  itemThreeMonths: months(3),
  itemLong: months(12),
  effectEvaluation: months(1),
  visitNotice: days(3),
  visitSigning: days(3),
  questionnaireRun: days(5),
  opinions: days(5),
  selfReport: days(5),
};

const grades: Policy['grades'] = {
  bands: [
    { key: 'good', name: { zh: '好', en: 'Good' }, from: 9_000 },
    { key: 'fairlyGood', name: { zh: '较好', en: 'Fairly good' }, from: 8_000 },
    { key: 'average', name: { zh: '一般', en: 'Average' }, from: 6_000 },
    { key: 'poor', name: { zh: '差', en: 'Poor' }, from: 0 },
  ],
  quota: {
    share: 30,
    shares: {},
    denominator: 'listed',
    rounding: 'floor',
    atLeastOne: true,
    ties: ['onSite', 'satisfaction'],
    appealSeats: true,
  },
  gates: {
    veto: 'bottom',
    safety: 'top',
    coreTarget: 'top',
    satisfaction: { topBelow: 90, bottomBelow: 50 },
  },
};

const ballot: Policy['ballot'] = {
  classes: [
    { key: 'A', name: { zh: '上级', en: 'Superiors' }, weight: 30 },
    { key: 'B', name: { zh: '党员', en: 'Members' }, weight: 40 },
    { key: 'C', name: { zh: '服务对象', en: 'People served' }, weight: 30 },
  ],
  choices: [
    { key: 'good', name: { zh: '好', en: 'Good' }, points: 10_000, satisfied: true },
    { key: 'fairlyGood', name: { zh: '较好', en: 'Fairly good' }, points: 8_000, satisfied: true },
    { key: 'average', name: { zh: '一般', en: 'Average' }, points: 6_000, satisfied: false },
    { key: 'poor', name: { zh: '差', en: 'Poor' }, points: 4_000, satisfied: false },
  ],
};

/** What a new cycle starts from; `basis.ts` says where each value comes from. */
export const defaultPolicy: Policy = {
  windows,
  reminders: { before: [3, 1], onTheDay: true, overdue: 'everyDay', hour: 9 },
  escalationPath: ['lead', 'office', 'leader'],
  period: 'quarter',
  selfReport: 'off',
  secondLevel: true,
  composite: { weights: { onSite: 50, daily: 30, debriefing: 20 }, bonusCap: 500 },
  scoring: { deviation: 10 },
  record: { silentWeeks: 8, rushShare: 40, ranks: false },
  standard: { documentShare: 40, effectShare: 50 },
  grades,
  ballot,
  questionnaire: { smallestGroup: 5, smallBranches: 'pooled' },
  methods: { full: 90, low: 60 },
  linkage: { weight: 15 },
  transparency: { rank: true, distribution: true, peers: 'masked' },
  commendation: { opinions: ['inspectorate'], quota: 30, pastYears: 2 },
  evidence: { files: 10, megabytes: 60 },
  recusal: { formerUnitYears: 3 },
};
