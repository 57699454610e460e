import type { Indicator, StandardContent } from '@kaohe/domain';

const indicator = (code: string, name: string, subjects: Indicator['subjects']): Indicator => ({
  code,
  name,
  kind: 'score',
  form: 2_000,
  effect: 3_000,
  subjects,
  methods: ['documentReview', 'interview', 'effectTest'],
  components: ['onSite', 'daily'],
  assessor: 'the group',
  frequency: 'quarter',
  rule: 'by degree',
  scoring: null,
  questions: [],
  remark: '',
  evidence: null,
  failedDrill: null,
  cap: null,
  items: [],
});

/** A standard that the lint has nothing against: two indicators, every kind of subject bound. */
export const content: StandardContent = {
  total: 10_000,
  dimensions: [
    {
      code: 'D1',
      name: 'leading',
      points: 10_000,
      indicators: [
        indicator('A1', 'resolutions of the congress are carried out', ['organisation', 'secretary']),
        indicator('A2', 'discipline is kept among members', ['discipline', 'cadre', 'secretary']),
      ],
    },
  ],
};

/** The same with points that don't add up. */
export const unsound: StandardContent = { ...content, total: 9_000 };
