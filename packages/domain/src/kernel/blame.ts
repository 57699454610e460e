import type { AnyStateMachine } from 'xstate';
import { type Stamped, type Stored, step } from './step.ts';

type Facts = { readonly [name: string]: boolean };

/** Every choice of `names`, the fewest first. */
const choices = (names: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** names.length }, (_, n) =>
    names.filter((_name, i) => Math.floor(n / 2 ** i) % 2 === 1),
  ).toSorted((a, b) => a.length - b.length);

type Asked = {
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
}: Asked): readonly string[] | null => {
  const passes = (turned: readonly string[]): boolean =>
    guesses.some((guess) => {
      const facts: { [name: string]: boolean | undefined } = { ...event.facts, ...guess };
      for (const name of turned) facts[name] = facts[name] !== true;
      return step(machine, stored, { ...event, facts }) !== 'refused';
    });
  return choices(names).find(passes) ?? null;
};
