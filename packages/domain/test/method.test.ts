import { describe, expect, it } from 'vitest';
import {
  type BankQuestion,
  bankQuestionSchema,
  contradictions,
  drawPaper,
  drillLimit,
  drillResult,
  findingRate,
  isHeard,
  markAnswer,
  optionOrder,
  paperScore,
  saysName,
  type TestQuestion,
  testStatistic,
} from '../src/index.ts';

const single: BankQuestion = { kind: 'single', text: 'q', options: ['a', 'b', 'c'], key: 1 };
const several: BankQuestion = { kind: 'multiple', text: 'q', options: ['a', 'b', 'c', 'd'], keys: [0, 2] };
const short: BankQuestion = {
  kind: 'short',
  text: '“三会一课”指什么',
  matters: [['支部党员大会', '党员大会'], ['支部委员会', '支委会'], ['党小组会'], ['党课']],
};
const pool: readonly TestQuestion[] = ['A1', 'A2', 'B1'].flatMap((indicator) =>
  Array.from({ length: 8 }, (_, i) => ({ id: `${indicator}-${i}`, indicator, question: single })),
);

describe('a paper', () => {
  it('is the same for the same seed, however the bank is ordered, and another for another', () => {
    const drawn = drawPaper(pool, { seed: 's1', count: 6 });
    expect(drawPaper(pool.toReversed(), { seed: 's1', count: 6 })).toEqual(drawn);
    expect(drawPaper(pool, { seed: 's2', count: 6 })).not.toEqual(drawn);
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(6);
  });

  it('asks about every indicator in its turn, and never more than there is', () => {
    const drawn = drawPaper(pool, { seed: 's', count: 6 });
    expect(
      ['A1', 'A2', 'B1'].map((code) => drawn.filter(({ indicator }) => indicator === code).length),
    ).toEqual([2, 2, 2]);
    expect(drawPaper(pool, { seed: 's', count: 99 })).toHaveLength(24);
  });

  it('draws each question about as often as any other', () => {
    const times = new Map<string, number>();
    for (let i = 0; i < 1200; i++)
      for (const { id } of drawPaper(pool, { seed: `seed ${i}`, count: 6 }))
        times.set(id, (times.get(id) ?? 0) + 1);
    const all = [...times.values()];
    // 300 each on the average; six standard deviations of a fair draw are 90.
    expect(Math.min(...all)).toBeGreaterThan(210);
    expect(Math.max(...all)).toBeLessThan(390);
  });

  it('shows the options in an order of its own, each once', () => {
    const one: TestQuestion = { id: 'x', indicator: 'A1', question: several };
    const orders = new Set(Array.from({ length: 40 }, (_, i) => optionOrder(one, `s${i}`).join()));
    expect(orders.size).toBeGreaterThan(5);
    expect(optionOrder(one, 's').toSorted()).toEqual([0, 1, 2, 3]);
  });
});

describe('a mark', () => {
  it.each([
    [single, 1, 10_000],
    [single, 0, 0],
    [single, null, 0],
    [single, '1', 0],
    [several, [2, 0], 10_000],
    [several, [0], 5_000],
    [several, [0, 1, 2], 0],
    [several, [], 0],
    [{ kind: 'trueFalse', text: 'q', key: false } as const, false, 10_000],
    [{ kind: 'trueFalse', text: 'q', key: false } as const, true, 0],
    [short, '支部 党员大会、支委会、党小组会，还有党课。', 10_000],
    [short, '党员大会 和 党课', 5_000],
    [short, '', 0],
  ])('of %j for %j is %d', (question, given, mark) => {
    expect(markAnswer(question, given)).toBe(mark);
  });

  it('of a paper is the mean', () => {
    expect(paperScore([10_000, 0, 5_000].map((mark) => ({ question: 'q', indicator: 'A1', mark })))).toBe(
      5_000,
    );
    expect(paperScore([])).toBe(0);
  });

  it('needs a key among the options', () => {
    expect(bankQuestionSchema.safeParse({ ...single, key: 3 }).success).toBe(false);
    expect(bankQuestionSchema.safeParse({ ...several, keys: [0, 0] }).success).toBe(false);
    expect(bankQuestionSchema.safeParse({ ...single, options: ['a', 'a'] }).success).toBe(false);
  });
});

const sat = (person: string, marks: readonly number[], attempt = 1) => ({
  person,
  attempt,
  marks: marks.map((mark, i) => ({ question: `q${i}`, indicator: i === 0 ? 'A1' : 'A2', mark })),
});
describe('the statistics of a test', () => {
  it('counts each person once: the best paper, or the last', () => {
    const all = [sat('1', [0, 0]), sat('1', [10_000, 10_000], 2), sat('1', [10_000, 0], 3), sat('2', [0, 0])];
    const best = testStatistic(all, { counted: 'best', passing: 6_000 });
    expect(best).toMatchObject({ people: 2, mean: 5_000, passed: 1, passRate: 5_000 });
    expect(testStatistic(all, { counted: 'last', passing: 6_000 })).toMatchObject({ mean: 2_500, passed: 0 });
  });

  it('tells hard questions from easy ones, and those that sort from those that do not', () => {
    const all = [
      sat('1', [10_000, 10_000, 10_000]),
      sat('2', [10_000, 10_000, 10_000]),
      sat('3', [10_000, 10_000, 0]),
      sat('4', [10_000, 0, 0]),
      sat('5', [10_000, 0, 0]),
      sat('6', [10_000, 0, 0]),
    ];
    const { items, indicators } = testStatistic(all, { counted: 'best', passing: 6_000 });
    expect(items.map(({ question, difficulty }) => [question, difficulty])).toEqual([
      ['q2', 3_333],
      ['q1', 5_000],
      ['q0', 10_000],
    ]);
    // By hand: q1 (1,1,1,0,0,0) with the mean of the others (1, 1, .5, .5, .5, .5) goes at 1/√2.
    expect(items[1]?.discrimination).toBe(71);
    // Everybody had it right: there is nothing to sort by.
    expect(items[2]?.discrimination).toBeNull();
    expect(indicators).toEqual([
      { indicator: 'A1', rate: 10_000 },
      { indicator: 'A2', rate: 4_167 },
    ]);
  });
});

describe('a drill', () => {
  const points = [
    { id: '1', text: 'p', vital: true },
    { id: '2', text: 'p', vital: false },
    { id: '3', text: 'p', vital: false },
  ];
  const observers = ['a', 'b'];
  const seen = (yes: Readonly<Record<string, readonly string[]>>) =>
    observers.flatMap((observer) =>
      points.map(({ id }) => ({ observer, point: id, passed: yes[observer]?.includes(id) ?? false })),
    );
  it('passes a point where more observers passed it than not, and is passed by share and vital points', () => {
    const all = { points, observers, passing: 6_000 };
    const good = drillResult({ ...all, seen: seen({ a: ['1', '2', '3'], b: ['1', '2'] }) });
    expect(good).toMatchObject({ rate: 6_666, passed: true });
    expect(good?.points.map(({ passed }) => passed)).toEqual([true, true, false]);
    expect(drillResult({ ...all, seen: seen({ a: ['2', '3'], b: ['2', '3'] }) })).toMatchObject({
      rate: 6_666,
      passed: false,
    });
  });

  it('has no result while an observer has still to say', () => {
    expect(drillResult({ points, observers, passing: 1, seen: seen({ a: ['1'] }).slice(1) })).toBeNull();
  });

  it('limits the points by the rule of the standard until another is passed', () => {
    const failed = { at: '2026-05-01', passed: false };
    expect(drillLimit({ failedDrill: 400 }, [failed])).toBe(400);
    expect(drillLimit({ failedDrill: 0 }, [failed])).toBe(0);
    expect(drillLimit({ failedDrill: 400 }, [{ at: '2026-06-01', passed: true }, failed])).toBeNull();
    expect(drillLimit({ failedDrill: null }, [failed])).toBeNull();
    expect(drillLimit({ failedDrill: 400 }, [])).toBeNull();
  });
});

describe('an interview', () => {
  it('is heard when every indicator has an answer and a judgement', () => {
    const topic = { indicator: 'A1', answers: [{ question: 'q', answer: 'a' }], verdict: 'partly' as const };
    expect(isHeard([topic])).toBe(true);
    expect(isHeard([topic, { ...topic, verdict: null }])).toBe(false);
    expect(isHeard([{ ...topic, answers: [{ question: 'q', answer: '' }] }])).toBe(false);
    expect(isHeard([])).toBe(false);
  });

  it('knows a name by whatever spaces and width', () => {
    expect(saysName('据王 小明说', '王小明')).toBe(true);
    expect(saysName('ＬＩ ＬＥＩ said', 'Li Lei')).toBe(true);
    expect(saysName('据受访者甲说', '王小明')).toBe(false);
  });
});

describe('methods side by side', () => {
  const documents = { method: 'documentReview', records: 2, rate: 10_000 } as const;
  const at = { full: 90, low: 60, failedDrill: null };
  it('contradict each other where one bears out what another does not', () => {
    const poor = { method: 'questionnaire', records: 1, rate: 4_500 } as const;
    expect(contradictions([documents, poor], at)).toEqual([
      { kind: 'documents', high: 'documentReview', highRate: 10_000, low: 'questionnaire', lowRate: 4_500 },
    ]);
    expect(contradictions([{ ...documents, rate: 8_900 }, poor], at)).toEqual([]);
    expect(contradictions([documents, { ...poor, rate: 6_000 }], at)).toEqual([]);
    expect(contradictions([documents, { ...poor, rate: null }], at)).toEqual([]);
  });

  it('tell first what paper hides, then a failed drill, then the rest', () => {
    const drill = { method: 'drill', records: 1, rate: 2_000 } as const;
    const talk = { method: 'interview', records: 1, rate: 10_000 } as const;
    const found = contradictions([documents, talk, drill], { ...at, failedDrill: 2_000 });
    expect(found.map(({ kind }) => kind)).toEqual(['documents', 'drillFailed', 'methods']);
  });

  it('take of a finding what it leaves of the points', () => {
    expect(findingRate({ kind: 'achievement', points: 0 }, 1_000)).toBe(10_000);
    expect(findingRate({ kind: 'problem', points: -250 }, 1_000)).toBe(7_500);
    expect(findingRate({ kind: 'problem', points: 0 }, 1_000)).toBe(5_000);
    expect(findingRate({ kind: 'neutral', points: 0 }, 1_000)).toBeNull();
  });
});
