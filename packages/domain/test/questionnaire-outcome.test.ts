import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { pooledGroups, safeTogether } from '../src/scoring/survey/disclosure.ts';
import { type Outcome, outcome, type Voice } from '../src/scoring/survey/outcome.ts';
import type { Question } from '../src/scoring/survey/question.ts';
import type { AskedBefore } from '../src/scoring/survey/repeated.ts';
import { groupsTold } from '../src/scoring/survey/told.ts';

const rules = defaultPolicy.ballot;
const smallestGroup = 5;
const grade: Question = { id: 'q1', kind: 'grade', text: '总体评价', required: true };
const options = ['x', 'y', 'z'].map((key) => ({ key, label: key }));
const grouping: Question = { id: 'q2', kind: 'single', text: '身份', required: false, options, groups: true };
const rating: Question = {
  id: 'q3',
  kind: 'rating',
  text: '满意度',
  required: false,
  most: 5,
  low: '',
  high: '',
};
const text: Question = { id: 'q4', kind: 'text', text: '意见', required: false };
const rows = ['a', 'b'].map((key) => ({ key, label: key }));
const matrix: Question = { id: 'q5', kind: 'matrix', text: '各项工作', required: false, options, rows };
const multiple: Question = { id: 'q6', kind: 'multiple', text: '希望加强', required: false, options };
const questions = [grade, grouping, rating, text, matrix, multiple];

const come = (voices: readonly Voice[], asked: readonly Question[] = questions): Outcome => {
  const result = outcome({ questions: asked, rules, smallestGroup, voices });
  if (result === 'insufficient') throw new Error(result);
  return result;
};
const times = (count: number, voice: Voice): readonly Voice[] => Array.from({ length: count }, () => voice);
const of = (result: Outcome, id: string) => result.questions.find((one) => one.id === id);

describe('worked examples: what a questionnaire came to', () => {
  test('four answers are too few, five are told', () => {
    const voice = { class: 'B', answers: { q1: 'good' } };
    expect(outcome({ questions, rules, smallestGroup, voices: times(4, voice) })).toBe('insufficient');
    expect(come(times(5, voice))).toMatchObject({ answers: 5, points: 10_000 });
  });

  test('a rating of 3, 4, 5, 5, 5 has the mean 4.40', () => {
    const voices = [3, 4, 5, 5, 5].map((q3) => ({ class: 'all', answers: { q3 } }));
    expect(of(come(voices, [rating]), 'q3')?.parts).toEqual([
      { row: null, answered: 5, counts: { 1: 0, 2: 0, 3: 1, 4: 1, 5: 3 }, mean: 440 },
    ]);
  });

  test('a question that four answered is withheld; its neighbours are told', () => {
    const voices = [
      ...times(4, { class: 'B', answers: { q1: 'good', q3: 1 } }),
      ...times(3, { class: 'B', answers: { q1: 'poor' } }),
    ];
    const result = come(voices);
    expect(of(result, 'q3')).toEqual({
      id: 'q3',
      answered: 4,
      withheld: true,
      parts: [],
      breakdowns: [],
      texts: [],
    });
    expect(of(result, 'q1')?.parts[0]?.counts).toMatchObject({ good: 4, poor: 3 });
  });

  test('several choices count each; the rows of a matrix stand each for itself', () => {
    const voices = times(5, { class: 'B', answers: { q1: 'good', q5: { a: 'x', b: 'y' }, q6: ['x', 'z'] } });
    const result = come(voices);
    expect(of(result, 'q6')?.parts[0]?.counts).toEqual({ x: 5, y: 0, z: 5 });
    expect(of(result, 'q5')?.parts.map(({ row, counts }) => [row, counts.x, counts.y])).toEqual([
      ['a', 5, 0],
      ['b', 0, 5],
    ]);
  });

  test('texts stand in the order of the alphabet, without class, from five on', () => {
    const said = (q4: string, name: string): Voice => ({ class: name, answers: { q1: 'good', q4 } });
    const five = [said('戊', 'C'), said('e', 'A'), said('b', 'B'), said('d', 'B'), said('a', 'A')];
    expect(of(come(five), 'q4')?.texts).toEqual(['a', 'b', 'd', 'e', '戊']);
    const four = [...five.slice(0, 4), { class: 'A', answers: { q1: 'good' } }];
    expect(of(come(four), 'q4')).toMatchObject({ withheld: true, texts: [] });
  });

  test('one superior alone is pooled: neither his class nor the weighted points tell his choice', () => {
    const others = [
      ...times(6, { class: 'B', answers: { q1: 'good' } }),
      ...times(6, { class: 'C', answers: { q1: 'good' } }),
    ];
    const result = come([{ class: 'A', answers: { q1: 'poor' } }, ...others]);
    expect(result.groups?.map(({ classes, ballots }) => [classes, ballots])).toEqual([
      [['A', 'B'], 7],
      [['C'], 6],
    ]);
    expect(
      of(result, 'q1')?.breakdowns.map(({ by, groups }) => [by, groups.map(({ keys }) => keys)]),
    ).toEqual([[null, [['A', 'B'], ['C']]]]);
  });

  test('papers that left the grade open count as fewer people of their class', () => {
    const voices = [
      ...times(5, { class: 'A', answers: { q6: ['x'] } }),
      { class: 'A', answers: { q1: 'poor' } },
      ...times(9, { class: 'B', answers: { q1: 'good' } }),
    ];
    expect(come(voices).groups).toHaveLength(1);
  });

  test('class and identity that differ by one person are not told side by side', () => {
    // Six members of class B all say x; of the others five say y, and one of class C says x as well.
    const voices = [
      ...times(6, { class: 'B', answers: { q1: 'good', q2: 'x' } }),
      ...times(5, { class: 'C', answers: { q1: 'good', q2: 'y' } }),
      { class: 'C', answers: { q1: 'poor', q2: 'x' } },
    ];
    expect(of(come(voices), 'q1')?.breakdowns.map(({ by }) => by)).toEqual([null]);
    const same = voices.map((one) => ({
      ...one,
      answers: { ...one.answers, q2: one.class === 'B' ? 'x' : 'y' },
    }));
    expect(of(come(same), 'q1')?.breakdowns.map(({ by }) => by)).toEqual([null, 'q2']);
  });
});

const beforeOf = (result: Outcome): AskedBefore => ({
  kind: 'survey',
  title: '上次',
  questions,
  groups: groupsTold(result, ['A', 'B', 'C']),
});

describe('the same asked twice', () => {
  const twenty = times(20, { class: 'B', answers: { q1: 'good' } });
  const newcomer = { class: 'B', answers: { q1: 'poor' } };
  const poor = (result: Outcome) => of(result, 'q1')?.parts[0]?.counts.poor;

  test('tells by subtraction what a newcomer said; so the second result is withheld', () => {
    const first = come(twenty, [grade]);
    // What an attacker does who knows that one more was asked.
    expect(Number(poor(come([...twenty, newcomer], [grade]))) - Number(poor(first))).toBe(1);
    const second = outcome({
      questions: [grade],
      rules,
      smallestGroup,
      voices: [...twenty, newcomer],
      before: [beforeOf(first)],
    });
    expect(second).not.toHaveProperty('points');
    expect(second).not.toHaveProperty('satisfaction');
    expect(second).toMatchObject({
      answers: 21,
      questions: [{ id: 'q1', withheld: true, repeated: true, parts: [], breakdowns: [] }],
    });
  });

  test('is told where five more answered', () => {
    const second = outcome({
      questions: [grade],
      rules,
      smallestGroup,
      voices: [...twenty, ...times(5, newcomer)],
      before: [beforeOf(come(twenty, [grade]))],
    });
    expect(second).toMatchObject({ questions: [{ withheld: false, answered: 25 }] });
  });
});

const voice: fc.Arbitrary<Voice> = fc
  .record({
    class: fc.constantFrom('A', 'B', 'C'),
    q1: fc.constantFrom('good', 'poor', undefined),
    q2: fc.constantFrom('x', 'y', 'z', undefined),
    q3: fc.constantFrom(1, 5, undefined),
    q4: fc.constantFrom('t', 'u', undefined),
    q5: fc.constantFrom({ a: 'x' }, { a: 'x', b: 'y' }, undefined),
  })
  .map(({ class: name, ...answers }) => ({ class: name, answers }));
const voices = fc.array(voice, { maxLength: 40 });

/** What an attacker knows to be told of each question: sums over these sets of people, by index. */
const toldSets = (result: Outcome, all: readonly Voice[], id: string): readonly ReadonlySet<number>[] => {
  const told = of(result, id);
  if (told === undefined || told.withheld) return [];
  const answered = all.flatMap(({ answers }, at) => (answers[id] === undefined ? [] : [at]));
  const groups = told.breakdowns.flatMap(({ by, groups: own }) =>
    own.map(
      ({ keys }) =>
        new Set(
          answered.filter((at) => {
            const one = all[at];
            const value = by === null ? one?.class : one?.answers[by];
            return keys.includes(typeof value === 'string' ? value : '');
          }),
        ),
    ),
  );
  return [new Set(answered), ...groups];
};

/** How many people a sum of told sets with these factors is about. */
const about = (sets: readonly ReadonlySet<number>[], factors: readonly number[], people: number): number =>
  Array.from({ length: people }, (_, at) =>
    sets.reduce((sum, set, i) => sum + (set.has(at) ? (factors[i] ?? 0) : 0), 0),
  ).filter((sum) => sum !== 0).length;

describe('whatever the answers are', () => {
  test('no sum or difference of what is told is about fewer people than the smallest group', () => {
    const factors = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(voices, fc.array(factors, { minLength: 20, maxLength: 20 }), (all, tries) => {
        const result = outcome({ questions, rules, smallestGroup, voices: all });
        if (result === 'insufficient') return;
        for (const id of ['q1', 'q3']) {
          const sets = toldSets(result, all, id);
          for (const one of tries) {
            const people = about(sets, one, all.length);
            expect(people === 0 || people >= smallestGroup).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('no group told of one of two questionnaires lacks fewer people of a group of the other than the smallest', () => {
    const some = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(voices, some, fc.nat({ max: 12 }), (all, less, more) => {
        // Nearly the same people: the first lacks some of the second's, or the second a few of the first's.
        const own = all.map((_, at) => at);
        const [one, other] = [own.filter((at) => less[at] === true), own.slice(more)];
        const voicesOf = (people: readonly number[]) => people.flatMap((at) => all[at] ?? []);
        const first = outcome({ questions, rules, smallestGroup, voices: voicesOf(one) });
        if (first === 'insufficient') return;
        const before = [beforeOf(first)];
        const second = outcome({ questions, rules, smallestGroup, voices: voicesOf(other), before });
        if (second === 'insufficient') return;
        const sets = (result: Outcome, people: readonly number[], id: string) =>
          toldSets(result, voicesOf(people), id).map((set) => new Set([...set].map((at) => people[at])));
        for (const id of ['q1', 'q3'])
          for (const here of sets(first, one, id))
            for (const there of sets(second, other, id)) {
              const [few, many] = here.size <= there.size ? [here, there] : [there, here];
              const nested = [...few].every((at) => many.has(at));
              if (nested) expect(many.size - few.size).toBeGreaterThanOrEqual(smallestGroup);
            }
      }),
      { numRuns: 300 },
    );
  });

  test('every group and every text list that is told is large enough', () => {
    fc.assert(
      fc.property(voices, (all) => {
        const result = outcome({ questions, rules, smallestGroup, voices: all });
        if (result === 'insufficient') return all.length < smallestGroup;
        const groups = result.groups ?? [];
        const parts = result.questions.flatMap((one) => [
          ...one.parts,
          ...one.breakdowns.flatMap((two) => two.groups.flatMap((group) => group.parts)),
        ]);
        const texts = result.questions.filter((one) => one.texts.length > 0);
        return (
          groups.every(({ ballots }) => ballots >= smallestGroup) &&
          parts.every(({ answered }) => answered >= smallestGroup) &&
          texts.every((one) => one.texts.length >= smallestGroup)
        );
      }),
      { numRuns: 300 },
    );
  });

  test('the order in which answers came changes nothing', () => {
    fc.assert(
      fc.property(voices, fc.integer(), (all, turn) => {
        const at = all.length === 0 ? 0 : Math.abs(turn) % all.length;
        const other = [...all.slice(at), ...all.slice(0, at)].reverse();
        expect(outcome({ questions, rules, smallestGroup, voices: other })).toEqual(
          outcome({ questions, rules, smallestGroup, voices: all }),
        );
      }),
    );
  });

  test('pooling keeps everybody, and leaves no group too small unless all are', () => {
    const sized = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sized, (people) => {
        const groups = people.map((count, at) => ({ keys: [String(at)], people: count }));
        const pooled = pooledGroups(groups, smallestGroup);
        expect(pooled.flatMap(({ keys }) => keys).sort()).toEqual(groups.flatMap(({ keys }) => keys).sort());
        expect(pooled.length === 1 || pooled.every((one) => one.people >= smallestGroup)).toBe(true);
      }),
    );
  });

  test('a table that is safe is so for any whole factors, not only for unions', () => {
    const table = fc.array(fc.array(fc.nat({ max: 7 }), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    const factor = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(table, factor, factor, (people, a, b) => {
        if (!safeTogether(people, smallestGroup)) return;
        const left = people
          .flatMap((row, i) => row.filter((_, j) => a[i] !== b[j]))
          .reduce((sum, n) => sum + n, 0);
        expect(left === 0 || left >= smallestGroup).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
