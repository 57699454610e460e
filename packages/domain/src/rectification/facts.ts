import { type FactSource, query } from '../kernel/fact.ts';

export const rectificationFacts = {
  itemsClosed: { kind: 'children', machine: 'rectificationItem', every: 'closed' },
  /**
   * An item is past its due date and not done. Not stable, and needn't be: it only says whether the next rung is climbed now, and whoever is
   * late again is reported by the item itself. What is done and waits for its verification is not the unit's delay.
   */
  itemsOverdue: query,
} as const satisfies Record<string, FactSource>;
