import { defaultPolicy, isClean, lint, parseContent, type SubjectKind } from '@kaohe/domain';
import { expect, test } from 'vitest';
import { amendedStandard, starterStandard } from '../src/standards/starter.ts';
import { tableStandard } from '../src/standards/table.ts';
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

const head = 'dimension,indicator,points,scoring_rule,method,responsible_subject\n';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a published table is refused by the lint as it is, and mended by the office', async () => {
  const rows = [
    '甲,组织生活,15,不按期的扣5分,自评,',
    '乙,工作业绩,20,靠后的扣10分,自评,',
    '丙,（原文截断）,,（原文截断）,,',
  ];
  const found = await tableStandard('t', bytes(head + rows.join('\n')));
  expect(found.findings.map((one) => one.rule)).toEqual(
    expect.arrayContaining(['subjectMissing', 'effectShare', 'pointsMissing']),
  );
  expect(found.mended.total).toBe(3_500);
  expect(found.mended.dimensions.flatMap((one) => one.indicators)).toHaveLength(2);
});

test('a table of deductions alone can only be a draft', async () => {
  const found = await tableStandard('t', bytes(`${head}甲,违反规定,-3 / -2,一次扣3分,以通报为据,班子`));
  expect(found.raw.dimensions[0]?.indicators[0]).toMatchObject({ kind: 'deduction', cap: 300 });
  expect(found.clean).toBe(false);
});
