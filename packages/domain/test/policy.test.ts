import { describe, expect, test } from 'vitest';
import { Fault } from '../src/kernel/error.ts';
import { windowNames } from '../src/kernel/name.ts';
import { bases, basisOf, basisPaths } from '../src/policy/basis.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { leastDays, type Policy, parsePolicy } from '../src/policy/policy.ts';

type Json = { [key: string]: unknown };
/** The default policy with the value at a dotted path replaced. */
const changed = (path: string, value: unknown): unknown => {
  const copy: Json = JSON.parse(JSON.stringify(defaultPolicy));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const place = keys.reduce<Json>((at, key) => at[key] as Json, copy);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
};
const faultOf = (input: unknown): { path: unknown; issue: unknown } | undefined => {
  try {
    parsePolicy(input);
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'invalid') throw error;
    return { path: error.detail.path, issue: error.detail.issue };
  }
};
const leaves = (value: unknown, path = ''): string[] =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, below]) => leaves(below, path === '' ? key : `${path}.${key}`))
    : [path];
const day = (count: number) => ({ count, unit: 'workingDays' as const });

describe('the default policy', () => {
  test('is a lawful policy, as it is and after a journey through JSON', () => {
    expect(parsePolicy(defaultPolicy)).toEqual(defaultPolicy);
    expect(parsePolicy(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual(defaultPolicy);
  });

  test('has the numbers of the rules', () => {
    const { windows } = defaultPolicy;
    const stated: [number, string][] = [
      [3, 'minutes deemedReceived admissibility supplement deliberation approval reconsideration serving'],
      [5, 'acknowledgement sheetAnswer appealFiling appealExtension secondLevelFiling resultsNotice'],
      [5, 'commendationNotice escalationStep'],
      [10, 'verification feedback appealDecision secondLevelDecision objectionInquiry rescoring'],
      [10, 'rectificationPlan lookBack'],
    ];
    for (const [count, names] of stated)
      for (const name of names.split(' '))
        expect([name, Reflect.get(windows, name)]).toEqual([name, day(count)]);
    expect(windows.itemOneMonth).toEqual({ count: 1, unit: 'months' });
    expect(windows.itemThreeMonths).toEqual({ count: 3, unit: 'months' });
    expect(windows.effectEvaluation).toEqual({ count: 1, unit: 'months' });
    expect(defaultPolicy).toMatchObject({
      selfReport: 'off',
      secondLevel: true,
      reminders: { before: [3, 1], onTheDay: true, overdue: 'everyDay' },
      composite: { weights: { onSite: 50, daily: 30, debriefing: 20 }, bonusCap: 500 },
      standard: { documentShare: 40, effectShare: 50 },
      questionnaire: { smallestGroup: 5 },
      linkage: { weight: 15 },
      recusal: { formerUnitYears: 3 },
    });
    expect(defaultPolicy.grades.bands.map((band) => [band.name.zh, band.from / 100])).toEqual([
      ['好', 90],
      ['较好', 80],
      ['一般', 60],
      ['差', 0],
    ]);
    expect(defaultPolicy.grades).toMatchObject({
      quota: {
        share: 30,
        rounding: 'floor',
        atLeastOne: true,
        ties: ['onSite', 'satisfaction'],
        appealSeats: true,
      },
      gates: { satisfaction: { topBelow: 90, bottomBelow: 50 } },
    });
    expect(defaultPolicy.ballot.classes.map((one) => [one.key, one.weight])).toEqual([
      ['A', 30],
      ['B', 40],
      ['C', 30],
    ]);
  });

  test('has a length for every window that a stage may name', () => {
    expect(Object.keys(defaultPolicy.windows).sort()).toEqual([...windowNames].sort());
  });
});

describe('a basis', () => {
  test('is there for every parameter, in both languages', () => {
    for (const path of leaves(defaultPolicy)) {
      const key = basisOf(path);
      expect(key, path).toBeDefined();
      if (key) expect([bases[key].zh.length > 5, bases[key].en.length > 5]).toEqual([true, true]);
    }
  });

  test('is given for nothing that is not a parameter', () => {
    const all = leaves(defaultPolicy);
    for (const path of basisPaths)
      expect(
        all.some((leaf) => leaf === path || leaf.startsWith(`${path}.`)),
        path,
      ).toBe(true);
    expect(basisOf('windows.lunch')).toBeUndefined();
    expect(basisOf('')).toBeUndefined();
  });

  test('of every reason is used', () => {
    const used = new Set(leaves(defaultPolicy).map(basisOf));
    expect(Object.keys(bases).filter((key) => !used.has(key as keyof typeof bases))).toEqual([]);
  });
});

describe('a policy is refused', () => {
  test.each<[string, unknown, [string, string]]>([
    [
      'composite.weights',
      { onSite: 60, daily: 19, debriefing: 21 },
      ['composite.weights.daily', 'too_small'],
    ],
    ['composite.weights', { onSite: 50, daily: 30, debriefing: 21 }, ['composite.weights', 'weightsSum']],
    [
      'composite.weights',
      { onSite: 50.5, daily: 29.5, debriefing: 20 },
      ['composite.weights.onSite', 'invalid_type'],
    ],
    ['composite.bonusCap', 501, ['composite.bonusCap', 'too_big']],
    ['composite.bonusCap', -1, ['composite.bonusCap', 'too_small']],
    ['standard.documentShare', 51, ['standard.documentShare', 'too_big']],
    ['standard.effectShare', 39, ['standard.effectShare', 'too_small']],
    ['grades.quota.share', 41, ['grades.quota.share', 'too_big']],
    ['grades.quota.share', 0, ['grades.quota.share', 'too_small']],
    ['grades.quota.shares', { school: 60 }, ['grades.quota.shares.school', 'too_big']],
    ['grades.quota.ties', ['onSite', 'onSite'], ['grades.quota.ties', 'tiesDistinct']],
    [
      'grades.gates.satisfaction',
      { topBelow: 50, bottomBelow: 60 },
      ['grades.gates.satisfaction', 'satisfactionOrder'],
    ],
    ['grades.bands.1.from', 9_000, ['grades.bands', 'bandsDescending']],
    ['grades.bands.3.from', 1, ['grades.bands', 'bandsEndAtZero']],
    ['grades.bands.1.key', 'good', ['grades.bands', 'bandsDistinct']],
    ['grades.bands.0.name.zh', '', ['grades.bands.0.name.zh', 'too_small']],
    ['ballot.classes.0.weight', 31, ['ballot.classes', 'weightsSum']],
    ['ballot.classes.1.key', 'A', ['ballot.classes', 'classesDistinct']],
    ['ballot.choices.0.points', 7_000, ['ballot.choices', 'choicesDescending']],
    ['ballot.choices.1.key', 'good', ['ballot.choices', 'choicesDistinct']],
    ['questionnaire.smallestGroup', 2, ['questionnaire.smallestGroup', 'too_small']],
    ['linkage.weight', 51, ['linkage.weight', 'too_big']],
    ['recusal.formerUnitYears', 0, ['recusal.formerUnitYears', 'too_small']],
    ['selfReport', 'monthly', ['selfReport', 'invalid_value']],
    ['windows.resultsNotice', day(4), ['windows.resultsNotice', 'windowTooShort']],
    [
      'windows.commendationNotice',
      { count: 9, unit: 'calendarDays' },
      ['windows.commendationNotice', 'windowTooShort'],
    ],
    ['windows.appealFiling', day(2), ['windows.appealFiling', 'windowTooShort']],
    ['windows.deliberation', day(0), ['windows.deliberation.count', 'too_small']],
    ['windows.deliberation', { count: 3, unit: 'hours' }, ['windows.deliberation.unit', 'invalid_value']],
    ['windows.lunch', day(1), ['windows', 'unrecognized_keys']],
    ['windows.feedback', undefined, ['windows.feedback', 'invalid_type']],
    ['reminders.hour', 24, ['reminders.hour', 'too_big']],
    ['escalationPath', [], ['escalationPath', 'too_small']],
    ['escalationPath', ['neighbour'], ['escalationPath.0', 'invalid_value']],
    ['extra', 1, ['', 'unrecognized_keys']],
  ])('%s = %j', (path, value, [where, issue]) => {
    expect(faultOf(changed(path, value))).toEqual({ path: where, issue });
  });

  test('when units report more often than the record is reviewed', () => {
    const policy = { ...defaultPolicy, period: 'halfYear', selfReport: 'quarter' };
    expect(faultOf(policy)).toEqual({ path: 'selfReport', issue: 'selfReportWithinPeriod' });
    expect(faultOf({ ...policy, selfReport: 'halfYear' })).toBeUndefined();
    expect(faultOf({ ...policy, period: 'month' })).toBeUndefined();
  });

  test('with every broken path named', () => {
    const input = changed('linkage.weight', 80) as Policy;
    input.recusal.formerUnitYears = 99;
    expect(() => parsePolicy(input)).toThrow(
      expect.objectContaining({
        detail: expect.objectContaining({ paths: ['linkage.weight', 'recusal.formerUnitYears'] }),
      }),
    );
  });

  test.each([null, 7, 'policy', []])('when it is %j', (input) => {
    expect(faultOf(input)?.issue).toBe('invalid_type');
  });
});

test('a window that is somebody’s right may be cut to its floor, in any unit, and no further', () => {
  for (const [name, least] of Object.entries(leastDays)) {
    const path = `windows.${name}`;
    expect(faultOf(changed(path, day(least)))).toBeUndefined();
    expect(faultOf(changed(path, { count: 2 * least, unit: 'calendarDays' }))).toBeUndefined();
    expect(faultOf(changed(path, { count: 1, unit: 'months' }))).toBeUndefined();
    expect(faultOf(changed(path, day(least - 1)))?.path).toContain(path);
  }
});
