import { type FactSource, query } from '../kernel/fact.ts';

export const appealFacts = {
  /** None of those named for the panel took part, belongs to the unit, worked there in the years of the policy, is related or sat at the first level. */
  panelClear: query,
  /** A party's request that the member named be recused is not decided yet, and is the sender's to decide: the leader's, or the office's where no leader may. */
  recusalAsked: query,
  /** No such request of this appeal is left undecided. */
  recusalsDecided: query,
  votesIn: { kind: 'roll', roll: 'voting' },
  /** Most members let every disputed line stand. */
  majorityUpholds: query,
  /** Most members change every disputed line. */
  majorityAdjusts: query,
  /** Most members change some disputed lines, not all. */
  majorityAdjustsPartly: query,
  /** Most members change at least one disputed line. */
  majorityChanges: query,
  /** None of the disputed lines was re-scored before. */
  remandable: query,
  /** First level, and the policy has a second. */
  secondLevelOpen: query,
} as const satisfies Record<string, FactSource>;
