import { type FactSource, query } from '../kernel/fact.ts';

export const standardFacts = {
  /** The content breaks no rule of the lint under the cycle's policy. */
  lintClean: query,
} as const satisfies Record<string, FactSource>;
