import type { Role, Step } from '@kaohe/domain';
import type { Opening } from '../birth/opening.ts';
import type { Memory } from '../memory.ts';
import type { Parsed } from './law.ts';
import type { Loaded } from './load.ts';

/** How a move is carried out. */
export type Way = {
  readonly memory: Memory;
  /** The instance is locked in a transaction: only then are query facts asked, side rows written and instances opened. */
  readonly locked: boolean;
  /** The deadline whose event this is. */
  readonly fired?: string | undefined;
};

/** A lawful move that is still to be written. */
export type Deed = {
  readonly order: Parsed;
  readonly row: Loaded;
  readonly next: Step;
  /** The capacity in which it is done. */
  readonly role: Role;
  readonly held: readonly Role[];
  readonly facts: { readonly [name: string]: boolean };
  readonly openings: readonly Opening[];
  readonly way: Way;
};
