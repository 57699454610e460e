import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate';
import type { Effect } from './effect.ts';
import type { Envelope } from './event.ts';
import type { StageMeta } from './stage.ts';

export type Context = { readonly [key: string]: boolean | string };
export type Stored = { readonly stage: string; readonly context: Context };
export type Stamped = Envelope & { readonly type: string; readonly data: unknown };

/** Where a step leads: `left` and `entered` are null when the stage stays. */
export type Step = {
  readonly stage: string;
  readonly context: Context;
  readonly effects: readonly Effect[];
  readonly left: string | null;
  readonly entered: string | null;
};

const stageOf = (snapshot: AnyMachineSnapshot): string => {
  if (typeof snapshot.value !== 'string') throw new Error('stages are flat');
  return snapshot.value;
};

type Action = { readonly type: string; readonly params: unknown };
const effectsOf = (actions: readonly Action[]): readonly Effect[] =>
  actions.flatMap((action) => {
    if (action.type === 'record') return [];
    if (action.type !== 'xstate.emit') throw new Error(`a machine may emit and assign, not ${action.type}`);
    return [(action.params as { event: Effect }).event];
  });

/** The first stage of a new instance, with the effects of its birth. */
export const birth = (machine: AnyStateMachine): Step => {
  const [snapshot, actions] = initialTransition(machine);
  return {
    stage: stageOf(snapshot),
    context: snapshot.context,
    effects: effectsOf(actions),
    left: null,
    entered: stageOf(snapshot),
  };
};

/** The snapshot of a stored row. Throws on a stage that the machine does not know. */
export const restore = (machine: AnyStateMachine, stored: Stored): AnyMachineSnapshot =>
  machine.resolveState({ value: stored.stage, context: stored.context });

/**
 * One pure step. `'refused'` when the stage does not take the event as stamped: a bare `transition()` would ignore it
 * without a word, and in the pure API a final state can still be left, so both are asked first.
 */
export const step = (machine: AnyStateMachine, stored: Stored, event: Stamped): Step | 'refused' => {
  const snapshot = restore(machine, stored);
  if (snapshot.status !== 'active' || !snapshot.can(event)) return 'refused';
  const [next, actions] = transition(machine, snapshot, event);
  const stage = stageOf(next);
  const moved = stage !== stored.stage;
  return {
    stage,
    context: next.context,
    effects: effectsOf(actions),
    left: moved ? stored.stage : null,
    entered: moved ? stage : null,
  };
};

type Facts = { readonly [name: string]: boolean };

/** Every choice of `names`, the fewest first. */
const choices = (names: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** names.length }, (_, n) =>
    names.filter((_name, i) => Math.floor(n / 2 ** i) % 2 === 1),
  ).toSorted((a, b) => a.length - b.length);

type Hindered = {
  readonly machine: AnyStateMachine;
  readonly stored: Stored;
  /** As it is known: facts that are left out are open. */
  readonly event: Stamped;
  /** Facts that may be to blame: a handful. */
  readonly names: readonly string[];
  /** Ways in which facts still open may fall. */
  readonly guesses?: readonly Facts[];
};

/**
 * The facts that stand in the way of an event: the fewest that would let it through if each were the other way round, be it that a
 * needed one is false or that a barring one is true. None: nothing does; null: no fact is to blame, but the stage or what happened.
 */
export const inTheWay = ({
  machine,
  stored,
  event,
  names,
  guesses = [{}],
}: Hindered): readonly string[] | null => {
  const passes = (turned: readonly string[]): boolean =>
    guesses.some((guess) => {
      const facts: { [name: string]: boolean | undefined } = { ...event.facts, ...guess };
      for (const name of turned) facts[name] = facts[name] !== true;
      return step(machine, stored, { ...event, facts }) !== 'refused';
    });
  return choices(names).find(passes) ?? null;
};

type Node = AnyStateMachine['states'][string];
const node = (machine: AnyStateMachine, stage: string): Node => {
  const found = machine.states[stage];
  if (!found) throw new Error(`the ${machine.id} has no stage ${stage}`);
  return found;
};

/** What a stage declares. */
export const metaOf = (machine: AnyStateMachine, stage: string): StageMeta =>
  (node(machine, stage).meta ?? {}) as StageMeta;
export const tagsOf = (machine: AnyStateMachine, stage: string): readonly string[] =>
  node(machine, stage).tags;
export const isFinal = (machine: AnyStateMachine, stage: string): boolean =>
  node(machine, stage).type === 'final';
/** Over: final, or tagged `closed`. */
export const isClosed = (machine: AnyStateMachine, stage: string): boolean =>
  isFinal(machine, stage) || tagsOf(machine, stage).includes('closed');
export const stagesOf = (machine: AnyStateMachine): readonly string[] => Object.keys(machine.states);
/** Event types that the stage has an arrow for, whatever its guards say. */
export const takenBy = (machine: AnyStateMachine, stage: string): readonly string[] =>
  isFinal(machine, stage) ? [] : [...new Set([...node(machine, stage).ownEvents, ...machine.root.ownEvents])];
