import { parameters, scheduleStarts, type Why } from '@kaohe/domain';
import { describe, expect, test } from 'vitest';
import { gradeWords, policyWords, stepText, words } from '../src/index.ts';

const languages = ['zh-CN', 'en'] as const;
const told = { grade: (key: string) => `<${key}>`, unit: (id: string) => `<${id}>`, best: 'B', last: 'L' };

describe('the words of the policy', () => {
  test('say what every parameter does, in both languages, as a sentence', () => {
    for (const locale of languages) {
      const { parameters: others, windows, starts } = policyWords(locale);
      const all: Readonly<Record<string, { does: string; label: string }>> = others;
      const each: Readonly<Record<string, string>> = windows;
      const silent = parameters.filter((path) => {
        const window = path.startsWith('windows.') ? path.slice('windows.'.length) : null;
        const does = window === null ? all[path]?.does : each[window];
        return does === undefined || !/[。.]$/.test(does);
      });
      expect(silent).toEqual([]);
      for (const start of scheduleStarts) expect(starts[start].length).toBeGreaterThan(3);
    }
  });

  test('have no English in the Chinese and no Chinese in the English', () => {
    const flat = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(flat)
          : [];
    expect(flat(policyWords('zh-CN')).filter((text) => /[A-Za-z]{2,}/.test(text))).toEqual([]);
    expect(flat(gradeWords('zh-CN')).filter((text) => /[A-Za-z]{2,}/.test(text))).toEqual([]);
    expect(flat(policyWords('en')).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(flat(gradeWords('en')).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    // A remedy for each issue that the schema of the policy names.
    expect(Object.keys(policyWords('en').issues)).toEqual(Object.keys(policyWords('zh-CN').issues));
    expect(Object.keys(words('en').windows)).toEqual(Object.keys(words('zh-CN').windows));
  });
});

describe('why a grade', () => {
  const steps: readonly Why[] = [
    { rule: 'band', band: 'good', score: 9_123 },
    { rule: 'veto', gate: 'bottom', indicator: 'Z1', document: '决定书' },
    { rule: 'safety', gate: 'top', document: '通报' },
    { rule: 'coreTarget', gate: 'top', document: '通报' },
    { rule: 'satisfaction', gate: 'top', below: 90, satisfied: 2, voices: 3 },
    { rule: 'seat', seats: 2, rank: 2, tied: ['u'] },
    { rule: 'appealSeat', seats: 2, rank: 1 },
    { rule: 'told', seats: 2, rank: 3 },
    { rule: 'noSeat', seats: 2, rank: 3, by: 'score' },
    { rule: 'noSeat', seats: 0, rank: 1, by: null },
  ];
  test.each(languages)('%s: every step is a sentence of its own', (locale) => {
    const said = steps.map((step) => stepText(locale, step, told));
    for (const sentence of said) expect(sentence).toMatch(/[。.]$/);
    expect(new Set(said).size).toBe(steps.length);
    expect(said.join()).not.toMatch(/undefined|null|NaN/);
    expect(said[0]).toContain('91.23');
    expect(said[4]).toContain('66.6');
    expect(said[5]).toContain('<u>');
  });
});
