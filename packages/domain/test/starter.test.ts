import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { indicatorsOf, parseContent, type SubjectKind, subjectKinds } from '../src/standard/content.ts';
import { gauges } from '../src/standard/gauge.ts';
import { lintLimits } from '../src/standard/lint/limits.ts';
import { lint } from '../src/standard/lint/lint.ts';
import { boundTo, starterKeys, starters } from '../src/standard/starter/starter.ts';

const small: readonly SubjectKind[] = ['organisation', 'secretary', 'cadre'];
const subjectsOf = (key: string): readonly SubjectKind[] => (key === 'service' ? small : subjectKinds);

describe.each(starterKeys)('the starter %s', (key) => {
  const content = starters[key];
  const all = indicatorsOf(content);

  test('is well formed and without a finding under the default policy', () => {
    expect(parseContent(content)).toEqual(content);
    expect(lint(content, lintLimits(defaultPolicy, subjectsOf(key)))).toEqual([]);
  });

  test('has typed rules that say what their words say, vetoes, a bonus and a deduction', () => {
    expect(all.length).toBeGreaterThanOrEqual(15);
    expect(all.every((one) => one.scoring !== null && one.rule !== '')).toBe(true);
    expect(new Set(all.map((one) => one.kind))).toEqual(new Set(['score', 'bonus', 'deduction', 'veto']));
    expect(new Set(all.map((one) => one.scoring?.kind)).size).toBe(6);
    for (const { scoring, rule } of all) {
      const named =
        scoring?.kind === 'deduct' || scoring?.kind === 'add'
          ? scoring.events.map(({ name }) => name)
          : scoring?.kind === 'tiers'
            ? scoring.tiers.map(({ name }) => name)
            : [];
      for (const name of named) expect(rule).toContain(name);
    }
  });

  test('asks where people are asked, and has check items', () => {
    const personal = all.filter((one) => one.kind === 'score' && one.methods.includes('interview'));
    expect(personal.filter((one) => one.questions.length === 0).map((one) => one.code)).toEqual([]);
    expect(all.some((one) => one.items.length > 0)).toBe(true);
  });

  test('is for those responsible, by many methods, for effect', () => {
    const shares = gauges(content, subjectsOf(key));
    expect(shares.leadership).toBeGreaterThan(8_000);
    expect(shares.effect).toBeGreaterThan(6_000);
    expect(shares.documentsOnly).toBe(0);
    expect(Math.min(...Object.values(shares.byMethod))).toBeGreaterThan(0);
  });
});

test('a text is bound to the subjects that the units have, where another answers as well', () => {
  const bound = indicatorsOf(boundTo(starters.enterprise, small));
  expect(bound.filter((one) => one.subjects.includes('discipline')).map((one) => one.code)).toEqual(['D2']);
  const both = { ...starters.office };
  const [first] = both.dimensions;
  const one = first?.indicators[0];
  if (!first || !one) throw new Error('no indicator');
  const content = {
    ...both,
    dimensions: [{ ...first, indicators: [{ ...one, subjects: ['discipline' as const, 'cadre' as const] }] }],
  };
  expect(boundTo(content, small).dimensions[0]?.indicators[0]?.subjects).toEqual(['cadre']);
});
