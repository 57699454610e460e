import { likeness } from './alike.ts';
import { indicatorsOf, type PlacedIndicator, type StandardContent, type SubjectKind } from './content.ts';
import { finding, type LintFinding, type LintPlace, type LintRule, when, whole } from './finding.ts';

/** What the unit category and the policy ask of a standard. */
export type LintLimits = {
  /** The kinds of subject that the category has: a branch without a discipline committee has no `discipline`. */
  readonly subjects: readonly SubjectKind[];
  readonly documentShare: number;
  readonly effectShare: number;
  readonly bonusCap: number;
  readonly weights: Readonly<Record<'onSite' | 'daily', number>>;
};

const at = (one: PlacedIndicator): LintPlace => ({ ...whole, dimension: one.dimension, indicator: one.code });
const total = (all: readonly { readonly points: number }[]): number =>
  all.reduce((sum, one) => sum + one.points, 0);

const sums = (content: StandardContent, scored: readonly PlacedIndicator[]): readonly LintFinding[] => {
  const actual = total(scored);
  return [
    ...when(actual !== content.total, () =>
      finding('totalAddsUp', whole, { expected: content.total, actual }),
    ),
    ...content.dimensions.flatMap(({ code, points }) => {
      const sum = total(scored.filter((one) => one.dimension === code));
      return when(points !== null && points !== sum, () =>
        finding('dimensionAddsUp', { ...whole, dimension: code }, { expected: points ?? 0, actual: sum }),
      );
    }),
  ];
};

const itemSum = (one: PlacedIndicator): readonly LintFinding[] => {
  const given = one.items.flatMap(({ points }) => (points === null ? [] : [{ points }]));
  const actual = total(given);
  return when(given.length > 0 && actual !== one.points, () =>
    finding('itemsAddUp', at(one), { expected: one.points, actual }),
  );
};

/** What every indicator must say. */
const complete = (one: PlacedIndicator, { subjects }: LintLimits): readonly LintFinding[] => {
  const answers = one.subjects.some((kind) => subjects.includes(kind));
  const lacks: [LintRule, boolean][] = [
    ['subjectMissing', one.subjects.length === 0],
    ['subjectAbsent', one.subjects.length > 0 && !answers],
    ['assessorMissing', one.assessor === null],
    ['frequencyMissing', one.frequency === null],
    ['methodMissing', one.methods.length === 0],
    ['ruleMissing', one.rule === ''],
  ];
  return lacks.flatMap(([rule, broken]) => when(broken, () => finding(rule, at(one))));
};

/** What the kind of an indicator asks of it. */
const byKind = (one: PlacedIndicator, { bonusCap }: LintLimits): readonly LintFinding[] => {
  const { kind, cap } = one;
  const apart = kind === 'bonus' || kind === 'deduction';
  return [
    ...when(kind === 'score' && one.points === 0, () => finding('pointsMissing', at(one))),
    ...when(kind !== 'score' && one.points > 0, () =>
      finding('pointsMisplaced', at(one), { points: one.points }),
    ),
    ...when(kind === 'score' && one.components.length === 0, () => finding('componentMissing', at(one))),
    ...when(one.effect > 0 && new Set(one.methods).size === 1, () => finding('effectMethods', at(one))),
    ...when(apart && (cap === null || cap === 0), () => finding('capMissing', at(one))),
    ...when(kind === 'bonus' && cap !== null && cap > bonusCap, () =>
      finding('capTooHigh', at(one), { cap: cap ?? 0, limit: bonusCap }),
    ),
    ...when(kind === 'veto' && (one.evidence ?? '') === '', () => finding('vetoEvidence', at(one))),
  ];
};

/** By documents alone: the daily record counts as not documents (lifecycle.md, Policy). */
const isByDocuments = (one: PlacedIndicator): boolean =>
  one.methods.length > 0 &&
  one.methods.every((method) => method === 'documentReview') &&
  !one.components.includes('daily');

const shares = (scored: readonly PlacedIndicator[], limits: LintLimits): readonly LintFinding[] => {
  const all = total(scored);
  const documents = total(scored.filter(isByDocuments));
  const effect = scored.reduce((sum, one) => sum + one.effect, 0);
  return [
    ...when(documents * 100 > limits.documentShare * all, () =>
      finding('documentShare', whole, { points: documents, total: all, limit: limits.documentShare }),
    ),
    ...when(effect * 100 < limits.effectShare * all, () =>
      finding('effectShare', whole, { points: effect, total: all, limit: limits.effectShare }),
    ),
  ];
};

const coverage = (all: readonly PlacedIndicator[], limits: LintLimits): readonly LintFinding[] => {
  const scored = all.filter((one) => one.kind === 'score');
  const places = (['onSite', 'daily'] as const).filter((component) => limits.weights[component] > 0);
  return [
    ...limits.subjects
      .filter((kind) => !scored.some((one) => one.subjects.includes(kind)))
      .map((subject) => finding('subjectUncovered', whole, { subject })),
    ...places
      .filter((component) => !scored.some((one) => one.components.includes(component)))
      .map((component) => finding('componentUncovered', whole, { component })),
  ];
};

/** From this likeness of their names on, two indicators are pointed out. */
const similarFrom = 80;

/** Codes that stood before. */
const again = (all: readonly { readonly code: string }[]): readonly string[] => {
  const codes = all.map((one) => one.code);
  return codes.filter((code, i) => codes.indexOf(code) < i);
};

const codesTwice = (content: StandardContent, all: readonly PlacedIndicator[]): readonly LintFinding[] => [
  ...again(content.dimensions).map((code) => finding('codeTwice', { ...whole, dimension: code }, { code })),
  ...all.flatMap((one) =>
    again(one.items).map((code) => finding('codeTwice', { ...at(one), item: code }, { code })),
  ),
];

const doubles = (all: readonly PlacedIndicator[]): readonly LintFinding[] =>
  all.flatMap((one, i) =>
    all.slice(0, i).flatMap((other) => {
      const alike = likeness(one.name, other.name);
      return [
        ...when(one.code === other.code, () => finding('codeTwice', at(one), { code: one.code })),
        ...when(alike === 100, () => finding('alike', at(one), { other: other.code })),
        ...when(alike < 100 && alike >= similarFrom, () =>
          finding('similar', at(one), { other: other.code, alike }),
        ),
      ];
    }),
  );

/** All that is wrong with a standard, in the order of its tree after what concerns the whole. */
export const lint = (content: StandardContent, limits: LintLimits): readonly LintFinding[] => {
  const all = indicatorsOf(content);
  const scored = all.filter((one) => one.kind === 'score');
  return [
    ...sums(content, scored),
    ...coverage(all, limits),
    ...shares(scored, limits),
    ...all.flatMap((one) => [...complete(one, limits), ...byKind(one, limits), ...itemSum(one)]),
    ...codesTwice(content, all),
    ...doubles(all),
  ];
};

/** No error among the findings: the standard may be submitted. */
export const isClean = (findings: readonly LintFinding[]): boolean =>
  findings.every((one) => one.severity !== 'error');
