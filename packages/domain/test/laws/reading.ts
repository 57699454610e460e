import type { AnyStateMachine } from 'xstate';
import type { Definition } from '../../src/kernel/definition.ts';
import type { Effect } from '../../src/kernel/effect.ts';

/** One arrow as it is written down, whatever its guards say. */
export type Written = {
  readonly stage: string;
  readonly event: string;
  /** Names of the guards it asks, `and`, `or` and `not` unfolded. */
  readonly guards: readonly string[];
  readonly guard: string;
  readonly target: string | undefined;
  readonly effects: readonly Effect[];
  /** What the context remembers from here on. */
  readonly sets: Readonly<Record<string, unknown>>;
  readonly actions: number;
  readonly reenter: boolean;
};

const guardNames = (guard: unknown): readonly string[] => {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [guard];
  const inner = (guard as { guards?: readonly unknown[] }).guards;
  return inner === undefined ? ['(inline)'] : inner.flatMap(guardNames);
};

const guardText = (guard: unknown): string => {
  if (guard === undefined) return '';
  if (typeof guard === 'string') return guard;
  const { guards, name } = guard as { guards?: readonly unknown[]; name?: string };
  const inner = (guards ?? []).map(guardText);
  if (name === 'not') return `not ${inner.join()}`;
  return inner.length > 1 ? `(${inner.join(` ${name} `)})` : inner.join();
};

const effectsIn = (actions: readonly unknown[]): readonly Effect[] =>
  actions.flatMap((action) => {
    const { type, event } = action as { type?: string; event?: Effect };
    return type === 'xstate.emit' && event !== undefined ? [event] : [];
  });

const setsIn = (actions: readonly unknown[]): Readonly<Record<string, unknown>> =>
  Object.assign({}, ...actions.map((action) => (action as { assignment?: object }).assignment ?? {}));

type Node = AnyStateMachine['states'][string];
const writtenAt = (stage: string, node: Node): readonly Written[] =>
  [...node.transitions.entries()].flatMap(([event, ways]) =>
    ways.map((way) => ({
      stage,
      event,
      guards: guardNames(way.guard),
      guard: guardText(way.guard).replace(/^\((.*)\)$/, '$1'),
      target: way.target?.[0]?.key,
      effects: effectsIn(way.actions),
      sets: setsIn(way.actions),
      actions: way.actions.length,
      reenter: way.reenter,
    })),
  );

export const nodeOf = (machine: AnyStateMachine, stage: string): Node => {
  const found = machine.states[stage];
  if (found === undefined) throw new Error(`${machine.id} has no stage ${stage}`);
  return found;
};
export const stages = (definition: Definition): readonly string[] => Object.keys(definition.machine.states);
export const initialOf = (definition: Definition): string =>
  definition.machine.root.initial.target[0]?.key ?? '';

/** Every arrow of a machine; those of the root stand in every stage. */
export const written = (definition: Definition): readonly Written[] => [
  ...stages(definition).flatMap((stage) => writtenAt(stage, nodeOf(definition.machine, stage))),
  ...writtenAt('', definition.machine.root),
];

export const entryEffects = (definition: Definition, stage: string): readonly Effect[] =>
  effectsIn(nodeOf(definition.machine, stage).entry);

/** Every effect with the stage it is declared in and the event of its arrow; none for an entry. */
export type Caused = { readonly stage: string; readonly event: string | undefined; readonly effect: Effect };
export const caused = (definition: Definition): readonly Caused[] => [
  ...stages(definition).flatMap((stage) =>
    entryEffects(definition, stage).map((effect) => ({ stage, event: undefined, effect })),
  ),
  ...written(definition).flatMap(({ stage, event, effects }) =>
    effects.map((effect) => ({ stage, event, effect })),
  ),
];

/** A parent's own event: `parent` stands for its machine's name. */
export const addressed = (event: string, parent: string): string => event.replace(/^parent\./, `${parent}.`);

export const ancestorsOf = (definition: Definition, all: readonly Definition[]): readonly Definition[] => {
  const found = new Set<Definition>();
  const climb = (one: Definition): void => {
    for (const parent of all.filter(({ name }) => one.parents.includes(name))) {
      if (found.has(parent)) continue;
      found.add(parent);
      climb(parent);
    }
  };
  climb(definition);
  return [...found];
};
