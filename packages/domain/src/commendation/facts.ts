import { type FactSource, query } from '../kernel/fact.ts';

export const commendationFacts = {
  /** A veto or a grave rectification order was recorded for the unit in this cycle; asked this way round, because it never turns false. */
  barred: query,
  objectionsClosed: { kind: 'children', machine: 'objection', every: 'closed' },
  /** An objection to it was sustained, whether or not its message has come. */
  anySustained: query,
} as const satisfies Record<string, FactSource>;
