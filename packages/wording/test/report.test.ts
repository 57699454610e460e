import { describe, expect, it } from 'vitest';
import {
  format,
  interfaceWords,
  type ReportFacts,
  type ReportKey,
  reportAdvice,
  reportDraft,
} from '../src/index.ts';

const of = (key: string, count: number, more: Partial<ReportKey> = {}): ReportKey => ({
  key,
  name: key,
  count,
  units: 1,
  changed: 0,
  before: 0,
  mean: null,
  median: null,
  meanBefore: null,
  ...more,
});
const figures: { readonly [figure: string]: readonly ReportKey[] } = {
  unit: [of('all', 3)],
  distribution: [of('95', 1), of('80', 1)],
  score: [of('甲类', 2, { mean: 8_750, median: 8_800, meanBefore: 8_600 })],
  indicator: [of('A1', 3, { units: 2, before: 1 }), of('A2', 0, { before: 4 })],
  disputed: [of('A1', 2, { changed: 1 })],
  item: [of('overdue', 2, { changed: 1 })],
};
const facts = (previous: string | null): ReportFacts => ({
  cycle: '2026',
  previous,
  of: (figure) => figures[figure] ?? [],
  assessors: { count: 4, agreement: 0.814 },
});
const { report: words } = interfaceWords('zh-CN');
const draft = (previous: string | null): string =>
  reportDraft(facts(previous), { words, format: format('zh-CN') });

describe('the first draft of an analysis report', () => {
  it('says the figures in three parts, and what is to be filled in', () => {
    const text = draft('2025');
    expect(text.split('\n').filter((line) => /^[一二三]、/.test(line))).toEqual([
      '一、成绩与经验',
      '二、问题与教训',
      '三、建议',
    ]);
    expect(text).toContain('2026共考核3家单位，已评分2家。');
    expect(text).toContain('甲类平均87.50分、中位数88.00分（上年平均86.00分）');
    expect(text).toContain('共性问题主要集中在A1（3条，涉及2家单位）。');
    expect(text).toContain('增多的有A1');
    expect(text).toContain('减少的有A2');
    expect(text).toContain('评分一致性系数0.81');
    // Nothing good was recorded: the office is asked for it.
    expect(text).toContain('（请补充。）');
  });

  it('compares with no year where there is none, and advises by the figures alone', () => {
    expect(draft(null)).not.toMatch(/增多|减少/);
    expect(reportAdvice(facts('2025'), words)).toHaveLength(5);
    expect(reportAdvice({ ...facts('2025'), of: () => [] }, words)).toEqual([]);
  });

  it('is as whole in English', () => {
    const { report } = interfaceWords('en');
    const text = reportDraft(facts('2025'), { words: report, format: format('en') });
    expect(text).not.toMatch(/undefined|[、。（]/);
    expect(text).toContain('3. Advice');
  });
});
