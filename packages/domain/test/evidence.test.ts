import { describe, expect, it } from 'vitest';
import { burdenOf, carriesPoints, checkRate, filingNatures, firstUncarried, loadOf } from '../src/index.ts';

describe('filed documents', () => {
  const filed = [
    { indicators: ['A1', 'A2', 'A3'], size: 100 },
    { indicators: ['A2'], size: 50 },
  ];

  it('count for every indicator they serve, and once as a burden', () => {
    expect(loadOf(filed, 'A2')).toEqual({ files: 2, bytes: 150 });
    expect(loadOf(filed, 'B1')).toEqual({ files: 0, bytes: 0 });
    expect(burdenOf(filed)).toEqual({ files: 2, bytes: 150, spared: 2 });
  });

  it('carry points unless they only show that something was clicked', () => {
    expect(filingNatures.filter(carriesPoints)).toEqual(['document', 'photo']);
  });

  it.each([
    [['met', 'met'], 10_000],
    [['met', 'partly', 'missing'], 5_000],
    [['missing'], 0],
  ] as const)('%j is %i of a checklist', (outcomes, rate) => {
    expect(checkRate(outcomes.map((outcome) => ({ outcome })))).toBe(rate);
  });
});

describe('a line that gives points', () => {
  const none = new Set(['screenshot']);
  const line = (points: number, evidence: readonly string[], rests: readonly string[] = []) => ({
    points,
    evidence,
    rests,
  });

  it('rests on more than pictures of screens', () => {
    expect(firstUncarried([line(1, ['minutes']), line(1, ['screenshot'])], none)).toBe(1);
    expect(firstUncarried([line(1, ['screenshot', 'minutes'])], none)).toBeNull();
    expect(firstUncarried([line(1, ['screenshot'], ['finding'])], none)).toBeNull();
  });

  it('is not asked for that where it gives none', () => {
    expect(firstUncarried([line(0, ['screenshot']), line(-100, ['screenshot'])], none)).toBeNull();
  });
});
