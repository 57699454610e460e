import { type FactSource, query } from '../kernel/fact.ts';

export const assessmentFacts = {
  scoresIn: { kind: 'roll', roll: 'scoring' },
  surveysClosed: { kind: 'children', machine: 'questionnaire', every: 'closed' },
  /** On-site, daily and debriefing components all have lines or a tally, or their absence was re-weighted by a decision. */
  componentsPresent: query,
  /** With the sender's lines, the scores of some indicator are further apart than the policy allows. */
  scoresDeviate: query,
  /** Every indicator whose scores are too far apart has its reason among the answers. */
  deviationsAnswered: query,
  /** The last change proposed in this round of calibration is neither confirmed nor dismissed. */
  calibrationProposed: query,
  /** At least one achievement and one problem, or the statement that none was found; each problem with evidence. */
  feedbackComplete: query,
  /** The lines exist, belong to the sender (the secretary: to the unit), are in no open appeal, were not appealed before; after a re-scoring only re-scored ones. */
  linesFree: query,
  appealsClosed: { kind: 'children', machine: 'appeal', every: 'closed' },
  /** An appeal ended in a remand since the last re-scoring, whether or not its message has come. */
  remandOpen: query,
  /** Every line that is replaced was remanded. */
  rescoresRemanded: query,
  /** The last correction proposed is neither confirmed nor dismissed. */
  correctionProposed: query,
  plansApproved: { kind: 'children', machine: 'rectification', every: 'settled' },
  commendationDecided: { kind: 'children', machine: 'commendation', within: 'unit', every: 'settled' },
} as const satisfies Record<string, FactSource>;
