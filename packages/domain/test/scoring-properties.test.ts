import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/policy/defaults.ts';
import type { Candidate, GradeRules } from '../src/scoring/candidate.ts';
import { type GradeList, grades } from '../src/scoring/grade.ts';
import { type Component, components, decided, type ScoreLine } from '../src/scoring/line.ts';
import { debriefing, type Scheme, type ScoredIndicator } from '../src/scoring/scheme.ts';
import { type Score, score } from '../src/scoring/score.ts';

const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) =>
  fc.assert(
    fc.property(arbitrary, (value) => {
      holds(value);
    }),
    { numRuns: 300 },
  );

const places: Component[][] = [['onSite'], ['daily'], ['onSite', 'daily']];
const weights = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 20, max: 39 }))
  .map(([onSite, daily]) => ({ onSite, daily, debriefing: 100 - onSite - daily }));
const indicators = fc
  .array(fc.record({ points: fc.integer({ min: 1, max: 3_000 }), place: fc.constantFrom(...places) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all): ScoredIndicator[] => [
    { code: '0', dimension: 'd0', kind: 'score', points: 1_000, cap: null, components: ['onSite', 'daily'] },
    ...all.map(({ points, place }, i): ScoredIndicator => {
      return {
        code: `${i + 1}`,
        dimension: `d${i % 3}`,
        kind: 'score',
        points,
        cap: null,
        components: place,
      };
    }),
    { code: 'D', dimension: 'd0', kind: 'deduction', points: 0, cap: 800, components: [] },
    { code: 'B', dimension: 'd0', kind: 'bonus', points: 0, cap: 400, components: [] },
    { code: 'E', dimension: 'd0', kind: 'bonus', points: 0, cap: null, components: [] },
    debriefing,
  ]);

let ids = 0;
const lineOf = (code: string, kind: ScoreLine['kind'], component: Component): fc.Arbitrary<ScoreLine> =>
  fc.integer({ min: 0, max: kind === 'score' ? 3_500 : 900 }).map((n) => {
    ids += 1;
    const points = kind === 'deduction' ? 0 - n : n;
    return {
      id: `l${ids}`,
      indicator: code,
      kind,
      component,
      points,
      reason: 'r',
      evidence: ['e'],
      supersedes: null,
    };
  });
/** Lines that leave nothing unscored, with deductions and bonuses strewn in. */
const linesOf = (all: readonly ScoredIndicator[]): fc.Arbitrary<ScoreLine[]> => {
  const each = all.flatMap((one) =>
    one.components.flatMap((component) => [
      fc.array(lineOf(one.code, 'score', component), { minLength: 1, maxLength: 3 }),
      fc.array(lineOf(one.code, 'deduction', component), { maxLength: 2 }),
    ]),
  );
  const apart = [
    fc.array(lineOf('D', 'deduction', 'daily'), { maxLength: 3 }),
    fc.array(lineOf('B', 'bonus', 'onSite'), { maxLength: 2 }),
    fc.array(lineOf('E', 'bonus', 'daily'), { maxLength: 2 }),
  ];
  return fc.tuple(...each, ...apart).map((parts) => parts.flat());
};
const cases = fc
  .record({ indicators, weights, bonusCap: fc.integer({ min: 0, max: 500 }) })
  .chain((scheme: Scheme) => fc.record({ scheme: fc.constant(scheme), lines: linesOf(scheme.indicators) }));

const scored = (scheme: Scheme, lines: readonly ScoreLine[]): Score => {
  const result = score({ scheme, lines });
  if ('missing' in result) throw new Error(JSON.stringify(result.missing));
  return result;
};
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

describe('a score, whatever its lines', () => {
  test('lies between 0 and 100 points plus the bonus cap', () => {
    check(cases, ({ scheme, lines }) => {
      const { total } = scored(scheme, lines);
      expect(Number.isInteger(total)).toBe(true);
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total).toBeLessThanOrEqual(10_000 + scheme.bonusCap);
    });
  });

  test('is the sum of its lines, step by step, and no line is left out or counted twice', () => {
    check(cases, ({ scheme, lines }) => {
      const result = scored(scheme, lines);
      const pointsOf = new Map(lines.map((line) => [line.id, line.points]));
      const inner = result.components.flatMap((one) =>
        one.dimensions.flatMap((dimension) => dimension.indicators),
      );
      const nodes = [...inner, ...result.bonus.indicators, ...result.deduction.indicators];
      expect(nodes.flatMap((node) => node.lines).sort()).toEqual([...pointsOf.keys()].sort());
      for (const node of nodes) {
        expect(node.sum).toBe(sum(node.lines.map((id) => pointsOf.get(id) ?? Number.NaN)));
        expect(node.points).toBe(node.sum + node.adjusted);
      }
      for (const one of result.components) {
        for (const dimension of one.dimensions) {
          expect(dimension.points).toBe(sum(dimension.indicators.map((node) => node.points)));
        }
        expect(one.earned).toBe(sum(one.dimensions.map((dimension) => dimension.points)));
      }
      for (const side of [result.bonus, result.deduction]) {
        expect(side.points).toBe(sum(side.indicators.map((node) => node.points)) + side.adjusted);
      }
      const exact = sum(result.components.map((one) => (one.weight * 100 * one.earned) / one.of));
      expect(Math.abs(result.weighted - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      expect(result.total).toBe(
        result.weighted + result.bonus.points + result.deduction.points + result.floored,
      );
    });
  });

  test('never falls when a line rises', () => {
    check(fc.tuple(cases, fc.nat(), fc.integer({ min: 0, max: 500 })), ([{ scheme, lines }, at, more]) => {
      const i = at % lines.length;
      const higher = lines.map((line, j) =>
        i === j
          ? {
              ...line,
              points: line.kind === 'deduction' ? Math.min(0, line.points + more) : line.points + more,
            }
          : line,
      );
      expect(scored(scheme, higher).total).toBeGreaterThanOrEqual(scored(scheme, lines).total);
    });
  });

  test('does not depend on the order of its lines or of the standard’s indicators', () => {
    const shuffled = cases.chain((one) =>
      fc.record({
        one: fc.constant(one),
        lines: fc.shuffledSubarray(one.lines, { minLength: one.lines.length }),
        indicators: fc.shuffledSubarray([...one.scheme.indicators], {
          minLength: one.scheme.indicators.length,
        }),
      }),
    );
    check(shuffled, ({ one, lines, indicators: turned }) => {
      expect(scored(one.scheme, lines)).toEqual(scored(one.scheme, one.lines));
      expect(scored({ ...one.scheme, indicators: turned }, lines).total).toBe(
        scored(one.scheme, one.lines).total,
      );
    });
  });

  test('counts a happening once: told again, with less weight or the same, it changes nothing', () => {
    const told = cases.chain((one) =>
      fc.record({
        one: fc.constant(one),
        at: fc.nat({ max: one.lines.length - 1 }),
        less: fc.integer({ min: 0, max: 1_000 }),
      }),
    );
    check(told, ({ one: { scheme, lines }, at, less }) => {
      const first = lines[at];
      if (first === undefined || first.points === 0) return;
      const marked = lines.map((line) => (line === first ? { ...line, matter: 'the accident' } : line));
      const size = Math.max(0, Math.abs(first.points) - less);
      const again = {
        ...first,
        id: `${first.id}-again`,
        points: Math.sign(first.points) * size,
        matter: ' The  ACCIDENT ',
      };
      const whole = scored(scheme, [...marked, again]);
      expect(whole.total).toBe(scored(scheme, marked).total);
      expect(scored(scheme, [again, ...marked.toReversed()]).total).toBe(whole.total);
    });
  });

  test('has no point without a line: what nobody scored is missing, not zero', () => {
    check(fc.tuple(cases, fc.nat()), ([{ scheme, lines }, at]) => {
      const main = scheme.indicators.filter((one) => one.kind === 'score');
      const gone = main[at % main.length];
      const component = gone?.components[at % gone.components.length];
      const left = lines.filter((line) => line.indicator !== gone?.code || line.component !== component);
      const result = score({ scheme, lines: left });
      expect('missing' in result && result.missing.map((one) => one.component)).toEqual([component]);
      const empty = lines.map((line) => ({ ...line, points: 0 }));
      expect(scored(scheme, empty).total).toBe(0);
    });
  });

  test('with superseded lines is that of the lines in their place, and decisions never lower it', () => {
    check(
      fc.tuple(cases, fc.array(fc.tuple(fc.nat(), fc.nat(3_500)), { maxLength: 5 })),
      ([{ scheme, lines }, moves]) => {
        const chosen = new Map(moves.map(([at, points]) => [at % lines.length, points]));
        const applied = [...chosen].flatMap(([at, points]) => {
          const old = lines[at];
          return old
            ? [
                decided(old, {
                  id: `d-${old.id}`,
                  points: old.kind === 'deduction' ? -points : points,
                  reason: 'd',
                  evidence: ['e'],
                }),
              ]
            : [];
        });
        const replaced = lines.map((line) => applied.find((one) => one.supersedes === line.id) ?? line);
        const after = scored(scheme, [...applied, ...lines]);
        expect(after).toEqual(
          scored(
            scheme,
            replaced.map((line) => ({ ...line, supersedes: null })),
          ),
        );
        expect(after.total).toBeGreaterThanOrEqual(scored(scheme, lines).total);
      },
    );
  });

  test('without a component, by decision, is that of the others by their weights', () => {
    check(fc.tuple(cases, fc.constantFrom(...components)), ([{ scheme, lines }, component]) => {
      const left = lines.filter(
        (line) => line.component !== component || ['D', 'B', 'E'].includes(line.indicator),
      );
      const result = score({ scheme, lines: left, leftOut: [{ component, indicator: null, decision: 'j' }] });
      if ('missing' in result) throw new Error('left out');
      const rest: Scheme = { ...scheme, weights: { ...scheme.weights, [component]: 0 } };
      expect(result.total).toBe(scored(rest, left).total);
    });
  });
});

const rules: GradeRules = defaultPolicy.grades;
const keys = rules.bands.map((band) => band.key);
const placeOf = (list: GradeList, unit: string): number =>
  keys.indexOf(list.units.find((one) => one.unit === unit)?.grade ?? '');
const scores = fc.integer({ min: 85, max: 100 }).map((n) => n * 100);
const candidates = fc
  .array(
    fc.record({
      category: fc.constantFrom('a', 'b'),
      score: fc.oneof({ weight: 4, arbitrary: scores }, fc.integer({ min: 0, max: 10_500 })),
      onSite: fc.constantFrom(9_000, 9_500),
      satisfaction: fc.option(
        fc.record({ satisfied: fc.integer({ min: 85, max: 100 }), voices: fc.constant(100) }),
      ),
      vetoes: fc.oneof(
        { weight: 9, arbitrary: fc.constant([]) },
        fc.constant([{ indicator: 'V', document: 'd' }]),
      ),
      missed: fc.oneof(
        { weight: 9, arbitrary: fc.constant([]) },
        fc.constant([{ target: 'safety' as const, document: 'd' }]),
      ),
    }),
    { maxLength: 25 },
  )
  .map((all): Candidate[] => all.map((one, i) => ({ ...one, unit: `u${i}`, before: null, told: null })));
const quotas = fc.record({
  share: fc.integer({ min: 1, max: 40 }),
  shares: fc.constant({}),
  denominator: fc.constantFrom('listed' as const, 'eligible' as const),
  rounding: fc.constantFrom('floor' as const, 'half' as const, 'ceiling' as const),
  atLeastOne: fc.boolean(),
  ties: fc.constantFrom<GradeRules['quota']['ties'][]>([], ['onSite'], ['onSite', 'satisfaction']),
  appealSeats: fc.boolean(),
});
const lists = fc.record({ list: candidates, by: quotas.map((quota): GradeRules => ({ ...rules, quota })) });
/** What each was told, then some scores raised by appeals. */
const appealed = fc.tuple(
  lists,
  fc.array(fc.tuple(fc.nat(24), fc.integer({ min: 1, max: 1_500 })), { maxLength: 6 }),
);
const afterAppeals = (
  list: readonly Candidate[],
  first: GradeList,
  raises: readonly [number, number][],
): Candidate[] =>
  list.map((one, i): Candidate => {
    const told = first.units.find((other) => other.unit === one.unit)?.grade ?? null;
    const more = raises.find(([at]) => at === i)?.[1];
    if (more === undefined) return { ...one, told };
    return {
      ...one,
      told,
      before: { score: one.score, onSite: one.onSite },
      score: one.score + more,
      onSite: one.onSite + more,
    };
  });

describe('a list of grades, whatever the units', () => {
  test('does not depend on its order', () => {
    const shuffled = lists.chain(({ list, by }) =>
      fc.record({
        list: fc.constant(list),
        by: fc.constant(by),
        turned: fc.shuffledSubarray(list, { minLength: list.length }),
      }),
    );
    check(shuffled, ({ list, by, turned }) => expect(grades(turned, by)).toEqual(grades(list, by)));
  });

  test('never gives more than its score, nothing to a shut gate, and says why wherever it gives less', () => {
    check(lists, ({ list, by }) => {
      const result = grades(list, by);
      for (const one of list) {
        const place = placeOf(result, one.unit);
        const band = rules.bands.findIndex(({ from }) => one.score >= from);
        const reasons = result.units.find((other) => other.unit === one.unit)?.why ?? [];
        expect(place).toBeGreaterThanOrEqual(band);
        if (place > band) expect(reasons.some((why) => 'gate' in why || why.rule === 'noSeat')).toBe(true);
        if (one.vetoes.length > 0) expect(place).toBe(keys.length - 1);
        if (one.missed.length > 0 || (one.satisfaction && one.satisfaction.satisfied < 90))
          expect(place).toBeGreaterThan(0);
      }
    });
  });

  test('keeps to the quota, except for units that are equal in all that counts', () => {
    check(lists, ({ list, by }) => {
      const result = grades(list, by);
      for (const { category, seats, given, denominator } of result.quotas) {
        const best = result.units.filter((one) => one.category === category && one.grade === keys[0]);
        expect(best).toHaveLength(given);
        expect(denominator).toBeLessThanOrEqual(list.filter((one) => one.category === category).length);
        if (given <= seats) continue;
        const tied = best.flatMap((one) =>
          one.why.flatMap((why) => (why.rule === 'seat' && why.tied.length > 0 ? [one.unit] : [])),
        );
        expect(given - tied.length).toBeLessThan(seats);
        const points = new Set(tied.map((unit) => list.find((one) => one.unit === unit)?.score));
        expect(points.size).toBe(1);
      }
    });
  });

  test('never passes over the better of two whom nothing else bars, and fills every seat it can', () => {
    check(lists, ({ list, by }) => {
      const result = grades(list, by);
      const able = list.filter((one) =>
        result.units.some(
          ({ unit, why }) =>
            unit === one.unit && why.some(({ rule }) => rule === 'seat' || rule === 'noSeat'),
        ),
      );
      for (const { category, seats, given } of result.quotas) {
        const own = able.filter((one) => one.category === category);
        const out = own.filter((one) => placeOf(result, one.unit) > 0);
        const least = Math.min(
          ...own.filter((one) => placeOf(result, one.unit) === 0).map((one) => one.score),
        );
        for (const one of out) expect(one.score).toBeLessThanOrEqual(least);
        if (out.length > 0) expect(given).toBeGreaterThanOrEqual(seats);
      }
    });
  });

  test('never lets a grade told fall through another’s appeal, nor the appellant’s', () => {
    check(appealed, ([{ list, by }, raises]) => {
      const first = grades(list, by);
      const second = grades(afterAppeals(list, first, raises), by);
      for (const one of list) expect(placeOf(second, one.unit)).toBeLessThanOrEqual(placeOf(first, one.unit));
    });
  });

  test('adds seats for appeals only: the others have what they would have had', () => {
    check(appealed, ([{ list, by }, raises]) => {
      const added: GradeRules = { ...by, quota: { ...by.quota, appealSeats: true } };
      const first = grades(list, added);
      const second = grades(afterAppeals(list, first, raises), added);
      const moved = new Set(raises.map(([at]) => `u${at}`));
      for (const one of list)
        if (!moved.has(one.unit)) expect(placeOf(second, one.unit)).toBe(placeOf(first, one.unit));
      for (const [i, { seats, given }] of second.quotas.entries()) {
        const category = second.quotas[i]?.category;
        const won = second.units.filter(
          (one) => one.category === category && one.why.some(({ rule }) => rule === 'appealSeat'),
        );
        expect(given).toBe((first.quotas[i]?.given ?? 0) + won.length);
        expect(first.quotas[i]?.seats).toBe(seats);
      }
    });
  });

  test('does not change when it is told and drawn up again', () => {
    check(lists, ({ list, by }) => {
      const first = grades(list, by);
      expect(grades(afterAppeals(list, first, []), by).units.map((one) => one.grade)).toEqual(
        first.units.map((one) => one.grade),
      );
    });
  });
});
