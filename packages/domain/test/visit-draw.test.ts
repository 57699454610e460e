import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draw, drawCommand, drawn, listSchema, listText } from '../src/site-visit/draw.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const draws: fc.Arbitrary<Draw> = fc
  .record({
    seed: fc.string({ minLength: 1, maxLength: 40 }),
    kind: fc.constantFrom('place', 'document', 'person'),
    round: fc.integer({ min: 1, max: 5 }),
    size: fc.integer({ min: 1, max: 200 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ share, ...draw }) => ({ ...draw, count: Math.max(1, Math.round(share * draw.size)) }));

describe('a sample', () => {
  test('has as many as were asked for, each once and of the list, and the same again', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const positions = drawn(draw, digest);
        expect(positions).toHaveLength(draw.count);
        expect(new Set(positions).size).toBe(draw.count);
        expect(positions.every((one) => one >= 1 && one <= draw.size)).toBe(true);
        expect(drawn(draw, digest)).toEqual(positions);
      }),
    );
  });

  test('grows by what comes next when more are asked for', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const all = drawn({ ...draw, count: draw.size }, digest);
        expect(drawn(draw, digest)).toEqual(all.slice(0, draw.count));
      }),
    );
  });

  test('favours nobody: over many seeds each entry comes about as often', () => {
    const times = Array.from({ length: 10 }, () => 0);
    for (let seed = 0; seed < 2000; seed += 1)
      for (const one of drawn({ seed: `${seed}`, kind: 'person', round: 1, size: 10, count: 3 }, digest))
        times[one - 1] = (times[one - 1] ?? 0) + 1;
    // 600 expected, standard deviation about 20: five of them.
    expect(times.every((one) => Math.abs(one - 600) < 100)).toBe(true);
  });

  test("is drawn again by a shell's own tools", () => {
    const draw: Draw = { seed: "2025 第一支部 'a'", kind: 'person', round: 2, size: 43, count: 6 };
    const shell = execFileSync('bash', ['-c', drawCommand(draw)], { encoding: 'utf8' });
    expect(shell.trim().split('\n').map(Number)).toEqual(drawn(draw, digest));
  });
});

describe('a list', () => {
  test('has one entry a line, none twice and none over two lines', () => {
    expect(listText(['甲', '乙'])).toBe('甲\n乙\n');
    expect(listSchema.safeParse(['甲', '乙 ']).data).toEqual(['甲', '乙']);
    for (const bad of [[], ['甲', '甲 '], ['甲\n乙'], ['']])
      expect(listSchema.safeParse(bad).success).toBe(false);
  });
});
