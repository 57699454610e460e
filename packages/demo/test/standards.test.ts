import { defaultPolicy, isClean, lint, parseContent, type SubjectKind } from '@kaohe/domain';
import { expect, test } from 'vitest';
import { amendedStandard, starterStandard } from '../src/standards/starter.ts';
import { categories, categoryKeys } from '../src/world/organisation.ts';

const limitsOf = (subjects: readonly SubjectKind[]) => ({
  subjects,
  documentShare: defaultPolicy.standard.documentShare,
  effectShare: defaultPolicy.standard.effectShare,
  bonusCap: defaultPolicy.composite.bonusCap,
  weights: defaultPolicy.composite.weights,
});

test.each(categoryKeys)('the starter standard for %s has nothing for the lint to find', (category) => {
  const limits = limitsOf(categories[category].subjectKinds);
  for (const content of [starterStandard(category), amendedStandard(category)]) {
    const findings = lint(parseContent(content), limits);
    expect(findings).toEqual([]);
    expect(isClean(findings)).toBe(true);
  }
});

test('an amendment keeps the codes and changes something', () => {
  const codes = (content: ReturnType<typeof starterStandard>) =>
    content.dimensions.flatMap((dimension) => dimension.indicators.map((one) => one.code));
  expect(codes(amendedStandard('office'))).toEqual(codes(starterStandard('office')));
  expect(amendedStandard('office')).not.toEqual(starterStandard('office'));
});
