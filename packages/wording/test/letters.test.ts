import { describe, expect, test } from 'vitest';
import { bulletinDraft, documentNames, type Letter, type LetterFacts, letters } from '../src/index.ts';

const facts: LetterFacts = {
  organ: '集团公司党委考核办公室',
  unit: '第三支部',
  cycle: '2025年度',
  year: 2025,
  at: '2026-01-04T16:30:00.000Z',
  data: {
    grounds: '第一项理由\n\n第二项理由',
    reasons: '成绩突出。',
    programme: '上午召开见面会\n下午个别访谈',
    from: '2025-11-03',
    to: '2025-11-05',
    title: '关于第三支部整改的通知',
    items: [
      {
        no: 1,
        problem: '学习记录不全',
        subjectKind: 'secretary',
        standard: '逐次记录',
        measure: '专人负责',
        dates: { dueOn: '2026-03-05T16:00:00.000Z' },
      },
    ],
  },
  entries: [
    { event: 'appeal.adjustPartly', data: { reasons: '证据不足以支持原扣分' }, at: '2026-01-02T02:00:00Z' },
    {
      event: 'assessment.draftFeedback',
      data: { achievements: [{ text: '党课覆盖全体党员' }], problems: [{ text: '谈心谈话流于形式' }] },
      at: '2026-01-02T02:00:00Z',
    },
    {
      event: 'cycle.publishBulletin',
      data: { period: 1, title: '第一季度通报', text: '总体良好' },
      at: '2026-01-02T02:00:00Z',
    },
    {
      event: 'cycle.draftReport',
      data: { title: '2025年度考核分析报告', text: '总体情况良好' },
      at: '2026-01-02T02:00:00Z',
    },
    { event: 'cycle.proposeGrades', data: { basis: { document: '考核办法' } }, at: '2026-01-02T02:00:00Z' },
    { event: 'commendation.approve', data: { authority: '集团公司党委' }, at: '2026-01-02T02:00:00Z' },
    {
      event: 'commendation.confer',
      data: { basis: { body: '党委会', meetingOn: '2026-01-03', document: '表彰办法' } },
      at: '2026-01-03T02:00:00Z',
    },
  ],
  lines: [
    { indicator: 'A01', points: 250, reason: '记录完整', decided: 300 },
    { indicator: 'A02', points: -50, reason: '缺会议记录', decided: null },
  ],
  total: 9_105,
  units: [
    { unit: '第一支部', grade: '好', score: 9_250 },
    { unit: '第三支部', grade: '较好', score: null },
  ],
};

const text = (letter: Letter): string =>
  [
    letter.title,
    letter.to ?? '',
    ...letter.paragraphs.map((one) => one.text),
    letter.signature,
    letter.date,
  ].join('\n');

describe('letters', () => {
  test('every letter is complete Chinese with title, signature and date', () => {
    for (const name of documentNames) {
      const letter = letters[name](facts);
      expect(letter.title.length, name).toBeGreaterThan(3);
      expect(letter.paragraphs.length, name).toBeGreaterThan(0);
      expect(letter.signature).toBe('集团公司党委考核办公室');
      expect(letter.date).toBe('2026年1月5日');
      expect(text(letter), name).not.toMatch(/undefined|null|NaN|\[object|。。|；。/);
      expect(
        letter.paragraphs.filter((one) => one.text.trim() === ''),
        name,
      ).toEqual([]);
    }
  });

  test('a case that lacks what the letter tells still gives a letter without gaps in its sentences', () => {
    for (const name of documentNames)
      expect(
        text(letters[name]({ ...facts, data: {}, entries: [], lines: [], total: null, units: [] })),
        name,
      ).not.toMatch(/undefined|null|NaN|。。|，。|：。|“”/);
  });

  test('the decision on an appeal says what was decided, line by line, and never less', () => {
    const decision = text(letters.appealDecision(facts));
    expect(decision).toContain('调整部分争议得分');
    expect(decision).toContain('证据不足以支持原扣分');
    expect(decision).toContain('由2.50分调整为3.00分');
    expect(decision).toContain('指标“A02”：-0.50分');
  });

  test('a bulletin is drafted from the records, ranks nobody, and keeps its headings as a letter', () => {
    const matter = { name: '学习计划', units: 3, facts: ['学习有计划。'] };
    const { title, text: drafted } = bulletinDraft({
      cycle: { name: '2025年度', year: 2025 },
      period: { name: '第一季度' },
      units: 5,
      recorded: 4,
      sheets: { total: 9, positive: 6, problem: 3, late: 1, disputed: 0, withdrawn: 0 },
      progress: [matter],
      common: [{ ...matter, name: '会议记录' }],
      improved: [],
      meeting: null,
      ranks: null,
    });
    expect(drafted).not.toMatch(/排名|第一支部/);
    const data = { period: 1, title, text: drafted };
    const letter = letters.bulletin({
      ...facts,
      entries: [{ event: 'cycle.publishBulletin', data, at: facts.at }],
    });
    expect(letter.title).toBe('2025年第一季度考核情况通报');
    expect(letter.paragraphs.filter(({ level }) => level !== undefined)).toEqual([
      { text: '一、主要进展', level: 1 },
      { text: '（一）学习计划', level: 2 },
      { text: '二、共性问题', level: 1 },
      { text: '（一）会议记录', level: 2 },
      { text: '三、下阶段要求', level: 1 },
    ]);
  });

  test('feedback has achievements and problems and its score', () => {
    const feedback = text(letters.feedbackLetter(facts));
    expect(feedback).toContain('党课覆盖全体党员');
    expect(feedback).toContain('谈心谈话流于形式');
    expect(feedback).toContain('综合得分91.05分');
  });

  test('an order names problem, subject, standard, measure and date', () => {
    const order = text(letters.rectificationOrder(facts));
    for (const part of ['学习记录不全', '责任主体：书记', '逐次记录', '专人负责', '2026年3月5日24时'])
      expect(order).toContain(part);
  });
});
