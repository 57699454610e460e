import { indicatorsOf, type PlacedIndicator, type StandardContent } from '../content.ts';
import type { Fix, FixName, Spot } from './fix.ts';

/** Every rule of the lint: how grave, and what mends it. A standard with an error can't be submitted. */
export const lintRules = {
  totalAddsUp: { severity: 'error', remedy: 'spreadPoints' },
  dimensionAddsUp: { severity: 'error', remedy: 'spreadPoints' },
  itemsAddUp: { severity: 'error', remedy: 'spreadPoints' },
  pointsMissing: { severity: 'error', remedy: 'givePoints' },
  pointsMisplaced: { severity: 'error', remedy: 'dropPoints' },
  categoryEmpty: { severity: 'error', remedy: 'chooseCategory' },
  subjectUncovered: { severity: 'error', remedy: 'bindSubject' },
  subjectMissing: { severity: 'error', remedy: 'bindSubject' },
  subjectAbsent: { severity: 'error', remedy: 'bindSubject' },
  leadershipShare: { severity: 'warning', remedy: 'bindPerson' },
  assessorMissing: { severity: 'error', remedy: 'nameAssessor' },
  frequencyMissing: { severity: 'error', remedy: 'setFrequency' },
  methodMissing: { severity: 'error', remedy: 'addMethod' },
  ruleMissing: { severity: 'warning', remedy: 'writeRule' },
  ruleUnsuited: { severity: 'error', remedy: 'chooseRule' },
  ruleExceeds: { severity: 'error', remedy: 'fitRule' },
  ruleFallsShort: { severity: 'error', remedy: 'fitRule' },
  ruleIdle: { severity: 'error', remedy: 'fitRule' },
  remarkLeft: { severity: 'warning', remedy: 'settleRemark' },
  componentMissing: { severity: 'error', remedy: 'chooseComponent' },
  componentUncovered: { severity: 'error', remedy: 'chooseComponent' },
  documentShare: { severity: 'error', remedy: 'addMethod' },
  effectShare: { severity: 'error', remedy: 'moveToEffect' },
  effectMethods: { severity: 'error', remedy: 'addMethod' },
  capMissing: { severity: 'error', remedy: 'setCap' },
  capTooHigh: { severity: 'error', remedy: 'setCap' },
  drillMissing: { severity: 'error', remedy: 'addMethod' },
  drillIdle: { severity: 'error', remedy: 'setDrill' },
  vetoEvidence: { severity: 'error', remedy: 'nameEvidence' },
  codeTwice: { severity: 'error', remedy: 'renameCode' },
  codeChanged: { severity: 'error', remedy: 'keepCode' },
  codeReused: { severity: 'error', remedy: 'renameCode' },
  codeDropped: { severity: 'warning', remedy: 'keepCode' },
  alike: { severity: 'error', remedy: 'mergeIndicators' },
  similar: { severity: 'warning', remedy: 'mergeIndicators' },
} as const satisfies Record<string, { severity: 'error' | 'warning'; remedy: string }>;
export type LintRule = keyof typeof lintRules;
export type LintRemedy = (typeof lintRules)[LintRule]['remedy'];

/** Codes of where it is; all null: the standard as a whole. */
export type LintPlace = {
  readonly dimension: string | null;
  readonly indicator: string | null;
  readonly item: string | null;
};
/** `params` are what the rule's sentence speaks of: points in 1/100, shares in per cent, codes, names. */
export type LintFinding = {
  readonly rule: LintRule;
  readonly severity: 'error' | 'warning';
  readonly place: LintPlace;
  readonly params: Readonly<Record<string, string | number>>;
  readonly remedy: LintRemedy;
  /** What mends it at a click; null: only a person can. */
  readonly fix: Fix | null;
};

type Params = LintFinding['params'];
/** The standard as a whole. */
export const whole: LintPlace = { dimension: null, indicator: null, item: null };
type Said = { readonly params?: Params; readonly fix?: Fix | null };
/** A breach of the rule, with its severity and remedy. */
export const finding = (
  rule: LintRule,
  place: LintPlace,
  { params = {}, fix = null }: Said = {},
): LintFinding => ({
  rule,
  place,
  params,
  ...lintRules[rule],
  fix,
});
export const when = (broken: boolean, found: () => LintFinding): readonly LintFinding[] =>
  broken ? [found()] : [];

/** An indicator with where it stands. */
export type Spotted = PlacedIndicator & { readonly spot: Spot };
export const spotted = (content: StandardContent): readonly Spotted[] => {
  const spots = content.dimensions.flatMap(({ indicators }, dimension) =>
    indicators.map((_, indicator) => ({ dimension, indicator })),
  );
  return indicatorsOf(content).flatMap((one, i) => {
    const spot = spots[i];
    return spot ? [{ ...one, spot }] : [];
  });
};

export const at = (one: PlacedIndicator): LintPlace => ({
  ...whole,
  dimension: one.dimension,
  indicator: one.code,
});
export const total = (all: readonly { readonly points: number }[]): number =>
  all.reduce((sum, one) => sum + one.points, 0);

type Change = Extract<Fix['changes'][number], { set: 'indicator' }>;
export const changed = (one: Spotted, change: Change['change']): Change => ({
  set: 'indicator',
  ...one.spot,
  code: one.code,
  change,
});
/** A remedy that changes the indicator itself. */
export const mend = (name: FixName, one: Spotted, change: Change['change']): Fix => ({
  name,
  changes: [changed(one, change)],
});
