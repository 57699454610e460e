import { format } from '../format.ts';
import { reportWords } from '../zh-CN/report.ts';
import { subjectWords } from '../zh-CN/subject.ts';
import { values } from '../zh-CN/values.ts';
import { type ReportSpeech, reportFigure, reportParts } from './figures.ts';
import type {
  Attachment,
  AttachmentPart,
  Letter,
  LetterFacts,
  Paragraph,
  ReportedFigures,
} from './letter.ts';
import { assessmentOf, closing, heading, last, outlined, partOf, textOf } from './part.ts';

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  grade: subjectWords.value.grade,
  category: subjectWords.value.category,
  subjectKind: values.subjectKind,
};
const speech: ReportSpeech = {
  words: reportWords,
  format: format('zh-CN'),
  value: (field, key) => choices[field]?.[key] ?? key,
};

const assessors = ({ assessors: of }: ReportedFigures): readonly Paragraph[] => {
  const said = reportWords.assessors;
  if (of.count === 0) return [];
  const all = [
    said.count(of.count),
    ...(of.agreement === null ? [] : [said.agreement(of.agreement.toFixed(2))]),
    said.late(of.late, of.sheets),
  ];
  return [{ text: `${said.title}：${all.join('；')}。` }];
};

/** 统计图表: the figures as they stood when the report was adopted, in the order of the page. */
const charts = (report: ReportedFigures): Attachment => {
  const { part } = reportWords;
  const figures = (
    names: readonly (typeof reportParts)[keyof typeof reportParts][number][],
  ): AttachmentPart[] =>
    names.flatMap((name) => {
      const figure = reportFigure(speech, report.figures, name);
      return figure === null ? [] : [{ figure }];
    });
  return {
    title: reportWords.paper.title,
    parts: [
      { text: reportWords.paper.hint },
      heading(1, part.strengths),
      ...figures(reportParts.strengths),
      heading(2, part.weaknesses),
      ...figures(reportParts.weaknesses),
      ...assessors(report),
    ],
  };
};

/** 考核分析报告, as its drafter wrote it and the leader adopted it, with its figures attached. */
export const analysisReport = (facts: LetterFacts): Letter => {
  const data = last(facts, 'cycle.draftReport')?.data;
  const basis = partOf(last(facts, 'cycle.adoptReport')?.data, 'basis');
  const body = textOf(basis, 'body');
  const title = textOf(data, 'title');
  const { report } = facts;
  return {
    title: title === '' ? `${assessmentOf(facts)}分析报告` : title,
    paragraphs: [
      ...(body === '' ? [] : [{ text: `本报告经${body}研究通过，供党组织决策参考。` }]),
      ...outlined(textOf(data, 'text')),
    ],
    ...(report ? { attachments: [charts(report)] } : {}),
    ...closing(facts),
  };
};
