import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { parseContent, type StandardContent, subjectKinds } from '../src/standard/content.ts';
import { gauges } from '../src/standard/gauge.ts';
import { type LintFinding, lintRules } from '../src/standard/lint/finding.ts';
import { applyFix, fixNames, joinable, joined } from '../src/standard/lint/fix.ts';
import { type LintLimits, lintLimits } from '../src/standard/lint/limits.ts';
import { lint } from '../src/standard/lint/lint.ts';
import { shownFindings, shownOfRule } from '../src/standard/shown.ts';
import { starters } from '../src/standard/starter/starter.ts';
import { contents } from './standard-arbitrary.ts';

const limits = lintLimits(defaultPolicy, ['organisation', 'secretary', 'cadre']);
const tight = { ...limits, bonusCap: 0, documentShare: 0, effectShare: 100 };
const amending = { ...limits, replaced: starters.office };
const keyOf = ({ rule, place, params }: LintFinding): string => JSON.stringify([rule, place, params]);
const count = (findings: readonly LintFinding[], key: string): number =>
  findings.filter((one) => keyOf(one) === key).length;
const seen = new Set<string>();

/** Every remedy that is offered does away with the finding that offers it, and leaves a well-formed text. */
const checkFixes = (content: StandardContent, by: LintLimits): void => {
  const findings = lint(content, by);
  for (const found of findings) {
    if (found.fix === null) continue;
    seen.add(found.fix.name);
    const after = applyFix(content, found.fix);
    expect(parseContent(after)).toEqual(parseContent(JSON.parse(JSON.stringify(after))));
    const left = count(lint(after, by), keyOf(found));
    expect({ key: keyOf(found), less: left < count(findings, keyOf(found)) }).toEqual({
      key: keyOf(found),
      less: true,
    });
  }
};

describe('a remedy at a click', () => {
  test('does away with the finding that offers it', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(limits, tight, amending), (content, by) => {
        checkFixes(content, by);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('of every name is met', () => {
    for (const content of fc.sample(contents, { seed: 7, numRuns: 20 })) checkFixes(content, limits);
    const [dimension] = starters.enterprise.dimensions;
    const [one, other] = dimension?.indicators ?? [];
    if (!dimension || !one || !other) throw new Error('no indicator');
    const twins = { ...dimension, indicators: [one, { ...one, code: 'A9' }] };
    checkFixes({ ...starters.enterprise, dimensions: [twins] }, limits);
    const bare = { ...dimension, indicators: [{ ...one, form: 0, effect: 0 }, other] };
    checkFixes({ ...starters.enterprise, dimensions: [bare] }, limits);
    const recoded = { ...dimension, indicators: [{ ...one, code: 'A9' }, other] };
    checkFixes(
      { ...starters.enterprise, dimensions: [recoded] },
      { ...limits, replaced: starters.enterprise },
    );
    const formal = { ...dimension, indicators: [{ ...one, form: 700, effect: 100 }] };
    checkFixes({ ...starters.enterprise, dimensions: [formal] }, limits);
    const papers = {
      ...one,
      methods: ['documentReview' as const],
      components: ['onSite' as const],
      form: 800,
      effect: 0,
    };
    checkFixes({ ...starters.enterprise, dimensions: [{ ...dimension, indicators: [papers] }] }, limits);
    const lazy = { kind: 'deduct' as const, floor: 800, events: [{ name: '缺一次', points: 100 }] };
    checkFixes(
      { ...starters.enterprise, dimensions: [{ ...dimension, indicators: [{ ...one, scoring: lazy }] }] },
      limits,
    );
    const unnamed = { ...dimension, indicators: [{ ...one, assessor: null }, other] };
    checkFixes({ ...starters.enterprise, dimensions: [unnamed] }, limits);
    const absent = { ...one, subjects: ['discipline' as const] };
    checkFixes({ ...starters.enterprise, dimensions: [{ ...dimension, indicators: [absent] }] }, limits);
    const list = { kind: 'negativeList' as const, acts: [{ name: '通报', points: [100] }] };
    const low = [
      { name: '好', points: 500 },
      { name: '差', points: 0 },
    ];
    for (const scoring of [list, { kind: 'tiers' as const, tiers: low }])
      checkFixes(
        { ...starters.enterprise, dimensions: [{ ...dimension, indicators: [{ ...one, scoring }] }] },
        limits,
      );
    for (const failedDrill of [400, 5_000])
      checkFixes(
        { ...starters.enterprise, dimensions: [{ ...dimension, indicators: [{ ...one, failedDrill }] }] },
        limits,
      );
    expect([...fixNames].filter((name) => !seen.has(name))).toEqual([]);
  }, 60_000);

  test('does nothing where another indicator stands by now', () => {
    const content = { ...starters.office, total: 9_000 };
    const [first, ...rest] = content.dimensions;
    if (!first) throw new Error('no dimension');
    const without = first.indicators.map((one) => (one.code === 'A1' ? { ...one, assessor: null } : one));
    const [found] = lint(
      { ...content, dimensions: [{ ...first, indicators: without }, ...rest] },
      limits,
    ).filter(({ rule }) => rule === 'assessorMissing');
    if (!found?.fix) throw new Error('no remedy');
    const other = { ...content, dimensions: [{ ...first, indicators: first.indicators.slice(1) }, ...rest] };
    expect(applyFix(other, found.fix)).toEqual(other);
  });

  test('is of a rule that has one, with the severity of its rule', () => {
    const findings = lint({ total: 1, dimensions: [] }, limits);
    for (const one of findings) expect(one).toMatchObject(lintRules[one.rule]);
  });
});

describe('gauges', () => {
  test('each add up to the whole, or are nothing where there are no points', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const found = gauges(content, limits.subjects);
        const whole = found.points > 0 ? 10_000 : 0;
        const sum = (all: object): number => Object.values(all).reduce((a, b) => a + b, 0);
        expect(sum(found.bySubject) + found.unbound).toBe(whole);
        expect(sum(found.byMethod) + found.methodless).toBe(whole);
        expect(found.leadership + found.officeStaff).toBe(whole);
        expect(found.form + found.effect).toBe(whole);
        expect(found.documentsOnly).toBeGreaterThanOrEqual(0);
        expect(found.documentsOnly).toBeLessThanOrEqual(found.officeStaff + 1);
        expect(found.bySubject.discipline).toBe(0);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('share an indicator’s points alike among its subjects, and tell leaders from their staff', () => {
    const [dimension] = starters.enterprise.dimensions;
    const [one] = dimension?.indicators ?? [];
    if (!dimension || !one) throw new Error('no indicator');
    const plain = { ...one, form: 200, effect: 100, items: [] };
    const content = (own: object): StandardContent => ({
      total: 300,
      dimensions: [{ ...dimension, indicators: [{ ...plain, ...own }] }],
    });
    const shared = gauges(content({ subjects: ['organisation', 'secretary', 'cadre'] }), subjectKinds);
    expect(shared).toMatchObject({
      bySubject: { organisation: 3_334, secretary: 3_333, discipline: 0, cadre: 3_333 },
      leadership: 10_000,
      form: 6_667,
      effect: 3_333,
    });
    // Nobody is named: what is done on paper is the staff's, what it brought about is not.
    expect(gauges(content({ subjects: ['organisation'] }), subjectKinds)).toMatchObject({
      leadership: 3_333,
      officeStaff: 6_667,
    });
    const papers = { subjects: ['secretary'], methods: ['documentReview'], components: ['onSite'] };
    expect(gauges(content(papers), subjectKinds)).toMatchObject({
      officeStaff: 10_000,
      documentsOnly: 10_000,
    });
  });
});

test('remedies of one name are applied together as one after the other', () => {
  const bare = {
    ...starters.enterprise,
    dimensions: starters.enterprise.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((one) => ({ ...one, frequency: null, components: [] })),
    })),
  };
  for (const name of ['setFrequency', 'chooseComponent'] as const) {
    const [first, ...others] = lint(bare, limits).flatMap(({ fix }) => (fix?.name === name ? [fix] : []));
    if (first === undefined) throw new Error(`no ${name}`);
    expect(others.length).toBeGreaterThan(3);
    expect(joinable.has(name)).toBe(true);
    const after = applyFix(bare, joined(first, others));
    expect(after).toEqual(others.reduce(applyFix, applyFix(bare, first)));
    expect(lint(after, limits).some(({ fix }) => fix?.name === name)).toBe(false);
  }
});

test('of a rule broken everywhere the first findings are told, and how many more there are', () => {
  const [dimension] = starters.enterprise.dimensions;
  const [one] = dimension?.indicators ?? [];
  if (!dimension || !one) throw new Error('no indicator');
  const indicators = Array.from({ length: 100 }, (_, i) => ({
    ...one,
    code: `N${i}`,
    name: `每季度专题研究一次并形成记录，第${i}项`,
    assessor: null,
  }));
  const dimensions = Array.from({ length: 3 }, (_, i) => ({
    ...dimension,
    code: `D${i}`,
    indicators: indicators.map((own) => ({ ...own, code: `${own.code}-${i}` })),
  }));
  const all = lint({ ...starters.enterprise, dimensions }, limits);
  const { findings, more } = shownFindings(all);
  expect(findings.length + more).toBe(all.length);
  expect(more).toBeGreaterThan(0);
  expect(findings.filter(({ rule }) => rule === 'assessorMissing').length).toBe(shownOfRule);
  expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(all.map(({ rule }) => rule)));
});
