import { subjectWords } from '../zh-CN/subject.ts';
import type { DocumentName, Letter, LetterFacts } from './letter.ts';
import { dueOf, last, partOf, partsOf, points, textOf } from './part.ts';

/** What a field of an organisation's own template stands for: text, or a list whose parts have fields of their own. */
export type TemplateField = { readonly name: string; readonly parts?: readonly string[] };
type Value = string | readonly { readonly [part: string]: string }[];
/** The values of all fields of a kind. */
export type TemplateValues = { readonly [name: string]: Value };

const subjectGrades: Readonly<Record<string, string>> = subjectWords.value.grade;
const subjects: Readonly<Record<string, string>> = {
  organisation: '党组织',
  secretary: '书记',
  discipline: '纪检委员',
  cadre: '班子成员',
};

/** Fields that every kind has. */
const common = (facts: LetterFacts, letter: Letter, number: string): TemplateValues => ({
  文号: number,
  标题: letter.title,
  主送: letter.to ?? '',
  正文: letter.paragraphs.map(({ text }) => ({ 段落: text })),
  发文机关: letter.signature,
  成文日期: letter.date,
  单位: facts.unit,
  考核周期: facts.cycle,
  年度: String(facts.year),
});

const noted = (items: readonly Readonly<Record<string, unknown>>[]) =>
  items.map((item, index) => ({ 序号: String(index + 1), 内容: textOf(item, 'text') }));

const lines = (facts: LetterFacts) =>
  facts.lines.map((line) => ({
    指标: line.indicator,
    得分: points(facts, line.points),
    复核后得分: points(facts, line.decided ?? line.points),
    理由: line.reason,
  }));

const appealed = (facts: LetterFacts): TemplateValues => {
  const decision = last(facts, 'appeal.uphold', 'appeal.adjust', 'appeal.adjustPartly', 'appeal.remand');
  return {
    申辩理由: textOf(facts.data, 'grounds'),
    复核理由: textOf((decision ?? last(facts, 'appeal.reject'))?.data, 'reasons'),
    争议得分: lines(facts),
  };
};

const listed = (facts: LetterFacts): TemplateValues => ({
  单位名单: facts.units.map((one) => ({
    名称: one.unit,
    等次: subjectGrades[one.grade] ?? one.grade,
    得分: one.score === null ? '' : points(facts, one.score),
  })),
});

const ordered = (facts: LetterFacts): TemplateValues => ({
  整改事项: partsOf(facts.data, 'items').map((item, index) => {
    const due = textOf(partOf(item, 'dates'), 'dueOn');
    return {
      序号: String(index + 1),
      问题: textOf(item, 'problem'),
      责任主体: subjects[textOf(item, 'subjectKind')] ?? '',
      整改标准: textOf(item, 'standard'),
      整改措施: textOf(item, 'measure'),
      整改时限: due === '' ? '' : dueOf(facts, due),
    };
  }),
});

const feedback = (facts: LetterFacts): TemplateValues => {
  const data = last(facts, 'assessment.draftFeedback')?.data;
  return {
    综合得分: facts.total === null ? '' : points(facts, facts.total),
    主要成绩: noted(partsOf(data, 'achievements')),
    存在问题: noted(partsOf(data, 'problems')),
    得分明细: lines(facts),
  };
};

const own: { readonly [K in DocumentName]?: (facts: LetterFacts) => TemplateValues } = {
  feedbackLetter: feedback,
  appealDecision: appealed,
  appealInadmissible: appealed,
  panelAppointment: (facts) => ({
    复核组长: (facts.people ?? []).flatMap((one) => (one.chair ? [one.name] : [])).join('、'),
    复核组成员: (facts.people ?? []).flatMap((one) => (one.chair ? [] : [one.name])).join('、'),
  }),
  resultsNotice: listed,
  commendationNotice: listed,
  commendation: (facts) => ({ 事迹: textOf(facts.data, 'reasons') }),
  rectificationOrder: ordered,
  closingNotice: ordered,
};

/** What stands in the fields of an organisation's own template for this letter. */
export const templateValues = (
  name: DocumentName,
  facts: LetterFacts,
  { letter, number }: { readonly letter: Letter; readonly number: string },
): TemplateValues => ({ ...common(facts, letter, number), ...own[name]?.(facts) });

const one = { no: 1, problem: '', subjectKind: '', standard: '', measure: '', dates: {} };
/** A letter about nothing, which has a part in every list: what it is made of are the fields. */
const bare: LetterFacts = {
  organ: '',
  unit: '',
  cycle: '',
  year: 2000,
  at: '2000-01-01T00:00:00.000Z',
  data: { items: [one] },
  entries: [{ event: 'assessment.draftFeedback', data: { achievements: [{}], problems: [{}] }, at: '' }],
  lines: [{ indicator: '', points: 0, reason: '', decided: null }],
  total: 0,
  units: [{ unit: '', grade: '', score: 0 }],
};

/** The fields that a template of this kind may have. */
export const templateFields = (name: DocumentName): readonly TemplateField[] => {
  const letter = { title: '', paragraphs: [{ text: '' }], signature: '', date: '' };
  return Object.entries(templateValues(name, bare, { letter, number: '' })).map(([field, value]) =>
    typeof value === 'string' ? { name: field } : { name: field, parts: Object.keys(value[0] ?? {}) },
  );
};
