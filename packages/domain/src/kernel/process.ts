import type { Effect } from './effect.ts';
import type { Catalogue, EventsOf, FactOf } from './event.ts';
import type { StageMeta, StageTag } from './stage.ts';

/** The types that every machine gives to `setup`. */
export type Types<C extends Catalogue, X> = {
  context: X;
  events: EventsOf<C>;
  emitted: Effect;
  meta: StageMeta;
  tags: StageTag;
};

type FactGuards<C extends Catalogue> = {
  [K in FactOf<C>]: (args: { event: { facts?: { readonly [F in string]?: boolean } } }) => boolean;
};

/** A guard for every fact that the catalogue needs, named like the fact. */
export const factGuards = <C extends Catalogue>(catalogue: C): FactGuards<C> => {
  const names = new Set<string>(['last', ...Object.values(catalogue).flatMap((spec) => spec.needs)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      ({ event }: { event: { facts?: Record<string, boolean> } }) => event.facts?.[name] === true,
    ]),
  ) as FactGuards<C>;
};

/** The action of an arrow that only leaves its journal entry: `can` is false for an arrow with neither target nor action. */
export const record = (): void => {
  // Nothing to do: the entry is written by the store.
};
