import { appealData, appealEvents } from './appeal/events.ts';
import { appealFacts } from './appeal/facts.ts';
import { appealContext, appealMachine } from './appeal/machine.ts';
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

/** The only list of the processes. */
export const registry = { appeal } as const;

/** Every fact of every process, by name. */
export const facts = { ...appealFacts } as const;
export type FactName = keyof typeof facts;
export type QueryFact = { [K in FactName]: (typeof facts)[K]['kind'] extends 'query' ? K : never }[FactName];
