import type { Values } from '../vocabulary.ts';

export const values: Values = {
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
  kind: { survey: 'Survey', ballot: 'Ballot' },
  outcome: {
    none: 'None yet',
    upheld: 'Upheld',
    adjusted: 'Adjusted',
    partly: 'Adjusted in part',
    remanded: 'Remanded',
  },
  subjectKind: {
    organisation: 'Organisation',
    secretary: 'Secretary',
    discipline: 'Discipline inspectors',
    cadre: 'Leading cadre',
  },
};
