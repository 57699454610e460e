/** Every rule of the lint: how grave, and what mends it. A standard with an error can't be submitted. */
export const lintRules = {
  totalAddsUp: { severity: 'error', remedy: 'spreadPoints' },
  dimensionAddsUp: { severity: 'error', remedy: 'spreadPoints' },
  itemsAddUp: { severity: 'error', remedy: 'spreadPoints' },
  pointsMissing: { severity: 'error', remedy: 'givePoints' },
  pointsMisplaced: { severity: 'error', remedy: 'dropPoints' },
  subjectUncovered: { severity: 'error', remedy: 'bindSubject' },
  subjectMissing: { severity: 'error', remedy: 'bindSubject' },
  subjectAbsent: { severity: 'error', remedy: 'bindSubject' },
  assessorMissing: { severity: 'error', remedy: 'nameAssessor' },
  frequencyMissing: { severity: 'error', remedy: 'setFrequency' },
  methodMissing: { severity: 'error', remedy: 'addMethod' },
  ruleMissing: { severity: 'warning', remedy: 'writeRule' },
  componentMissing: { severity: 'error', remedy: 'chooseComponent' },
  componentUncovered: { severity: 'error', remedy: 'chooseComponent' },
  documentShare: { severity: 'error', remedy: 'addMethod' },
  effectShare: { severity: 'error', remedy: 'moveToEffect' },
  effectMethods: { severity: 'error', remedy: 'addMethod' },
  capMissing: { severity: 'error', remedy: 'setCap' },
  capTooHigh: { severity: 'error', remedy: 'setCap' },
  vetoEvidence: { severity: 'error', remedy: 'nameEvidence' },
  codeTwice: { severity: 'error', remedy: 'renameCode' },
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
/** `params` are what the rule's sentence speaks of: points in 1/100, shares in per cent, codes. */
export type LintFinding = {
  readonly rule: LintRule;
  readonly severity: 'error' | 'warning';
  readonly place: LintPlace;
  readonly params: Readonly<Record<string, string | number>>;
  readonly remedy: LintRemedy;
};

type Params = LintFinding['params'];
/** The standard as a whole. */
export const whole: LintPlace = { dimension: null, indicator: null, item: null };
/** A breach of the rule, with its severity and remedy. */
export const finding = (rule: LintRule, place: LintPlace, params: Params = {}): LintFinding => ({
  rule,
  place,
  params,
  ...lintRules[rule],
});
export const when = (broken: boolean, found: () => LintFinding): readonly LintFinding[] =>
  broken ? [found()] : [];
