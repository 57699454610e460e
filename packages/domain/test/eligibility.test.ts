import { describe, expect, test } from 'vitest';
import { defaultPolicy, eligibility, type HonourCandidate, honourSeats } from '../src/index.ts';

const { bands } = defaultPolicy.grades;
const clean: HonourCandidate = {
  grade: 'good',
  confirmed: true,
  veto: false,
  graveOrder: false,
  past: [],
  nominated: false,
};
const of = (change: Partial<HonourCandidate>) => eligibility({ ...clean, ...change }, bands);

describe('who may be commended', () => {
  test('the best grade with nothing against it', () => {
    expect(of({})).toEqual({ verdict: 'eligible', bars: [] });
  });
  test.each([
    ['unconfirmed', { confirmed: false }],
    ['unconfirmed', { grade: null }],
    ['lastGrade', { grade: 'poor' }],
    ['veto', { veto: true }],
    ['graveOrder', { graveOrder: true }],
    ['pastGrade', { past: [{ year: 2025, what: 'lastGrade' }] }],
    ['pastRevoked', { past: [{ year: 2025, what: 'revoked' }] }],
    ['nominated', { nominated: true }],
  ] as const)('%s keeps it off the list, whatever the reasons', (bar, change) => {
    expect(of(change)).toEqual({ verdict: 'out', bars: [bar] });
  });
  test('below the best it is nominated by hand alone, and never with something else against it', () => {
    expect(of({ grade: 'fairlyGood' })).toEqual({ verdict: 'byHand', bars: ['belowBest'] });
    expect(of({ grade: 'average', veto: true })).toEqual({ verdict: 'out', bars: ['veto', 'belowBest'] });
  });
  test('the quota is a share of the units, one at least, and never less than have the best grade', () => {
    expect(honourSeats(0, 0, 30)).toBe(0);
    expect(honourSeats(2, 0, 30)).toBe(1);
    expect(honourSeats(13, 2, 30)).toBe(3);
    expect(honourSeats(13, 5, 30)).toBe(5);
  });
});
