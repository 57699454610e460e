import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basisOf } from '../src/policy/basis.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { ownOf, policyFrom } from '../src/policy/own.ts';
import {
  changedPaths,
  groupOf,
  isClock,
  limitsOf,
  type ParameterPath,
  parameterGroups,
  parameters,
  policyIssues,
  valueAt,
  withValue,
} from '../src/policy/parameter.ts';

describe('the parameters', () => {
  test('are all there, once, each with a basis, limits and a group; every group has some', () => {
    expect(new Set(parameters).size).toBe(parameters.length);
    expect(parameters.length).toBeGreaterThan(60);
    for (const path of parameters) {
      expect([path, basisOf(path)]).toEqual([path, expect.any(String)]);
      expect(limitsOf(path).kind).toMatch(/window|number|flag|choice|list/);
      expect(valueAt(defaultPolicy, path)).toBeDefined();
    }
    expect(new Set(parameters.map(groupOf))).toEqual(new Set(parameterGroups));
  });

  test('put together are the policy', () => {
    const copy = parameters.reduce<unknown>(
      (all, path) => withValue(all, path, valueAt(defaultPolicy, path)),
      {},
    );
    expect(copy).toEqual(defaultPolicy);
  });

  test('have the limits that the schema enforces', () => {
    const wrong = parameters.flatMap((path) => {
      const limits = limitsOf(path);
      if (limits.kind !== 'number') return [];
      return [limits.least - 1, limits.most + 1]
        .filter(
          (value) => !policyIssues(withValue(defaultPolicy, path, value)).some((one) => one.path === path),
        )
        .map((value) => [path, value]);
    });
    expect(wrong).toEqual([]);
    const short = parameters.flatMap((path) => {
      const limits = limitsOf(path);
      if (limits.kind !== 'window') return [];
      const of = (count: number) => withValue(defaultPolicy, path, { count, unit: 'workingDays' });
      return policyIssues(of(limits.least)).length === 0 && policyIssues(of(limits.least - 1)).length > 0
        ? []
        : [path];
    });
    expect(short).toEqual([]);
  });

  test('know what is wrong with them, with a group’s rule at its first', () => {
    const at = (path: ParameterPath, value: unknown) => policyIssues(withValue(defaultPolicy, path, value));
    expect(at('composite.weights.onSite', 60)).toEqual([
      { path: 'composite.weights.onSite', at: [], issue: 'weightsSum' },
    ]);
    expect(at('grades.gates.satisfaction.bottomBelow', 95)).toMatchObject([
      { path: 'grades.gates.satisfaction.topBelow', issue: 'satisfactionOrder' },
    ]);
    expect(at('windows.resultsNotice', { count: 4, unit: 'workingDays' })).toMatchObject([
      { path: 'windows.resultsNotice', issue: 'windowTooShort' },
    ]);
    expect(at('grades.bands', [])).toContainEqual({ path: 'grades.bands', at: [], issue: 'too_small' });
    expect(at('selfReport', 'quarter')).toEqual([]);
    expect(policyIssues(defaultPolicy)).toEqual([]);
  });

  test('are clocks or rules of points and grades', () => {
    const clocks = parameters.filter(isClock);
    expect(clocks).toContain('windows.minutes');
    expect(clocks).toContain('reminders.before');
    expect(clocks.every((path) => !/^(grades|composite|ballot|standard|scoring|linkage)/.test(path))).toBe(
      true,
    );
  });
});

/** Some other value of a parameter that is allowed by itself. */
const otherValue = (path: ParameterPath): fc.Arbitrary<unknown> => {
  const limits = limitsOf(path);
  if (limits.kind === 'window')
    return fc.record({
      count: fc.integer({ min: 2 * limits.least, max: 30 }),
      unit: fc.constantFrom('workingDays', 'calendarDays', 'months'),
    });
  if (limits.kind === 'number') return fc.integer({ min: limits.least, max: limits.most });
  if (limits.kind === 'flag') return fc.boolean();
  if (limits.kind === 'choice') return fc.constantFrom(...limits.options);
  return fc.constant(valueAt(defaultPolicy, path));
};
const changes = fc
  .uniqueArray(fc.constantFrom(...parameters), { maxLength: 6 })
  .chain((paths) =>
    fc.tuple(...paths.map((path) => otherValue(path).map((value) => [path, value] as const))),
  );

describe('what differs from the defaults', () => {
  test('is enough to tell the whole policy, and no more than that', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const policy = all.reduce<unknown>(
          (one, [path, value]) => withValue(one, path, value),
          defaultPolicy,
        );
        fc.pre(policyIssues(policy).length === 0);
        const own = ownOf(policy);
        expect(policyFrom(own)).toEqual(policy);
        expect(changedPaths(defaultPolicy, policyFrom(own))).toEqual(changedPaths(defaultPolicy, policy));
        expect(ownOf(policyFrom(own))).toEqual(own);
      }),
    );
    expect(ownOf(defaultPolicy)).toEqual({});
  });
});
