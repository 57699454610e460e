import type { Indicator, StandardContent, TableField, TableLevel } from '@kaohe/domain';
import { decimal, quoted, ruleText } from '../meaning/notation.ts';
import { headings } from '../words.ts';

/** The columns of an exported standard, in their order, with their widths in characters. */
export const columns = [
  ['level', 8],
  ['code', 9],
  ['indicator', 34],
  ['kind', 10],
  ['points', 8],
  ['form', 8],
  ['effect', 8],
  ['rule', 40],
  ['scoring', 36],
  ['cap', 8],
  ['subjects', 16],
  ['methods', 20],
  ['components', 14],
  ['assessor', 14],
  ['frequency', 9],
  ['evidence', 22],
  ['questions', 30],
  ['remark', 26],
  ['failedDrill', 10],
] as const satisfies readonly (readonly [TableField, number])[];
export type WrittenField = (typeof columns)[number][0];

/** One row of the table; numbers are points. A row of an indicator sums its points by a formula. */
export type WrittenRow = { readonly level: TableLevel } & {
  readonly [F in Exclude<WrittenField, 'level'>]?: string | number;
};

/** More than this a cell can't hold. */
const longest = 32_000;

/** Lines as texts that fit into a cell each. */
const cells = (lines: readonly string[]): readonly string[] => {
  const found: string[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last !== undefined && last.length + line.length < longest)
      found[found.length - 1] = `${last}\n${line}`;
    else found.push(line);
  }
  return found;
};

const list = (words: Readonly<Record<string, string>>, values: readonly string[]): string =>
  values.map((value) => words[value] ?? value).join('、');

const given = (text: string | null): string | undefined => (text === null || text === '' ? undefined : text);
const inPoints = (hundredths: number | null): number | undefined =>
  hundredths === null ? undefined : hundredths / 100;

const optional = <T extends object>(row: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const indicatorRows = (one: Indicator): readonly WrittenRow[] => {
  const { value } = headings;
  const scoring = one.scoring === null ? [] : cells(ruleText(one.scoring).split('\n'));
  const questions = cells(one.questions.map((question) => `· ${quoted(question)}`));
  const more = Array.from({ length: Math.max(0, scoring.length - 1, questions.length - 1) }, (_, i) =>
    optional({ level: 'more' as const, scoring: scoring[i + 1], questions: questions[i + 1] }),
  );
  const row = optional({
    level: 'indicator' as const,
    code: one.code,
    indicator: one.name,
    kind: value.kind[one.kind],
    points: inPoints(one.form + one.effect),
    form: inPoints(one.form),
    effect: inPoints(one.effect),
    rule: given(one.rule),
    scoring: scoring[0],
    cap: inPoints(one.cap),
    failedDrill: inPoints(one.failedDrill),
    subjects: given(list(value.subjects, one.subjects)),
    methods: given(list(value.methods, one.methods)),
    components: given(list(value.components, one.components)),
    assessor: given(one.assessor),
    frequency: one.frequency === null ? undefined : value.frequency[one.frequency],
    evidence: given(one.evidence),
    questions: questions[0],
    remark: given(one.remark),
  });
  const items = one.items.map(({ code, name, points, rule }) =>
    optional({ level: 'item' as const, code, indicator: name, points: inPoints(points), rule: given(rule) }),
  );
  return [row, ...more, ...items];
};

/** A standard as rows, each of which says what it is. */
export const writtenRows = (content: StandardContent): readonly WrittenRow[] => [
  { level: 'standard', indicator: `总分 ${decimal(content.total)} 分`, points: content.total / 100 },
  ...content.dimensions.flatMap(({ code, name, points, indicators }) => [
    optional({ level: 'dimension' as const, code, indicator: name, points: inPoints(points) }),
    ...indicators.flatMap(indicatorRows),
  ]),
];
