import { type FactSource, query } from '../kernel/fact.ts';

export const questionnaireFacts = {
  /** It was planned as a survey: only a ballot waits for the debriefing. */
  survey: query,
  /** It has at least one question; for a ballot, a class for every voter. */
  questionsComplete: query,
  /** As many answers as the policy's smallest group shown, or more. */
  groupLargeEnough: query,
} as const satisfies Record<string, FactSource>;
