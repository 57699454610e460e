import type { Letter, LetterFacts, Paragraph } from './letter.ts';
import { closing, dayOf, heading, last, lineText, textOf, typed } from './part.ts';

const outcomes: Readonly<Record<string, string>> = {
  'appeal.uphold': '维持全部争议得分',
  'appeal.adjust': '调整全部争议得分',
  'appeal.adjustPartly': '调整部分争议得分，其余予以维持',
  'appeal.remand': '将争议得分发回，由未参与原评分的人员重新评分',
};

const filed = (facts: LetterFacts): Paragraph => ({
  text: `你单位就${facts.cycle}考核反馈意见提出的申辩收悉。${textOf(facts.data, 'grounds') === '' ? '' : '申辩的主要理由是：'}`,
});

/** 申辩不予受理决定书. */
export const appealInadmissible = (facts: LetterFacts): Letter => ({
  title: `关于${facts.unit}申辩不予受理的决定`,
  to: facts.unit,
  paragraphs: [
    filed(facts),
    ...typed(textOf(facts.data, 'grounds')),
    { text: '经审查，决定不予受理。理由如下：' },
    ...typed(textOf(last(facts, 'appeal.reject')?.data, 'reasons')),
    { text: '如对本决定有异议，可以在规定期限内申请复查一次，由原办理人以外的复核员办理。' },
  ],
  ...closing(facts),
});

/** 申辩复核决定书: what was asked, what was found, what is decided, what can still be done. */
export const appealDecision = (facts: LetterFacts): Letter => {
  const decision = last(facts, 'appeal.uphold', 'appeal.adjust', 'appeal.adjustPartly', 'appeal.remand');
  const outcome = outcomes[decision?.event ?? ''];
  const hearing = last(facts, 'appeal.hear');
  return {
    title: `关于${facts.unit}申辩的复核决定`,
    to: facts.unit,
    paragraphs: [
      { text: `你单位就${facts.cycle}考核反馈意见提出的申辩，已由复核组复核终结。现决定如下。` },
      heading(1, '申辩理由'),
      ...typed(textOf(facts.data, 'grounds')),
      heading(2, '复核情况'),
      {
        text: `复核组由未参与原评分、核实和进驻的人员组成，成员均已申报无回避情形。${hearing === undefined ? '' : `${dayOf(facts, hearing.at)}记录了当面听取双方意见的情况。`}`,
      },
      ...typed(textOf(decision?.data, 'reasons')),
      heading(3, '复核决定'),
      { text: `经复核组表决，按照多数意见，${outcome === undefined ? '作出决定' : `决定${outcome}`}。` },
      ...facts.lines.map((line) => ({ text: lineText(facts, line) })),
      { text: '申辩不加重处理，本决定不降低原得分。签收后，符合规定的可以在期限内提请二次复核。' },
    ],
    ...closing(facts),
  };
};
