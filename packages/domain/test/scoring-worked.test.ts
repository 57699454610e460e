import { describe, expect, test } from 'vitest';
import { compareScores } from '../src/scoring/assessor/deviation.ts';
import { type Ballots, tally } from '../src/scoring/ballot.ts';
import { type Component, decided, type ScoreLine } from '../src/scoring/line.ts';
import { debriefing, type LeftOut, type Scheme, type ScoredIndicator } from '../src/scoring/scheme.ts';
import { type Score, score } from '../src/scoring/score.ts';
import type { Indicator } from '../src/standard/content.ts';
import { type Observed, pointsBy } from '../src/standard/points.ts';

// Worked by hand. All points in 1/100. The unit of these examples: on the spot 100.00 (A1 40, A2 60), daily record 40.00 (A1), ballot 100.00;
// weights 50 : 30 : 20. `ninety` is a unit that has nine tenths of everything.
const indicator = (code: string, more: Partial<ScoredIndicator>): ScoredIndicator => ({
  code,
  dimension: 'A',
  kind: 'score',
  points: 0,
  cap: null,
  components: [],
  ...more,
});
const scheme: Scheme = {
  indicators: [
    indicator('A1', { points: 4_000, components: ['onSite', 'daily'] }),
    indicator('A2', { points: 6_000, components: ['onSite'] }),
    indicator('D1', { kind: 'deduction', cap: 800 }),
    indicator('D2', { kind: 'deduction' }),
    indicator('B1', { kind: 'bonus', cap: 300 }),
    indicator('B2', { kind: 'bonus' }),
    debriefing,
  ],
  weights: { onSite: 50, daily: 30, debriefing: 20 },
  bonusCap: 500,
};
const kinds: Readonly<Record<string, ScoreLine['kind']>> = { D: 'deduction', B: 'bonus' };
type Given = readonly [code: string, component: Component, points: number, more?: Partial<ScoreLine>];
const line = (...[code, component, points, more]: Given): ScoreLine => ({
  id: `${code}-${component}`,
  indicator: code,
  kind: kinds[code.charAt(0)] ?? 'score',
  component,
  points,
  reason: 'r',
  evidence: ['e'],
  supersedes: null,
  ...more,
});
const a1 = (points: number) => line('A1', 'onSite', points);
const a2 = (points: number) => line('A2', 'onSite', points);
const daily = (points: number) => line('A1', 'daily', points);
const ballot = (points: number) => line('debriefing', 'debriefing', points);
const ninety = [a1(3_600), a2(5_400), daily(3_600), ballot(9_000)];

const scoreOf = (lines: readonly ScoreLine[], more: { leftOut?: LeftOut[]; scheme?: Scheme } = {}): Score => {
  const result = score({ scheme, lines, ...more });
  if ('missing' in result) throw new Error(JSON.stringify(result.missing));
  return result;
};
const total = (...args: Parameters<typeof scoreOf>): number => scoreOf(...args).total;

describe('components', () => {
  test('01 · nine tenths of everything', () => {
    // 50 × 90/100 + 30 × 36/40 + 20 × 90/100 = 45 + 27 + 18
    expect(total(ninety)).toBe(9_000);
  });
  test('02 · nothing was lost', () => {
    expect(total([a1(4_000), a2(6_000), daily(4_000), ballot(10_000)])).toBe(10_000);
  });
  test('03 · all was scored, and nothing given', () => {
    expect(total([a1(0), a2(0), daily(0), ballot(0)])).toBe(0);
  });
  test('04 · two sheets took 4 and 6 points of the daily record', () => {
    // 40 − 4 − 6 = 30 of 40; 45 + 30 × 0.75 + 18 = 45 + 22.50 + 18
    const sheets = [-400, -600].map((points, i) =>
      line('A1', 'daily', points, { id: `s${i}`, kind: 'deduction' }),
    );
    expect(total([a1(3_600), a2(5_400), daily(4_000), ...sheets, ballot(9_000)])).toBe(8_550);
  });
  test('05 · a component of weight 0 is not asked for', () => {
    // 60 × 0.90 + 40 × 30/40 = 54 + 30
    const other = { ...scheme, weights: { onSite: 60, daily: 40, debriefing: 0 } };
    expect(total([a1(3_600), a2(5_400), daily(3_000)], { scheme: other })).toBe(8_400);
  });
});

describe('floors and caps', () => {
  test('06 · sheets took more than the indicator had: it ends at 0, not below', () => {
    // 40 − 50 = −10 → 0; 45 + 0 + 18
    const sheet = line('A1', 'daily', -5_000, { id: 's', kind: 'deduction' });
    const result = scoreOf([a1(3_600), a2(5_400), daily(4_000), sheet, ballot(9_000)]);
    expect(result.total).toBe(6_300);
    expect(result.components[1]?.dimensions[0]?.indicators[0]).toMatchObject({
      sum: -1_000,
      adjusted: 1_000,
      points: 0,
    });
  });
  test('07 · two lines came to more than the indicator gives', () => {
    // 30 + 15 = 45 → 40; (40 + 54)/100 × 50 = 47; 47 + 27 + 18
    const lines = [line('A1', 'onSite', 3_000, { id: 'x' }), line('A1', 'onSite', 1_500, { id: 'y' })];
    expect(total([...lines, a2(5_400), daily(3_600), ballot(9_000)])).toBe(9_200);
  });
  test('08 · a deduction against one indicator stays within it', () => {
    // A2: 54 − 4.50 = 49.50; (36 + 49.50)/100 × 50 = 42.75; + 27 + 18
    const minus = line('A2', 'onSite', -450, { id: 'm', kind: 'deduction' });
    expect(total([...ninety, minus])).toBe(8_775);
  });
  test('09 · a bonus is added on top', () => {
    // 90 + 2
    expect(total([...ninety, line('B2', 'onSite', 200)])).toBe(9_200);
  });
  test('10 · a bonus beyond its own cap', () => {
    // 4 → 3; 90 + 3
    expect(total([...ninety, line('B1', 'onSite', 400)])).toBe(9_300);
  });
  test('11 · all bonuses together beyond the cap of the policy', () => {
    // 3 + 4 = 7 → 5; 90 + 5
    expect(total([...ninety, line('B1', 'onSite', 300), line('B2', 'onSite', 400)])).toBe(9_500);
  });
  test('12 · a perfect unit with every bonus has 105', () => {
    const lines = [a1(4_000), a2(6_000), daily(4_000), ballot(10_000), line('B2', 'daily', 900)];
    expect(total(lines)).toBe(10_500);
  });
  test('13 · a deduction of its own', () => {
    // 90 − 3
    expect(total([...ninety, line('D1', 'onSite', -300)])).toBe(8_700);
  });
  test('14 · deductions beyond their cap', () => {
    // −6 − 5 = −11 → −8; 90 − 8
    expect(total([...ninety, line('D1', 'onSite', -600), line('D1', 'daily', -500)])).toBe(8_200);
  });
  test('15 · a deduction without a cap takes all of it', () => {
    // 90 − 20
    expect(total([...ninety, line('D2', 'onSite', -2_000)])).toBe(7_000);
  });
  test('16 · deductions below zero end at zero', () => {
    // 20 × 10/100 = 2; 2 − 5 = −3 → 0, so that 3 were added by the floor
    const result = scoreOf([a1(0), a2(0), daily(0), ballot(1_000), line('D2', 'onSite', -500)]);
    expect(result).toMatchObject({ total: 0, weighted: 200, floored: 300 });
  });
});

describe('rounding', () => {
  test('17 · half a hundredth goes up', () => {
    // 50 × 90.01/100 = 45.005; 45.005 + 27 + 18 = 90.005 → 90.01
    expect(total([a1(3_601), a2(5_400), daily(3_600), ballot(9_000)])).toBe(9_001);
  });
  test('18 · less than half goes down', () => {
    // 20 × 90.02/100 = 18.004; 45 + 27 + 18.004 = 90.004 → 90.00
    expect(total([a1(3_600), a2(5_400), daily(3_600), ballot(9_002)])).toBe(9_000);
  });
  test('19 · rounded once at the end, not part by part', () => {
    // 45.005 + 30 × 36.01/40 = 27.0075 + 20 × 0.9001 = 18.002; together 90.0145 → 90.01 (part by part it would be 90.02)
    expect(total([a1(3_601), a2(5_400), daily(3_601), ballot(9_001)])).toBe(9_001);
  });
});

describe('what is missing', () => {
  test('20 · no ballot: it blocks, it is never zero', () => {
    expect(score({ scheme, lines: ninety.slice(0, 3) })).toEqual({
      missing: [{ component: 'debriefing', indicator: null }],
    });
  });
  test('21 · a leader decides to go without the ballot: the other weights grow', () => {
    // 50/80 × 90 + 30/80 × 80 = 56.25 + 30
    const leftOut = [{ component: 'debriefing' as const, indicator: null, decision: '7' }];
    expect(total([a1(3_600), a2(5_400), daily(3_200)], { leftOut })).toBe(8_625);
  });
  test('22 · one indicator could not be looked at on the spot', () => {
    // on the spot only A1 counts: 30/40 × 50 = 37.50; + 27 + 18
    const leftOut = [{ component: 'onSite' as const, indicator: 'A2', decision: '7' }];
    expect(score({ scheme, lines: [a1(3_000), daily(3_600), ballot(9_000)] })).toEqual({
      missing: [{ component: 'onSite', indicator: 'A2' }],
    });
    expect(total([a1(3_000), daily(3_600), ballot(9_000)], { leftOut })).toBe(8_250);
  });
});

describe('lines that take the place of others', () => {
  const won = (points: number): ScoreLine =>
    decided(a2(5_400), { id: 'won', points, reason: 'the panel', evidence: ['e'] });
  test('23 · an appeal won 3 points', () => {
    // A2: 57; (36 + 57)/100 × 50 = 46.50; + 27 + 18
    expect(total([...ninety, won(5_700)])).toBe(9_150);
  });
  test('24 · an appeal decided lower: the better stays', () => {
    expect(total([...ninety, won(5_000)])).toBe(9_000);
  });
  test('25 · superseded twice over, only the last counts', () => {
    // A2: 50 → 52 → 55; (36 + 55)/100 × 50 = 45.50; + 27 + 18
    const first = line('A2', 'onSite', 5_000, { id: '1' });
    const second = line('A2', 'onSite', 5_200, { id: '2', supersedes: '1' });
    const third = line('A2', 'onSite', 5_500, { id: '3', supersedes: '2' });
    expect(total([a1(3_600), first, second, third, daily(3_600), ballot(9_000)])).toBe(9_050);
  });
  test('26 · calibrated beside like units from 54 to 50', () => {
    // (36 + 50)/100 × 50 = 43; + 27 + 18
    const calibrated = line('A2', 'onSite', 5_000, { id: 'c', supersedes: 'A2-onSite' });
    expect(total([...ninety, calibrated])).toBe(8_800);
  });
});

describe('one happening', () => {
  const matter = '三月安全事故';
  test('27 · taken in the daily record and as a deduction: only the heavier counts', () => {
    // daily 36 − 4 = 32 of 40 → 24; the −3 counts nothing; 45 + 24 + 18
    const sheet = line('A1', 'daily', -400, { id: 's', kind: 'deduction', matter });
    const result = scoreOf([...ninety, sheet, line('D1', 'onSite', -300, { matter: ' 三月安全事故 ' })]);
    expect(result.total).toBe(8_700);
    expect(result.repeated).toEqual([{ line: 'D1-onSite', matter: ' 三月安全事故 ', by: 's' }]);
  });
  test('28 · praised for one side of it and blamed for another: each counts once', () => {
    // 90 + 2 − 1
    const lines = [line('B2', 'onSite', 200, { matter }), line('D1', 'onSite', -100, { matter })];
    expect(total([...ninety, ...lines])).toBe(9_100);
  });
  test('29 · the heavier one is lifted by an appeal: the lighter one counts instead', () => {
    // −4 → 0 by appeal; −3 now counts: 90 − 3
    const sheet = line('A1', 'daily', -400, { id: 's', kind: 'deduction', matter });
    const lifted = { ...sheet, id: 'l', points: 0, supersedes: 's' };
    expect(total([...ninety, sheet, lifted, line('D1', 'onSite', -300, { matter })])).toBe(8_700);
  });
});

describe('ballots', () => {
  const rules = {
    classes: [
      { key: 'A', weight: 30 },
      { key: 'B', weight: 40 },
      { key: 'C', weight: 30 },
    ],
    choices: [
      { key: 'good', points: 10_000, satisfied: true },
      { key: 'fair', points: 8_000, satisfied: true },
      { key: 'average', points: 6_000, satisfied: false },
    ],
  };
  const pointsOf = (ballots: Ballots) => {
    const found = tally({ ballots, rules, smallestGroup: 5 });
    return found === 'insufficient' ? found : found.points;
  };
  test('30 · three classes', () => {
    // A 100; B (6 × 100 + 4 × 80)/10 = 92; C 60; 0.3 × 100 + 0.4 × 92 + 0.3 × 60 = 30 + 36.80 + 18
    expect(pointsOf({ A: { good: 5 }, B: { good: 6, fair: 4 }, C: { average: 5 } })).toBe(8_480);
  });
  test('31 · two small groups are pooled', () => {
    // A 2 + C 4 = 6 ballots of weight 60: (2 × 100 + 4 × 60)/6 = 73.33…; B 100; 0.6 × 73.33… + 0.4 × 100 = 44 + 40
    expect(pointsOf({ A: { good: 2 }, B: { good: 10 }, C: { average: 4 } })).toBe(8_400);
  });
  test('32 · nobody of a class came: its weight falls to the others', () => {
    // (30 × 100 + 40 × 80)/70 = 6200/70 = 88.571…
    expect(pointsOf({ A: { good: 5 }, B: { fair: 10 }, C: {} })).toBe(8_857);
  });
  test('33 · four voices in all are too few to be shown', () => {
    expect(pointsOf({ A: { good: 2 }, B: { good: 2 } })).toBe('insufficient');
  });
});

describe('points by rule', () => {
  type Ruled = { kind?: Indicator['kind']; cap?: number };
  const by = (scoring: Indicator['scoring'], observed: Observed, { kind = 'score', cap }: Ruled = {}) => {
    const [form, effect] = kind === 'score' ? [400, 600] : [0, 0];
    return pointsBy({ kind, form, effect, cap: cap ?? null, scoring }, observed);
  };
  test('34 · deducted per event, not below the floor', () => {
    // 10 − 3 × 2 − 1 × 1 = 3 → 4
    const events = [
      { name: 'late', points: 200 },
      { name: 'no record', points: 100 },
    ];
    const rule = { kind: 'deduct' as const, events, floor: 400 };
    expect(by(rule, { kind: 'deduct', times: [3, 1] }).points).toBe(400);
    expect(by({ ...rule, floor: 0 }, { kind: 'deduct', times: [3, 1] }).points).toBe(300);
  });
  test('35 · added per event, up to the points', () => {
    // 4 × 3 = 12 → 10
    const rule = { kind: 'add' as const, events: [{ name: 'class held', points: 300 }] };
    expect(by(rule, { kind: 'add', times: [4] }).points).toBe(1_000);
  });
  test('36 · the second of three levels', () => {
    const tiers = [1_000, 800, 500].map((points) => ({ name: `${points}`, points }));
    expect(by({ kind: 'tiers', tiers }, { kind: 'tiers', reached: 1 }).points).toBe(800);
  });
  test('37 · in proportion to a rate, rounded half up', () => {
    // (80 − 60)/(90 − 60) × 10 = 6.666… → 6.67
    const rule = { kind: 'ratio' as const, measure: 'attendance', unit: '%', from: 6_000, to: 9_000 };
    expect(by(rule, { kind: 'ratio', value: 8_000 }).points).toBe(667);
  });
  test('38 · the fewer the better', () => {
    // (10 − 6)/(10 − 2) × 10 = 5
    const rule = { kind: 'ratio' as const, measure: 'complaints', unit: '', from: 1_000, to: 200 };
    expect(by(rule, { kind: 'ratio', value: 600 }).points).toBe(500);
  });
  test('39 · acts of a negative list by gravity, within the cap', () => {
    // −2 × 2 − 5 = −9 → −8
    const rule = { kind: 'negativeList' as const, acts: [{ name: 'blamed in public', points: [200, 500] }] };
    const found = [
      { act: 0, gravity: 0, times: 2 },
      { act: 0, gravity: 1, times: 1 },
    ];
    expect(by(rule, { kind: 'negativeList', found }, { kind: 'deduction', cap: 800 }).points).toBe(-800);
  });
  test('40 · a veto takes no points; it shuts a gate', () => {
    const rule = { kind: 'veto' as const, acts: ['a grave case'] };
    expect(by(rule, { kind: 'veto', found: [0] }, { kind: 'veto' })).toMatchObject({
      points: 0,
      vetoed: true,
    });
  });
});

describe('two assessors', () => {
  const compare = (first: number, second: number) =>
    compareScores({
      proposed: [
        { scorer: 'a', indicator: 'A1', points: first },
        { scorer: 'b', indicator: 'A1', points: second },
      ],
      scorers: ['a', 'b'],
      indicators: scheme.indicators,
      bonusCap: 500,
      threshold: 10,
    })[0];
  test('41 · the mean is rounded half up', () => {
    // (8.00 + 8.01)/2 = 8.005 → 8.01
    expect(compare(800, 801)).toMatchObject({ mean: 801, spread: 1, deviates: false });
  });
  test('42 · a tenth of 40 points apart is still near, a hundredth more is not', () => {
    expect(compare(3_000, 3_400)?.deviates).toBe(false);
    expect(compare(3_000, 3_401)?.deviates).toBe(true);
  });
  test('43 · a deduction that only one of them saw', () => {
    // −1 beside nothing: 1.00 of a cap of 8.00 is more than a tenth
    const [found] = compareScores({
      proposed: [{ scorer: 'a', indicator: 'D1', points: -100 }],
      scorers: ['a', 'b'],
      indicators: scheme.indicators,
      bonusCap: 500,
      threshold: 10,
    });
    expect(found).toMatchObject({ spread: 100, of: 800, mean: -50, deviates: true });
  });
});
