import type { Definition } from './kernel/definition.ts';
import type { Effect } from './kernel/effect.ts';
import { birth, isFinal, type Stamped, type Stored, step, takenBy } from './kernel/step.ts';

/** One arrow of a process from one stage and context: `from` and `to` are the rows before and after the event. */
export type Arrow = {
  readonly from: Stored;
  readonly event: string;
  /** What the database has to establish for the event to take this way. */
  readonly facts: { readonly [name: string]: boolean };
  readonly to: Stored;
  readonly effects: readonly Effect[];
};

/** Everything a process can come to; `nodes` begin with its birth. */
export type Exploration = {
  readonly nodes: readonly Stored[];
  readonly arrows: readonly Arrow[];
};

/** The event as a machine sees it: data and time never steer, so that none are needed. */
const stamped = (type: string, facts: Readonly<Record<string, boolean>>): Stamped => ({
  type,
  data: {},
  at: '',
  effective: '',
  by: null,
  facts,
});

/** One text for each stage and context. */
export const keyOf = ({ stage, context }: Stored): string =>
  `${stage} ${JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1)))}`;

/** Every way in which the facts that an event asks for can fall, all false first. */
export const valuations = (
  definition: Definition,
  event: string,
): readonly Readonly<Record<string, boolean>>[] => {
  const spec = definition.events[event];
  const names = [...(spec?.needs ?? []), ...(spec?.signs === undefined ? [] : ['last'])];
  return Array.from({ length: 2 ** names.length }, (_, n) =>
    Object.fromEntries(names.map((name, i) => [name, Math.floor(n / 2 ** i) % 2 === 1])),
  );
};

const arrowsFrom = (definition: Definition, from: Stored): readonly Arrow[] => {
  if (isFinal(definition.machine, from.stage)) return [];
  const seen = new Set<string>();
  return takenBy(definition.machine, from.stage).flatMap((event) =>
    valuations(definition, event).flatMap((facts) => {
      const next = step(definition.machine, from, stamped(event, facts));
      if (next === 'refused') return [];
      const to = { stage: next.stage, context: next.context };
      const way = JSON.stringify([event, keyOf(to), next.effects]);
      if (seen.has(way)) return [];
      seen.add(way);
      return [{ from, event, facts, to, effects: next.effects }];
    }),
  );
};

const explored = new WeakMap<Definition, Exploration>();

/** Walks a process from its birth through every event and every way its facts can fall; remembered, as definitions don't change. */
export const explore = (definition: Definition): Exploration => {
  const before = explored.get(definition);
  if (before !== undefined) return before;
  const { stage, context } = birth(definition.machine);
  const nodes = new Map<string, Stored>([[keyOf({ stage, context }), { stage, context }]]);
  const arrows: Arrow[] = [];
  // A map yields what is added to it while it is walked.
  for (const from of nodes.values()) {
    for (const arrow of arrowsFrom(definition, from)) {
      arrows.push(arrow);
      if (!nodes.has(keyOf(arrow.to))) nodes.set(keyOf(arrow.to), arrow.to);
    }
  }
  const found = { nodes: [...nodes.values()], arrows };
  explored.set(definition, found);
  return found;
};

/** What tells two arrows of a chart apart: the same event from the same stage to the same stage with the same effects is one. */
export const branchOf = ({ from, event, to, effects }: Arrow): string =>
  JSON.stringify([from.stage, event, to.stage, effects]);

type Leaving = ReadonlyMap<string, readonly Arrow[]>;

/** Shortest way from `start` that ends with an arrow wanted; empty when there is none. */
const wayTo = (wanted: (arrow: Arrow) => boolean, start: Stored, leaving: Leaving): readonly Arrow[] => {
  const ways = new Map([[keyOf(start), { row: start, way: [] as readonly Arrow[] }]]);
  for (const { row, way } of ways.values()) {
    const out = leaving.get(keyOf(row)) ?? [];
    const found = out.find(wanted);
    if (found !== undefined) return [...way, found];
    for (const arrow of out)
      if (!ways.has(keyOf(arrow.to))) ways.set(keyOf(arrow.to), { row: arrow.to, way: [...way, arrow] });
  }
  return [];
};

/**
 * Stories from birth that together take every arrow of the chart at least once and repeat as few as a greedy walk can; to be driven
 * through the API, which must arrive at the same rows.
 * @param by what counts as the same arrow: `branchOf`, or an arrow from each stage and context by itself.
 */
export const walks = (
  definition: Definition,
  by: (arrow: Arrow) => string = branchOf,
): readonly (readonly Arrow[])[] => {
  const { nodes, arrows } = explore(definition);
  const leaving = new Map<string, Arrow[]>(nodes.map((node) => [keyOf(node), []]));
  for (const arrow of arrows) leaving.get(keyOf(arrow.from))?.push(arrow);
  const open = new Set(arrows.map(by));
  const wanted = (arrow: Arrow): boolean => open.has(by(arrow));
  const stories: (readonly Arrow[])[] = [];
  const [born] = nodes;
  while (born !== undefined && open.size > 0) {
    const story: Arrow[] = [];
    for (let way = wayTo(wanted, born, leaving); way.length > 0; ) {
      for (const arrow of way) open.delete(by(arrow));
      story.push(...way);
      way = wayTo(wanted, story.at(-1)?.to ?? born, leaving);
    }
    stories.push(story);
  }
  return stories;
};

/** Every effect a process can have, birth included. */
export const effectsOf = (definition: Definition): readonly Effect[] => [
  ...birth(definition.machine).effects,
  ...explore(definition).arrows.flatMap((arrow) => arrow.effects),
];
