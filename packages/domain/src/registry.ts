import { appealData, appealEvents } from './appeal/events.ts';
import { appealFacts } from './appeal/facts.ts';
import { appealMachine } from './appeal/machine.ts';
import { appealContext } from './appeal/process.ts';
import { assessmentData, assessmentEvents } from './assessment/events.ts';
import { assessmentFacts } from './assessment/facts.ts';
import { assessmentMachine } from './assessment/machine.ts';
import { assessmentContext } from './assessment/process.ts';
import { commendationData, commendationEvents } from './commendation/events.ts';
import { commendationFacts } from './commendation/facts.ts';
import { commendationContext, commendationMachine } from './commendation/machine.ts';
import { cycleData, cycleEvents } from './cycle/events.ts';
import { cycleFacts } from './cycle/facts.ts';
import { cycleMachine } from './cycle/machine.ts';
import { cycleContext } from './cycle/process.ts';
import { type Definition, staff } from './kernel/definition.ts';
import { objectionData, objectionEvents } from './objection/events.ts';
import { objectionFacts } from './objection/facts.ts';
import { objectionContext, objectionMachine } from './objection/machine.ts';
import { periodReviewData, periodReviewEvents } from './period-review/events.ts';
import { periodReviewFacts } from './period-review/facts.ts';
import { periodReviewContext, periodReviewMachine } from './period-review/machine.ts';
import { questionnaireData, questionnaireEvents } from './questionnaire/events.ts';
import { questionnaireFacts } from './questionnaire/facts.ts';
import { questionnaireContext, questionnaireMachine } from './questionnaire/machine.ts';
import { rectificationData, rectificationEvents } from './rectification/events.ts';
import { rectificationFacts } from './rectification/facts.ts';
import { rectificationContext, rectificationMachine } from './rectification/machine.ts';
import { rectificationItemData, rectificationItemEvents } from './rectification-item/events.ts';
import { rectificationItemFacts } from './rectification-item/facts.ts';
import { rectificationItemContext, rectificationItemMachine } from './rectification-item/machine.ts';
import { siteVisitData, siteVisitEvents } from './site-visit/events.ts';
import { siteVisitFacts } from './site-visit/facts.ts';
import { siteVisitContext, siteVisitMachine } from './site-visit/machine.ts';
import { standardData, standardEvents } from './standard/events.ts';
import { standardFacts } from './standard/facts.ts';
import { standardContext, standardMachine } from './standard/machine.ts';
import { workSheetData, workSheetEvents } from './work-sheet/events.ts';
import { workSheetFacts } from './work-sheet/facts.ts';
import { workSheetContext, workSheetMachine } from './work-sheet/machine.ts';

const appeal = {
  name: 'appeal',
  machine: appealMachine,
  events: appealEvents,
  context: appealContext,
  data: appealData,
  facts: appealFacts,
  parents: ['assessment'],
  seenBy: [...staff, 'reviewer', 'chair'],
} as const satisfies Definition;

const assessment = {
  name: 'assessment',
  machine: assessmentMachine,
  events: assessmentEvents,
  context: assessmentContext,
  data: assessmentData,
  facts: assessmentFacts,
  parents: ['cycle'],
  seenBy: staff,
} as const satisfies Definition;

const cycle = {
  name: 'cycle',
  machine: cycleMachine,
  events: cycleEvents,
  context: cycleContext,
  data: cycleData,
  facts: cycleFacts,
  parents: [],
  seenBy: [...staff, 'reviewer', 'chair', 'public'],
} as const satisfies Definition;

const standard = {
  name: 'standard',
  machine: standardMachine,
  events: standardEvents,
  context: standardContext,
  data: standardData,
  facts: standardFacts,
  parents: ['cycle'],
  seenBy: [...staff, 'reviewer', 'chair'],
} as const satisfies Definition;

const periodReview = {
  name: 'periodReview',
  machine: periodReviewMachine,
  events: periodReviewEvents,
  context: periodReviewContext,
  data: periodReviewData,
  facts: periodReviewFacts,
  parents: ['assessment'],
  seenBy: staff,
} as const satisfies Definition;

const workSheet = {
  name: 'workSheet',
  machine: workSheetMachine,
  events: workSheetEvents,
  context: workSheetContext,
  data: workSheetData,
  facts: workSheetFacts,
  parents: ['periodReview'],
  seenBy: [...staff, 'reviewer', 'chair'],
} as const satisfies Definition;

const siteVisit = {
  name: 'siteVisit',
  machine: siteVisitMachine,
  events: siteVisitEvents,
  context: siteVisitContext,
  data: siteVisitData,
  facts: siteVisitFacts,
  parents: ['assessment'],
  seenBy: [...staff, 'reviewer', 'chair'],
} as const satisfies Definition;

const questionnaire = {
  name: 'questionnaire',
  machine: questionnaireMachine,
  events: questionnaireEvents,
  context: questionnaireContext,
  data: questionnaireData,
  facts: questionnaireFacts,
  parents: ['assessment'],
  seenBy: staff,
} as const satisfies Definition;

const commendation = {
  name: 'commendation',
  machine: commendationMachine,
  events: commendationEvents,
  context: commendationContext,
  data: commendationData,
  facts: commendationFacts,
  parents: ['cycle'],
  seenBy: [...staff, 'public'],
} as const satisfies Definition;

const objection = {
  name: 'objection',
  machine: objectionMachine,
  events: objectionEvents,
  context: objectionContext,
  data: objectionData,
  facts: objectionFacts,
  parents: ['cycle', 'commendation'],
  seenBy: ['office', 'leader', 'inspectorate', 'auditor'],
} as const satisfies Definition;

const rectification = {
  name: 'rectification',
  machine: rectificationMachine,
  events: rectificationEvents,
  context: rectificationContext,
  data: rectificationData,
  facts: rectificationFacts,
  parents: ['assessment'],
  seenBy: staff,
} as const satisfies Definition;

const rectificationItem = {
  name: 'rectificationItem',
  machine: rectificationItemMachine,
  events: rectificationItemEvents,
  context: rectificationItemContext,
  data: rectificationItemData,
  facts: rectificationItemFacts,
  parents: ['rectification'],
  seenBy: staff,
} as const satisfies Definition;

/** The only list of the processes. */
export const registry = {
  cycle,
  standard,
  assessment,
  periodReview,
  workSheet,
  siteVisit,
  questionnaire,
  appeal,
  commendation,
  objection,
  rectification,
  rectificationItem,
} as const;

/** Every fact of every process, by name. */
export const facts = {
  ...cycleFacts,
  ...standardFacts,
  ...assessmentFacts,
  ...periodReviewFacts,
  ...workSheetFacts,
  ...siteVisitFacts,
  ...questionnaireFacts,
  ...appealFacts,
  ...commendationFacts,
  ...objectionFacts,
  ...rectificationFacts,
  ...rectificationItemFacts,
} as const;
export type FactName = keyof typeof facts;
export type QueryFact = { [K in FactName]: (typeof facts)[K]['kind'] extends 'query' ? K : never }[FactName];
