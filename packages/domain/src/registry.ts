import { appealData, appealEvents } from './appeal/events.ts';
import { appealFacts } from './appeal/facts.ts';
import { appealContext, appealMachine } from './appeal/machine.ts';
import { assessmentData, assessmentEvents } from './assessment/events.ts';
import { assessmentFacts } from './assessment/facts.ts';
import { assessmentContext, assessmentMachine } from './assessment/machine.ts';
import { cycleData, cycleEvents } from './cycle/events.ts';
import { cycleFacts } from './cycle/facts.ts';
import { cycleContext, cycleMachine } from './cycle/machine.ts';
import { type Definition, staff } from './kernel/definition.ts';

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
  seenBy: [...staff, 'reviewer', 'chair'],
} as const satisfies Definition;

/** The only list of the processes. */
export const registry = { cycle, assessment, appeal } as const;

/** Every fact of every process, by name. */
export const facts = { ...cycleFacts, ...assessmentFacts, ...appealFacts } as const;
export type FactName = keyof typeof facts;
export type QueryFact = { [K in FactName]: (typeof facts)[K]['kind'] extends 'query' ? K : never }[FactName];
