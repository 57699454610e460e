import type { CheckItem, Dimension, Indicator, StandardContent } from '../content.ts';
import type { Said } from './rule.ts';

type Given = Pick<Indicator, 'code' | 'name' | 'subjects' | 'methods'> &
  Partial<
    Pick<
      Indicator,
      'components' | 'assessor' | 'frequency' | 'questions' | 'evidence' | 'cap' | 'failedDrill'
    >
  > & {
    readonly said: Said;
    /** Name and points of each check item, in whole points. */
    readonly items?: readonly (readonly [name: string, points: number])[];
  };

const itemsOf = ({ code, items = [] }: Given): CheckItem[] =>
  items.map(([name, points], i) => ({
    code: `${code}.${i + 1}`,
    name,
    points: Math.round(points * 100),
    rule: '',
  }));

/** An indicator that earns points, in whole points for form and for effect; looked into on the spot unless it says otherwise. */
export const scored = (form: number, effect: number, { said, ...given }: Given): Indicator => ({
  components: ['onSite'],
  assessor: '考核组',
  frequency: 'year',
  questions: [],
  evidence: null,
  failedDrill: null,
  cap: null,
  ...given,
  ...said,
  kind: 'score',
  form: Math.round(form * 100),
  effect: Math.round(effect * 100),
  remark: '',
  items: itemsOf({ said, ...given }),
});

/** An indicator that stands apart from the points; a cap in whole points. */
export const apart = (
  kind: 'bonus' | 'deduction' | 'veto',
  cap: number | null,
  { said, ...given }: Given,
): Indicator => ({
  ...scored(0, 0, { said, frequency: 'event', ...given }),
  kind,
  components: [],
  cap: cap === null ? null : Math.round(cap * 100),
});

/** A dimension that comes to what its indicators have; what stands apart has no points to come to. */
export const dimension = (code: string, name: string, indicators: readonly Indicator[]): Dimension => {
  const points = indicators.reduce((sum, { form, effect }) => sum + form + effect, 0);
  return { code, name, points: points === 0 ? null : points, indicators: [...indicators] };
};

/** A standard of 100 points. */
export const standard = (dimensions: readonly Dimension[]): StandardContent => ({
  total: 10_000,
  dimensions: [...dimensions],
});
