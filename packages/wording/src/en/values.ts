import type { Values } from '../vocabulary.ts';

export const values: Values = {
  answer: { acknowledged: 'Acknowledged', disputed: 'Disputed' },
  class: {
    immediate: 'At once',
    oneMonth: 'Within a month',
    threeMonths: 'Within three months',
    long: 'Long term',
  },
  component: {
    onSite: 'On site',
    daily: 'Daily record',
    debriefing: 'Debriefing and ballot',
    bonus: 'Bonus',
    deduction: 'Deduction',
  },
  direction: { positive: 'Positive', problem: 'Problem', neutral: 'Neutral' },
  effect: { good: 'Good', fairlyGood: 'Fairly good', average: 'Average', poor: 'Poor' },
  kind: { survey: 'Survey', ballot: 'Ballot', achievement: 'Achievement', problem: 'Problem' },
  method: {
    documentReview: 'Document review',
    questionnaire: 'Questionnaire',
    interview: 'Interview',
    effectTest: 'Effect test',
    drill: 'Practical drill',
  },
  outcome: {
    none: 'None yet',
    upheld: 'Upheld',
    adjusted: 'Adjusted',
    partly: 'Adjusted in part',
    remanded: 'Remanded',
    kept: 'Kept',
    struck: 'Struck',
    superseded: 'Superseded',
  },
  target: { safety: 'Safety', coreTarget: 'Core operating target' },
  subjectKind: {
    organisation: 'Organisation',
    secretary: 'Secretary',
    discipline: 'Discipline inspectors',
    cadre: 'Leading cadre',
  },
  tie: { kin: 'Kinship', formerUnit: 'Former unit', interest: 'Own interest', other: 'Other' },
  way: { agreed: 'All alike', chosen: 'One taken', mean: 'The mean', own: 'A value of its own' },
};
