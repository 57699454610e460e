import { subjectWords } from '../zh-CN/subject.ts';
import type { Letter, LetterFacts, Paragraph, UnitResult } from './letter.ts';
import { assessmentOf, closing, heading, last, outlined, partOf, points, textOf } from './part.ts';

const named: Readonly<Record<string, string>> = subjectWords.value.grade;
const gradeName = (key: string): string => named[key] ?? key;
const names = (units: readonly UnitResult[]): string => units.map((one) => one.unit).join('、');

/** 阶段性通报: what the office made of the draft from the records, `bulletinDraft`, and published for one period. */
export const bulletin = (facts: LetterFacts): Letter => {
  const data = last(facts, 'cycle.publishBulletin')?.data;
  const title = textOf(data, 'title');
  return {
    title: title === '' ? `${facts.cycle}阶段性通报` : title,
    to: '各被考核单位',
    paragraphs: outlined(textOf(data, 'text')),
    ...closing(facts),
  };
};

/** 结果公示: the grades proposed, by grade. */
export const resultsNotice = (facts: LetterFacts): Letter => {
  const document = textOf(partOf(last(facts, 'cycle.proposeGrades')?.data, 'basis'), 'document');
  const grades = [...new Set(facts.units.map((one) => one.grade))];
  const listed = grades.flatMap((grade, index): Paragraph[] => [
    heading(index + 1, `等次建议为“${gradeName(grade)}”的单位`),
    ...facts.units
      .filter((one) => one.grade === grade)
      .map((one) => ({
        text: `${one.unit}${one.score === null ? '' : `（${points(facts, one.score)}）`}`,
      })),
  ]);
  return {
    title: `关于${assessmentOf(facts)}结果的公示`,
    paragraphs: [
      {
        text: `${assessmentOf(facts)}各单位得分已定。${document === '' ? '' : `依据${document}，`}经研究，提出等次建议，现予公示。公示期内，任何单位和个人如有异议，可以实名或者匿名提出，并取得回执编号。`,
      },
      ...listed,
    ],
    ...closing(facts),
  };
};

/** 表彰对象公示: one notice for the whole list. */
export const commendationNotice = (facts: LetterFacts): Letter => {
  const title = textOf(last(facts, 'cycle.publishCommendations')?.data, 'title');
  return {
    title: title === '' ? `关于${facts.cycle}拟表彰对象的公示` : title,
    paragraphs: [
      {
        text: '经提名、征求意见并报批准，现将拟表彰对象予以公示。公示期内，任何单位和个人如有异议，可以实名或者匿名提出，并取得回执编号。',
      },
      ...(facts.units.length === 0 ? [] : [{ text: `拟表彰对象：${names(facts.units)}。` }]),
    ],
    ...closing(facts),
  };
};
