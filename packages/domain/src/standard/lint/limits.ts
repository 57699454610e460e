import type { StandardContent, SubjectKind } from '../content.ts';

/** What the unit category and the policy ask of a standard. */
export type LintLimits = {
  /** The kinds of subject that the category has: a branch without a discipline committee has no `discipline`. */
  readonly subjects: readonly SubjectKind[];
  readonly documentShare: number;
  readonly effectShare: number;
  readonly bonusCap: number;
  readonly weights: Readonly<Record<'onSite' | 'daily', number>>;
  /** The text that this one takes the place of within its year: its indicators keep their codes. */
  readonly replaced?: StandardContent | null;
};

type Asked = {
  readonly standard: Pick<LintLimits, 'documentShare' | 'effectShare'>;
  readonly composite: Pick<LintLimits, 'bonusCap' | 'weights'>;
};
/** The limits that a policy sets for a category whose units have these subjects. */
export const lintLimits = (
  { standard, composite }: Asked,
  subjects: readonly SubjectKind[],
  replaced: StandardContent | null = null,
): LintLimits => ({
  subjects,
  documentShare: standard.documentShare,
  effectShare: standard.effectShare,
  bonusCap: composite.bonusCap,
  weights: composite.weights,
  replaced,
});
