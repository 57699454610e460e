import type { StandardContent } from '../content.ts';
import { codesKept, codesTwice, doubles } from './code.ts';
import { finding, type LintFinding, type Spotted, spotted, when, whole } from './finding.ts';
import { byKind, complete, type Within } from './indicator.ts';
import type { LintLimits } from './limits.ts';
import { shares } from './share.ts';
import { itemSum, sums } from './sum.ts';
import { drilled, typed } from './typed.ts';

const coverage = (all: readonly Spotted[], limits: LintLimits): readonly LintFinding[] => {
  const scored = all.filter((one) => one.kind === 'score');
  const places = (['onSite', 'daily'] as const).filter((component) => limits.weights[component] > 0);
  return [
    ...when(limits.subjects.length === 0, () => finding('categoryEmpty', whole)),
    ...limits.subjects
      .filter((kind) => !scored.some((one) => one.subjects.includes(kind)))
      .map((subject) => finding('subjectUncovered', whole, { params: { subject } })),
    ...places
      .filter((component) => !scored.some((one) => one.components.includes(component)))
      .map((component) => finding('componentUncovered', whole, { params: { component } })),
  ];
};

/** Who assesses most of the indicators. */
const usualAssessor = (all: readonly Spotted[]): string | null => {
  const named = Map.groupBy(
    all.flatMap(({ assessor }) => (assessor === null ? [] : [assessor])),
    (name) => name,
  );
  const [most] = [...named].toSorted(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? null;
};

/** All that is wrong with a standard, in the order of its tree after what concerns the whole. */
export const lint = (content: StandardContent, limits: LintLimits): readonly LintFinding[] => {
  const all = spotted(content);
  const scored = all.filter((one) => one.kind === 'score');
  const within: Within = { ...limits, content, usualAssessor: usualAssessor(all) };
  return [
    ...sums(content, scored),
    ...coverage(all, limits),
    ...shares(scored, limits),
    ...all.flatMap((one) => [
      ...complete(one, within),
      ...byKind(one, within),
      ...typed(one),
      ...drilled(one),
      ...itemSum(one),
    ]),
    ...codesTwice(content, all),
    ...doubles(all),
    ...(limits.replaced ? codesKept(all, limits.replaced) : []),
  ];
};

/** No error among the findings: the standard may be submitted. */
export const isClean = (findings: readonly LintFinding[]): boolean =>
  findings.every((one) => one.severity !== 'error');
