import { z } from 'zod';
import { explore } from '../../src/explore.ts';
import type { Definition } from '../../src/kernel/definition.ts';
import { initialOf, nodeOf, stages, written } from './reading.ts';

/** What would hide a way from the explorer or the store: nested, parallel, history, `after`, `always`, `invoke`. */
const shapes = (definition: Definition): readonly string[] =>
  stages(definition).flatMap((stage) => {
    const node = nodeOf(definition.machine, stage);
    return [
      ...(node.type === 'atomic' || node.type === 'final' ? [] : [`${stage}: is ${node.type}`]),
      ...(node.invoke.length > 0 ? [`${stage}: invokes`] : []),
      ...(node.after.length > 0 ? [`${stage}: has a delay of its own`] : []),
      ...((node.always ?? []).length > 0 ? [`${stage}: has an arrow without an event`] : []),
      ...(node.type === 'final' && node.transitions.size > 0 ? [`${stage}: final, yet takes events`] : []),
    ];
  });

const arrows = (definition: Definition): readonly string[] =>
  written(definition).flatMap(({ stage, event, target, actions, reenter, guards }) => [
    ...(event.includes('*') ? [`${stage}: takes the wildcard ${event}`] : []),
    ...(event.startsWith('xstate.') || event in definition.events
      ? []
      : [`${stage}: ${event} is not in the catalogue`]),
    ...(target === undefined && actions === 0 ? [`${stage}: ${event} has neither target nor action`] : []),
    ...(reenter || target === stage ? [`${stage}: ${event} enters it again`] : []),
    ...(guards.includes('(inline)') ? [`${stage}: ${event} has a guard without a name`] : []),
  ]);

const reach = (definition: Definition): readonly string[] => {
  const { nodes, arrows: walked } = explore(definition);
  const reached = new Set(nodes.map(({ stage }) => stage));
  const accepted = new Set(walked.map(({ event }) => event));
  return [
    ...stages(definition)
      .filter((stage) => !reached.has(stage))
      .map((stage) => `${stage}: can't be reached`),
    ...Object.keys(definition.events)
      .filter((event) => !accepted.has(event))
      .map((event) => `${event}: no stage takes it`),
    ...(definition.machine.states[initialOf(definition)] === undefined ? ['no first stage'] : []),
  ];
};

/** Context holds booleans and enums, so that the exploration ends; every context met is one the schema allows. */
const contexts = (definition: Definition): readonly string[] => {
  const odd = Object.entries(definition.context.shape).filter(
    ([, field]) => !(field instanceof z.ZodBoolean || field instanceof z.ZodEnum),
  );
  const wrong = explore(definition).nodes.filter(
    ({ context }) => !definition.context.safeParse(context).success,
  );
  return [
    ...odd.map(([name]) => `context ${name}: neither a boolean nor an enum`),
    ...wrong.map(({ stage, context }) => `${stage}: context ${JSON.stringify(context)} breaks its schema`),
  ];
};

/** What the explorer couldn't walk. */
export const walkable = (definition: Definition): readonly string[] => [
  ...shapes(definition),
  ...arrows(definition),
];

export const structure = (definition: Definition): readonly string[] => [
  ...reach(definition),
  ...contexts(definition),
];
