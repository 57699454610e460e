import type { Definition } from '../src/kernel/definition.ts';
import { clock } from './laws/clock.ts';
import { facts, forms, rights, rolls } from './laws/ground.ts';
import { cancelling, life } from './laws/life.ts';
import { messages } from './laws/message.ts';
import { heard } from './laws/must.ts';
import { structure, walkable } from './laws/structure.ts';

/** Everything by which a process breaks the laws of the house; `all`: the registry it stands in. What can't be walked is said first. */
export const faults = (definition: Definition, all: readonly Definition[]): readonly string[] => {
  const broken = walkable(definition);
  if (broken.length > 0) return broken;
  return [
    ...structure(definition),
    ...clock(definition),
    ...life(definition, all),
    ...cancelling(definition, all),
    ...messages(definition, all),
    ...heard(definition, all),
    ...facts(definition, all),
    ...rights(definition),
    ...rolls(definition),
    ...forms(definition),
  ];
};
