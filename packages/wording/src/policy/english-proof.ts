/** What the parameters of proving and scoring do. */
export const proof = {
  'scoring.deviation': {
    label: 'Deviation of two scorers',
    does: 'How far apart two scorers may be on an indicator before they have to give a reason.',
  },
  'methods.full': {
    label: 'Side by side: borne out from',
    does: 'From this share of the points on, a method bears an indicator out.',
  },
  'methods.low': {
    label: 'Side by side: not borne out below',
    does: 'Below this share a method contradicts one that bears the indicator out; the team is told to look into it.',
  },
  'standard.documentShare': {
    label: 'Most for documents alone',
    does: 'The share of a standard’s points that may be won by documents alone; more can’t be published.',
  },
  'standard.effectShare': {
    label: 'Least for effect',
    does: 'The share of a standard’s points that look at effect; less can’t be published.',
  },
};
