import type { LintFinding, LintRule } from './lint/finding.ts';

/** As many findings of one rule are told at a time: a table just imported may break one at each of thousands of indicators. */
export const shownOfRule = 200;

/** What is told of the findings, in their order, and how many more there are. */
export type ShownFindings = { readonly findings: readonly LintFinding[]; readonly more: number };

/** The first of each rule; every rule that is broken is among them, and so is an error where there is one. */
export const shownFindings = (all: readonly LintFinding[]): ShownFindings => {
  const counts = new Map<LintRule, number>();
  const findings = all.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= shownOfRule;
  });
  return { findings, more: all.length - findings.length };
};
