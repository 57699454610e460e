import { type FactSource, query } from '../kernel/fact.ts';

export const periodReviewFacts = {
  /** The policy asks units for a report of their own at the end of this period. */
  selfReportAsked: query,
  /** Stable once the review is verified: no sheet is filed any more but the correction that settles another. */
  sheetsSettled: { kind: 'children', machine: 'workSheet', every: 'settled' },
} as const satisfies Record<string, FactSource>;
