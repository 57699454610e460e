import type { Indicator } from '@kaohe/domain';

type Given = Pick<Indicator, 'code' | 'name' | 'subjects' | 'methods' | 'rule'> & Partial<Indicator>;

/** An indicator that earns points; points in 1/100. Scored on the spot unless it says otherwise. */
export const scored = (given: Given): Indicator => ({
  kind: 'score',
  form: 0,
  effect: 0,
  components: ['onSite'],
  assessor: '考核组',
  frequency: 'quarter',
  scoring: null,
  questions: [],
  remark: '',
  evidence: null,
  failedDrill: null,
  cap: null,
  items: [],
  ...given,
});

/** An indicator that stands apart from the points. */
export const apart = (kind: 'bonus' | 'deduction' | 'veto', given: Given): Indicator => ({
  ...scored(given),
  kind,
  components: [],
  frequency: 'event',
  ...given,
});
