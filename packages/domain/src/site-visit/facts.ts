import { type FactSource, query } from '../kernel/fact.ts';

export const siteVisitFacts = {
  /** No member of the team is recused from the unit: by a declaration, by having worked there, or as its subject. */
  teamClear: query,
  /** The policy's notice, in working days, lies between now and the first day of the visit. */
  noticeGiven: query,
  /** Every finding that stands was signed by its author and by another member. */
  findingsSigned: query,
  /** Every session that was begun has ended. */
  sessionsEnded: query,
} as const satisfies Record<string, FactSource>;
