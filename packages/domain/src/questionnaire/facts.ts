import { type FactSource, query } from '../kernel/fact.ts';

export const questionnaireFacts = {
  /** It was planned as a survey: only a ballot waits for the debriefing. */
  survey: query,
  /** It was planned as a survey, which nobody debriefs before. */
  withoutDebriefing: query,
  /** Nothing that the lint calls an error; as many people are asked as the smallest group; for a ballot, a class for every voter. */
  questionsComplete: query,
  /** Every subject of the unit who is in office has reported. */
  reportsIn: query,
  /** The meeting was held, and each report was commented on. */
  commented: query,
  /** Every batch of papers was typed by two, and both entries are the same. */
  papersAgree: query,
  /** As many answers as the policy's smallest group shown, or more. */
  groupLargeEnough: query,
} as const satisfies Record<string, FactSource>;
