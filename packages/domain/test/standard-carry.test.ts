import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedMark, carryOver, type Unresolved } from '../src/standard/carry.ts';
import { indicatorsOf, parseContent, type StandardContent, subjectKinds } from '../src/standard/content.ts';
import { diff } from '../src/standard/diff.ts';
import { starters } from '../src/standard/starter/starter.ts';
import { contents } from './standard-arbitrary.ts';

const problem = (own: Partial<Unresolved>): Unresolved => ({
  problem: '隐患整改超期',
  standard: '隐患按期销号',
  subjectKind: 'cadre',
  indicator: null,
  ...own,
});
const carriedIn = (content: StandardContent) =>
  indicatorsOf(content).flatMap(({ code, questions }) =>
    questions.filter((text) => text.startsWith(carriedMark)).map((text) => [code, text]),
  );

describe('last year’s unresolved problems', () => {
  test('are asked about at the indicator where the visit found them', () => {
    const { content, carried } = carryOver(starters.enterprise, [problem({ indicator: 'D3' })]);
    expect(carried).toBe(1);
    expect(carriedIn(content)).toEqual([['D3', `${carriedMark}隐患整改超期——要求：隐患按期销号`]]);
  });

  test('else where their subject answers and the words are nearest', () => {
    const safety = carryOver(starters.enterprise, [problem({ indicator: 'gone' })]);
    expect(carriedIn(safety.content).map(([code]) => code)).toEqual(['B2']);
    const watched = problem({
      problem: '提醒事项没有跟踪到结果',
      standard: '有记录',
      subjectKind: 'discipline',
    });
    expect(carriedIn(carryOver(starters.enterprise, [watched]).content).map(([code]) => code)).toEqual([
      'D2',
    ]);
    // Nobody answers for the kind here: the nearest of all.
    const small = carryOver(starters.service, [{ ...watched, problem: '物资验收无两人签字' }]);
    expect(carriedIn(small.content).map(([code]) => code)).toEqual(['D2']);
  });

  test('alike are asked about once, with how often', () => {
    const { content, carried } = carryOver(starters.enterprise, [
      problem({}),
      problem({ problem: '隐患整改超期。' }),
      problem({ subjectKind: 'secretary' }),
    ]);
    expect(carried).toBe(2);
    expect(carriedIn(content).map(([, text]) => text)).toEqual([
      `${carriedMark}隐患整改超期（2次）——要求：隐患按期销号`,
      `${carriedMark}隐患整改超期——要求：隐患按期销号`,
    ]);
  });

  test('take the place of those carried in the year before', () => {
    const first = carryOver(starters.enterprise, [problem({})]).content;
    expect(carryOver(first, []).content).toEqual(starters.enterprise);
    const second = carryOver(first, [problem({ problem: '党课无人听懂', indicator: 'C1' })]);
    expect(carriedIn(second.content).map(([code]) => code)).toEqual(['C1']);
  });

  test('change questions only, and leave any text well formed', () => {
    const some = fc.array(
      fc.record({
        problem: fc.constantFrom('隐患整改超期', '台账不实', '多'.repeat(2_000)),
        standard: fc.constantFrom('按期销号', '要'.repeat(2_000)),
        subjectKind: fc.constantFrom(...subjectKinds),
        indicator: fc.option(fc.constantFrom('1', 'A', 'gone')),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(contents, some, (content, problems) => {
        const { content: after, carried } = carryOver(content, problems);
        expect(parseContent(after)).toEqual(parseContent(JSON.parse(JSON.stringify(after))));
        const fields = diff(content, after).entries.flatMap((one) => one.fields.map(({ field }) => field));
        expect(new Set(fields).size === 0 || new Set(fields).has('questions')).toBe(true);
        expect(fields.every((field) => field === 'questions')).toBe(true);
        expect(carriedIn(after)).toHaveLength(carried);
        expect(carried).toBeLessThanOrEqual(problems.length);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
