import { type FactSource, query } from '../kernel/fact.ts';

export const cycleFacts = {
  /** A published standard is in force for the category of every unit named, and none of them is in the cycle already. */
  standardsPublished: query,
  /** No standard of the cycle is published: the policy is still the office's. */
  policyOpen: query,
  /** A standard is published: the policy changes by amendment only. */
  policyFrozen: query,
  /** The amendment proposed changes windows, reminders and the escalation path only, nothing by which points or grades are worked out. */
  clocksOnly: query,
  /** An amendment of the policy waits for the leader. */
  policyProposed: query,
  /** Some unit would have another grade now than when the list was last computed. */
  gradesShifted: query,
  unitHasNoAppeal: query,
  /** At least one unit, and none still has to acknowledge. */
  unitsAcknowledged: query,
  /** Every review of the period named is verified, none still open. */
  periodVerified: query,
  /** The meeting on the period named is recorded: there is one for all units. */
  periodDiscussed: query,
  /** The period named has no bulletin yet: there is one for all units. */
  bulletinDue: query,
  amendmentPublished: query,
  /** Every period but the last is locked for every unit. */
  earlierPeriodsLocked: query,
  periodsLocked: { kind: 'children', machine: 'periodReview', every: 'closed', some: true },
  /** Every assessment of the cycle is scored (and so its visit is signed off). */
  assessmentsScored: query,
  /** Every assessment of the cycle, or of the category named, is scored. */
  roundScored: query,
  /** The round that was opened last has reached every assessment it is about. */
  roundOpened: query,
  assessmentsSettled: { kind: 'children', machine: 'assessment', every: 'settled', some: true },
  assessmentsClosed: { kind: 'children', machine: 'assessment', every: 'closed' },
  objectionsClosed: { kind: 'children', machine: 'objection', every: 'closed' },
  /** An objection raised since the results were last published was sustained, whether or not its message has come: the leader returns the grades. */
  gradesContested: query,
  commendationsDecided: { kind: 'children', machine: 'commendation', every: 'settled' },
  /** Grade confirmed and not the last, no veto, no grave rectification order, past years clean, not nominated already (commendation/eligibility.ts). */
  nomineesEligible: query,
  /** With those named, no more are commended than the policy's quota, or than have the best grade. */
  honoursLeft: query,
} as const satisfies Record<string, FactSource>;
