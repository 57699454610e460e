import type { Letter, LetterFacts, Paragraph } from './letter.ts';
import { assessmentOf, closing, heading, last, lineText, partsOf, points, textOf, typed } from './part.ts';
import { scoreText } from './score.ts';

const listed = (items: readonly Readonly<Record<string, unknown>>[]): readonly Paragraph[] =>
  items.map((item, index) => ({ text: `${index + 1}. ${textOf(item, 'text')}`, level: 3 }));

/** Line by line with rule and evidence where the explanation is at hand. */
const scored = (facts: LetterFacts): readonly Paragraph[] => {
  if (facts.score) return scoreText(facts.score, 'zh-CN');
  return [
    ...(facts.total === null ? [] : [{ text: `综合得分${points(facts, facts.total)}，各项得分如下。` }]),
    ...facts.lines.map((line) => ({ text: lineText(facts, line) })),
  ];
};

/** 考核反馈意见: achievements and problems both, every score line, and how to answer back. */
export const feedbackLetter = (facts: LetterFacts): Letter => {
  const data = last(facts, 'assessment.draftFeedback')?.data;
  const problems = partsOf(data, 'problems');
  return {
    title: `关于${facts.unit}${assessmentOf(facts)}的反馈意见`,
    to: facts.unit,
    paragraphs: [
      { text: `按照${assessmentOf(facts)}安排，考核组对你单位进行了考核。现将有关情况反馈如下。` },
      heading(1, '主要成绩'),
      ...listed(partsOf(data, 'achievements')),
      heading(2, '存在的问题'),
      ...(problems.length > 0 ? listed(problems) : typed(textOf(data, 'noneFound'))),
      heading(3, '得分情况'),
      ...scored(facts),
      heading(4, '申辩'),
      {
        text: '责任主体签收后，对得分和问题有不同意见的，可以在申辩期限内提出申辩，由未参与评分的人员复核。申辩不会降低得分。',
      },
    ],
    ...closing(facts),
  };
};
