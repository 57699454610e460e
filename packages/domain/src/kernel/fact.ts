import type { MachineName, RollName } from './name.ts';

/**
 * How the database establishes a fact under the lock. A fact about other instances must be stable: once true it never turns false.
 * - `roll`: every slot of the roll made when the stage was last entered is done.
 * - `children`: every instance of `machine` below this one (`self`) or, for a unit's case, in its cycle and unit (`unit`) is in a stage that
 *   is closed or carries the tag; `some` asks besides that there is at least one.
 * - `query`: hand-written, `packages/db/src/fact`.
 */
export type FactSource =
  | { readonly kind: 'roll'; readonly roll: RollName }
  | {
      readonly kind: 'children';
      readonly machine: MachineName;
      readonly within?: 'self' | 'unit';
      readonly every: 'closed' | 'settled';
      readonly some?: boolean;
    }
  | { readonly kind: 'query' };

export const query = { kind: 'query' } as const satisfies FactSource;
