/** The twelve processes; `registry.ts` has a definition for each. */
export const machineNames = [
  'cycle',
  'standard',
  'assessment',
  'periodReview',
  'workSheet',
  'siteVisit',
  'questionnaire',
  'appeal',
  'commendation',
  'objection',
  'rectification',
  'rectificationItem',
] as const;
export type MachineName = (typeof machineNames)[number];

/**
 * Rolls: several people who each do a thing once. Who gets a slot when the stage is entered: the unit's subjects,
 * the assessors appointed for the unit, those appointed for this very case (a panel, a team), those whom the policy asks for an opinion.
 */
export const rolls = {
  acknowledgement: 'subjects',
  receipt: 'subjects',
  waiver: 'subjects',
  scoring: 'assessors',
  declaration: 'case',
  voting: 'case',
  visitSignature: 'case',
  opinion: 'advisers',
} as const satisfies Record<string, 'subjects' | 'assessors' | 'case' | 'advisers'>;
export type RollName = keyof typeof rolls;

/** Dates kept on an instance that a deadline may count from or fall on. */
export const dateNames = ['periodEnd', 'visitDate', 'dueOn', 'runsUntil', 'served'] as const;
export type DateName = (typeof dateNames)[number];

/** How a person may stand to a case; the database answers under the lock. */
export const relations = ['tookPart', 'opener'] as const;
export type Relation = (typeof relations)[number] | `did:${string}`;

/** What taking part means for recusal (lifecycle.md, Policy: Recusal). */
export const involvements = ['scored', 'verified', 'visited', 'headed', 'recorded', 'decided'] as const;
export type Involvement = (typeof involvements)[number];

/** What ties a person to a unit or a case, fixed so that it can be matched: kinship, a former unit, an interest of his own, anything else. */
export const ties = ['kin', 'formerUnit', 'interest', 'other'] as const;
export type Tie = (typeof ties)[number];

/**
 * Why a person is out of a case: what he did in it; a tie he `declared`; what a party asked for, decided (`granted`) or not yet (`asked`); that he
 * belongs or worked there; that he decided at the level below.
 */
export const conflictKinds = [
  'scored',
  'verified',
  'visited',
  'headed',
  'recorded',
  'declared',
  'granted',
  'asked',
  'belongs',
  'worked',
  'firstLevel',
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** Windows of a cycle's policy; lengths and units are the policy's (`defaults`). */
export const windowNames = [
  'acknowledgement',
  'sheetAnswer',
  'sheetResolution',
  'verification',
  'minutes',
  'feedback',
  'deemedReceived',
  'appealFiling',
  'admissibility',
  'supplement',
  'appealDecision',
  'appealExtension',
  'empanelling',
  'deliberation',
  'approval',
  'secondLevelFiling',
  'secondLevelDecision',
  'resultsNotice',
  'commendationNotice',
  'objectionInquiry',
  'reconsideration',
  'serving',
  'rescoring',
  'rectificationPlan',
  'lookBack',
  'escalationStep',
  'itemImmediate',
  'itemOneMonth',
  'itemThreeMonths',
  'itemLong',
  'effectEvaluation',
  'visitNotice',
  'visitSigning',
  'questionnaireRun',
  'opinions',
  'selfReport',
] as const;
export type WindowName = (typeof windowNames)[number];
