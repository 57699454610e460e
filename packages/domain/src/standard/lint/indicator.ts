import { type Indicator, type Method, pointsAtMost, type StandardContent } from '../content.ts';
import { at, finding, type LintFinding, type LintRule, mend, type Spotted, when } from './finding.ts';
import type { Fix } from './fix.ts';
import type { LintLimits } from './limits.ts';
import { methodsNamed, subjectsNamed } from './named.ts';
import { missingPoints } from './sum.ts';

export type Within = LintLimits & {
  readonly content: StandardContent;
  /** Who assesses most indicators; null: nobody is named yet. */
  readonly usualAssessor: string | null;
};

const bound = (one: Spotted, { subjects }: LintLimits): Fix | null => {
  const named = subjectsNamed(one, subjects);
  return named.length > 0 ? mend('bindNamed', one, { subjects: [...named] }) : null;
};

/** What no kind of subject in this category answers for falls to the organisation. */
const rebound = (one: Spotted, { subjects }: LintLimits): Fix | null =>
  subjects.includes('organisation') ? mend('bindOrganisation', one, { subjects: ['organisation'] }) : null;

const frequencyOf = ({ kind, components }: Indicator): NonNullable<Indicator['frequency']> => {
  if (kind !== 'score') return 'event';
  return components.includes('daily') ? 'quarter' : 'year';
};

const proved = (one: Spotted): Fix | null => {
  const named = methodsNamed(one);
  if (named.length > 0) return mend('addNamed', one, { methods: [...named] });
  return one.kind === 'score' ? null : mend('addNamed', one, { methods: ['documentReview'] });
};

/** What every indicator must say. */
export const complete = (one: Spotted, within: Within): readonly LintFinding[] => {
  const { subjects, usualAssessor } = within;
  const answers = one.subjects.some((kind) => subjects.includes(kind));
  const lacks: [LintRule, boolean, () => Fix | null][] = [
    ['subjectMissing', one.subjects.length === 0, () => bound(one, within)],
    ['subjectAbsent', one.subjects.length > 0 && subjects.length > 0 && !answers, () => rebound(one, within)],
    [
      'assessorMissing',
      one.assessor === null,
      () => (usualAssessor === null ? null : mend('nameUsual', one, { assessor: usualAssessor })),
    ],
    [
      'frequencyMissing',
      one.frequency === null,
      () => mend('setFrequency', one, { frequency: frequencyOf(one) }),
    ],
    ['methodMissing', one.methods.length === 0, () => proved(one)],
    ['ruleMissing', one.rule === '', () => null],
    ['remarkLeft', one.remark !== '', () => mend('dropRemark', one, { remark: '' })],
  ];
  return lacks.flatMap(([rule, broken, fix]) => when(broken, () => finding(rule, at(one), { fix: fix() })));
};

/** A second method for what was brought about: one that asks people, not papers. */
export const furtherMethod = ({ methods }: Indicator): Method =>
  methods.includes('interview') ? 'effectTest' : 'interview';

/** The largest single amount that a deduction's list names: it can't cost more at once. */
const capOf = ({ kind, scoring }: Indicator, bonusCap: number): number | null => {
  if (kind === 'bonus') return bonusCap > 0 ? bonusCap : null;
  if (scoring?.kind !== 'negativeList') return null;
  return Math.max(...scoring.acts.flatMap(({ points }) => points));
};

/** The points of an indicator that has none become its cap, where it lacks one. */
const dropped = (one: Spotted, bonusCap: number): Fix => {
  const takesOver = one.kind !== 'veto' && (one.cap === null || one.cap === 0);
  const cap = Math.min(one.points, one.kind === 'bonus' ? bonusCap : pointsAtMost);
  return mend('dropPoints', one, { form: 0, effect: 0, ...(takesOver && cap > 0 ? { cap } : {}) });
};

/** What the kind of an indicator asks of it. */
export const byKind = (one: Spotted, within: Within): readonly LintFinding[] => {
  const { kind, cap } = one;
  const { bonusCap, weights } = within;
  const apart = kind === 'bonus' || kind === 'deduction';
  const place = at(one);
  const setCap = (points: number | null): Fix | null =>
    points === null ? null : mend('setCap', one, { cap: points });
  return [
    ...when(kind === 'score' && one.points === 0, () =>
      finding('pointsMissing', place, { fix: missingPoints(one, within) }),
    ),
    ...when(kind !== 'score' && one.points > 0, () =>
      finding('pointsMisplaced', place, { params: { points: one.points }, fix: dropped(one, bonusCap) }),
    ),
    ...when(kind === 'score' && one.components.length === 0, () =>
      finding('componentMissing', place, {
        fix: mend('chooseComponent', one, { components: [weights.onSite > 0 ? 'onSite' : 'daily'] }),
      }),
    ),
    ...when(one.effect > 0 && new Set(one.methods).size === 1, () =>
      finding('effectMethods', place, {
        fix: mend('addMethod', one, { methods: [...new Set([...one.methods, furtherMethod(one)])] }),
      }),
    ),
    ...when(apart && (cap === null || cap === 0), () =>
      finding('capMissing', place, { fix: setCap(capOf(one, bonusCap)) }),
    ),
    ...when(kind === 'bonus' && cap !== null && cap > bonusCap, () =>
      finding('capTooHigh', place, { params: { cap: cap ?? 0, limit: bonusCap }, fix: setCap(bonusCap) }),
    ),
    ...when(kind === 'veto' && (one.evidence ?? '') === '', () => finding('vetoEvidence', place)),
  ];
};
