import { explain, type Score, score } from '@kaohe/domain';
import { describe, expect, test } from 'vitest';
import { letters, type ScoreFacts, scoreText } from '../src/index.ts';

const line = (id: string, indicator: string, points: number) => ({
  id,
  indicator,
  kind: 'score' as const,
  component: 'onSite' as const,
  points,
  reason: '两次党课没有签到记录。',
  evidence: [{ name: '签到表.xlsx' }, { name: '核查记录.docx' }],
  supersedes: null as string | null,
  appealId: null as string | null,
  rescored: false,
  calibrated: false,
  lifted: false,
});
const indicators = [
  { code: 'A1', name: '党课', dimension: 'A', form: 400, effect: 600, rule: '每缺一次扣1分' },
  { code: 'A2', name: '谈心谈话', dimension: 'A', form: 400, effect: 600, rule: '' },
];
const lines = [line('1', 'A1', 800), line('2', 'A2', 1000)];
const scored = (of: readonly (typeof lines)[number][] = lines): Score => {
  const result = score({
    scheme: {
      indicators: indicators.map(({ code, dimension }) => ({
        code,
        dimension,
        kind: 'score',
        points: 1000,
        cap: null,
        components: ['onSite'],
      })),
      weights: { onSite: 100, daily: 0, debriefing: 0 },
      bonusCap: 500,
    },
    lines: of.map(({ evidence, lifted: _lifted, ...one }) => ({
      ...one,
      evidence: evidence.map(({ name }) => name),
    })),
  });
  if ('missing' in result) throw new Error('not scored');
  return result;
};
const facts = (): ScoreFacts => ({
  unit: { name: '第三支部' },
  cycle: { name: '2025年度' },
  standard: { name: '支部考核标准' },
  score: scored(),
  tree: explain({ dimensions: [{ code: 'A', name: '思想建设' }], indicators, lines, score: scored() }),
  vetoes: [],
  leftOut: [{ component: 'daily', indicator: null, reasons: '底单已撤销。' }],
});
const said = (locale: 'zh-CN' | 'en'): string =>
  scoreText(facts(), locale)
    .map(({ text }) => text)
    .join('\n');

describe('why a score is what it is, as text', () => {
  test('what was lost, by which rule, for what reason, on what evidence', () => {
    expect(said('zh-CN')).toBe(
      [
        '第三支部2025年度综合得分90.00分。',
        '其中：现场考核满分20.00分，得18.00分，折合百分制90.00分，权重100%。',
        '日常考核经决定不计，由其余部分按比例分担权重：底单已撤销。',
        '思想建设：得18.00分，满分20.00分。',
        'A1 党课：得8.00分，满分10.00分。',
        '扣2.00分：两次党课没有签到记录（依据：每缺一次扣1分，证据：签到表.xlsx、核查记录.docx）。',
        'A2 谈心谈话得满分。',
      ].join('\n'),
    );
  });

  test('a line that took the place of another says what it was, and by whose decision it changed', () => {
    const [first = line('1', 'A1', 800), ...others] = lines;
    const told = (how: { calibrated?: boolean; appealId?: string }): string => {
      const changed = [first, { ...first, id: '3', points: 700, supersedes: first.id, ...how }, ...others];
      const score = scored(changed);
      const dimensions = [{ code: 'A', name: '思想建设' }];
      const tree = explain({ dimensions, indicators, lines: changed, score });
      return scoreText({ ...facts(), score, tree }, 'zh-CN')
        .map(({ text }) => text)
        .join('');
    };
    expect(told({ calibrated: true })).toContain('，原计8.00分，综合研判调整：');
    expect(told({ appealId: 'a' })).toContain('，原计8.00分，经申辩复核改定：');
    expect(told({})).toContain('，原计8.00分，两人核对，更正差错：');
  });

  test('in English as well', () => {
    expect(said('en')).toContain('2.00 points deducted: ');
    expect(said('en')).toContain('rule: 每缺一次扣1分; evidence: 签到表.xlsx, 核查记录.docx');
    expect(said('en')).not.toMatch(/undefined|null|NaN/);
  });

  test('the feedback letter tells the same', () => {
    const letter = letters.feedbackLetter({
      organ: '考核办',
      unit: '第三支部',
      cycle: '2025年度',
      year: 2025,
      at: '2026-01-04T16:30:00.000Z',
      data: {},
      entries: [],
      lines: [],
      total: 9000,
      units: [],
      score: facts(),
    });
    const text = letter.paragraphs.map((one) => one.text).join('\n');
    expect(text).toContain(said('zh-CN'));
  });
});
