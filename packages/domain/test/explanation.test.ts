import { describe, expect, test } from 'vitest';
import { byLoss, explain, type Scheme, type ScoreLine, score, type ToldIndicator } from '../src/index.ts';

const scheme: Scheme = {
  weights: { onSite: 60, daily: 40, debriefing: 0 },
  bonusCap: 500,
  indicators: [
    { code: 'A1', dimension: 'A', kind: 'score', points: 1000, cap: null, components: ['onSite', 'daily'] },
    { code: 'B1', dimension: 'B', kind: 'score', points: 2000, cap: null, components: ['onSite'] },
    { code: 'X1', dimension: 'B', kind: 'bonus', points: 0, cap: 300, components: [] },
    { code: 'Y1', dimension: 'B', kind: 'deduction', points: 0, cap: null, components: [] },
  ],
};
const line = (id: string, over: Partial<ScoreLine>): ScoreLine => ({
  id,
  indicator: 'A1',
  kind: 'score',
  component: 'onSite',
  points: 0,
  reason: `reason of ${id}`,
  evidence: ['file'],
  supersedes: null,
  ...over,
});
const told = (code: string, dimension: string, [form, effect]: readonly [number, number]): ToldIndicator => ({
  code,
  dimension,
  form,
  effect,
});
const lines: readonly ScoreLine[] = [
  line('a', { points: 800 }),
  line('d', { component: 'daily', points: 1000 }),
  line('e', { component: 'daily', kind: 'deduction', points: -250 }),
  line('b-old', { indicator: 'B1', points: 1000 }),
  line('b', { indicator: 'B1', points: 1500, supersedes: 'b-old' }),
  line('x', { indicator: 'X1', kind: 'bonus', points: 400 }),
  line('y', { indicator: 'Y1', kind: 'deduction', points: -100 }),
];
const treeOf = () => {
  const result = score({ scheme, lines });
  if ('missing' in result) throw new Error('not scored');
  return {
    result,
    tree: explain({
      dimensions: [
        { code: 'A', name: 'one' },
        { code: 'B', name: 'two' },
        { code: 'C', name: 'nothing scored' },
      ],
      indicators: [
        told('A1', 'A', [400, 600]),
        told('B1', 'B', [500, 1500]),
        told('X1', 'B', [0, 0]),
        told('Y1', 'B', [0, 0]),
      ],
      lines,
      score: result,
    }),
  };
};

describe('a score as a tree', () => {
  test('an indicator that counts in two components has both, each with its lines and what they lost', () => {
    const { tree } = treeOf();
    const [a] = tree[0]?.indicators ?? [];
    expect(a).toMatchObject({ points: 1550, of: 2000, lost: 450 });
    expect(a?.parts.map(({ component, points, lost }) => [component, points, lost])).toEqual([
      ['onSite', 800, 200],
      ['daily', 750, 250],
    ]);
    expect(a?.parts.flatMap((part) => part.lines.map((one) => [one.line.id, one.lost]))).toEqual([
      ['a', 200],
      ['d', 0],
      ['e', 250],
    ]);
  });

  test('what was lost is converted by the weight of its component, exactly, and rounded once', () => {
    const { tree, result } = treeOf();
    // On site 200 of 3000 at 60 %: 4.00; daily 250 of 1000 at 40 %: 10.00.
    expect(tree[0]?.composite).toEqual({ points: 4600, lost: 1400 });
    // 500 of 3000 at 60 %: 10.00 lost; 30.00 won, the bonus 3.00 by its cap, the deduction 1.00.
    expect(tree[1]?.composite).toEqual({ points: 3200, lost: 1100 });
    expect(result.total).toBe(4600 + 3200);
  });

  test('what took the place of another shows it; what only adds or deducts is not among what could be won', () => {
    const { tree } = treeOf();
    const [b, x, y] = tree[1]?.indicators ?? [];
    expect(b?.parts[0]?.lines[0]).toMatchObject({ line: { id: 'b' }, before: [{ id: 'b-old' }], lost: 500 });
    expect(x).toMatchObject({ of: 0, lost: 0, points: 300 });
    expect(x?.parts[0]).toMatchObject({ component: 'bonus', adjusted: -100 });
    expect(y).toMatchObject({ of: 0, lost: 100, points: -100 });
    expect(tree[1]).toMatchObject({ form: 500, effect: 1500, of: 2000 });
  });

  test('a dimension in which nothing was scored is left out; the most lost comes first if asked', () => {
    const { tree } = treeOf();
    expect(tree.map(({ dimension }) => dimension.code)).toEqual(['A', 'B']);
    expect(byLoss([...tree].reverse()).map(({ dimension }) => dimension.code)).toEqual(['A', 'B']);
  });

  test('the tree does not depend on the order of the lines', () => {
    const result = score({ scheme, lines });
    if ('missing' in result) throw new Error('not scored');
    const given = { dimensions: [{ code: 'A' }], indicators: [told('A1', 'A', [400, 600])], score: result };
    expect(explain({ ...given, lines: [...lines].reverse() })).toEqual(explain({ ...given, lines }));
  });
});
