import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import {
  defaultPolicy,
  type Indicator,
  isClean,
  type LintFinding,
  lint,
  type Method,
  type StandardContent,
  type SubjectKind,
} from '@kaohe/domain';
import { type Table, readTables as tablesOfFile } from '@kaohe/table';
import { apart, scored } from './indicator.ts';

/** A table of indicators as somebody published it, and what an office makes of it. */
export type TableStandard = {
  readonly name: string;
  /** As the table has it: with its gaps. */
  readonly raw: StandardContent;
  /** What the lint says of that. */
  readonly findings: readonly LintFinding[];
  /** With subjects, assessors, methods and effect filled in. */
  readonly mended: StandardContent;
  /** Nothing is left for the lint to refuse: it may be submitted. Else it is circulated as a draft and withdrawn. */
  readonly clean: boolean;
};

const folder = resolve(import.meta.dirname, '../../../../../shared/data');

type Row = {
  readonly dimension: string;
  readonly indicator: string;
  readonly points: string;
  readonly rule: string;
  readonly method: string;
};
const rowsOf = ({ columns, rows }: Table): readonly Row[] =>
  rows.map(({ cells }) => {
    const under = (heading: string): string => {
      const column = columns.find((one) => one.heading === heading)?.column;
      return cells.find((cell) => cell.column === column)?.text ?? '';
    };
    return {
      dimension: under('dimension'),
      indicator: under('indicator'),
      points: under('points'),
      rule: under('scoring_rule'),
      method: under('method'),
    };
  });

/** Points as a table has them, in 1/100: `15`, or alternatives such as `-3 / -2`, of which the largest counts; undefined where they are cut off. */
const pointsOf = (text: string): number | undefined => {
  const numbers = text.split('/').map((part) => Number(part.trim()));
  if (text.trim() === '' || numbers.some(Number.isNaN)) return undefined;
  return Math.round(100 * numbers.reduce((most, n) => (Math.abs(n) > Math.abs(most) ? n : most), 0));
};

const signs: readonly [RegExp, Method][] = [
  [/测评|满意|问卷/, 'questionnaire'],
  [/走访|访谈|谈话|座谈/, 'interview'],
  [/抽查|实地|核查|落实完成/, 'effectTest'],
  [/查看|查阅|资料|文件|记录|通报|据|自评/, 'documentReview'],
];
const methodsOf = (text: string): Method[] =>
  signs.filter(([sign]) => sign.test(text)).map(([, method]) => method);

const code = (prefix: string, i: number): string => `${prefix}${i + 1}`;

const rawIndicator = (row: Row, at: string): Indicator => {
  const points = pointsOf(row.points);
  const given = {
    code: at,
    name: row.indicator,
    subjects: [],
    methods: methodsOf(row.method),
    rule: row.rule,
    assessor: null,
    frequency: null,
  };
  if (points !== undefined && points < 0)
    return apart('deduction', { ...given, cap: -points, frequency: null });
  return scored({ ...given, form: points ?? 0, components: [] });
};

const contentOf = (rows: readonly Row[]): StandardContent => {
  const groups = [...Map.groupBy(rows, (row) => row.dimension)];
  const dimensions = groups.map(([name, own], d) => ({
    code: code('T', d),
    name,
    points: null,
    indicators: own.map((row, i) => rawIndicator(row, code(`T${d + 1}.`, i))),
  }));
  const total = dimensions.flatMap(({ indicators }) => indicators).reduce((sum, one) => sum + one.form, 0);
  return { total: Math.max(1, total), dimensions };
};

/** What the office adds: names by which like-named rows can be told apart, who answers, who assesses, how, and what for. */
const mendIndicator = (one: Indicator, place: { dimension: string; turn: number }): Indicator => {
  const { dimension, turn } = place;
  const [subject = 'organisation']: SubjectKind[] = [
    (['organisation', 'secretary', 'discipline', 'cadre'] as const)[turn % 4] ?? 'organisation',
  ];
  const name = /略/.test(one.name) ? `${dimension}：${one.rule.slice(0, 24)}` : one.name;
  const shared = {
    name,
    subjects: ['organisation' as const, ...(subject === 'organisation' ? [] : [subject])],
    assessor: '考核组',
    rule: one.rule,
  };
  if (one.kind !== 'score')
    return {
      ...one,
      ...shared,
      frequency: 'event',
      methods: one.methods.length > 0 ? one.methods : ['documentReview'],
    };
  const points = one.form + one.effect;
  const form = Math.floor((points * 2) / 5 / 5) * 5;
  const added: Method[] = ['interview', 'effectTest'];
  const methods = [...new Set([...one.methods, ...added])];
  return {
    ...one,
    ...shared,
    form,
    effect: points - form,
    methods,
    frequency: 'quarter',
    components: turn % 2 === 0 ? ['onSite', 'daily'] : ['onSite'],
  };
};

/** Rows whose points were cut off in the source can't be scored: they are left out. */
const mend = (content: StandardContent): StandardContent => {
  let turn = -1;
  return {
    ...content,
    dimensions: content.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators
        .filter((one) => one.kind !== 'score' || one.form > 0)
        .map((one) => {
          turn += 1;
          return mendIndicator(one, { dimension: dimension.name, turn });
        }),
    })),
  };
};

const limits = {
  subjects: ['organisation', 'secretary', 'discipline', 'cadre'] as const,
  documentShare: defaultPolicy.standard.documentShare,
  effectShare: defaultPolicy.standard.effectShare,
  bonusCap: defaultPolicy.composite.bonusCap,
  weights: defaultPolicy.composite.weights,
};

/** A standard from a table's file. */
export const tableStandard = async (name: string, bytes: Uint8Array): Promise<TableStandard> => {
  const { tables } = await tablesOfFile(bytes, name);
  const raw = contentOf(tables.flatMap(rowsOf));
  const mended = mend(raw);
  return { name, raw, findings: lint(raw, limits), mended, clean: isClean(lint(mended, limits)) };
};

/** The tables beside the project (`../shared/data/*.csv`), where there are any. */
export const readTables = async (): Promise<readonly TableStandard[]> => {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.csv')).sort();
  return Promise.all(
    files.map(async (file) => tableStandard(basename(file, '.csv'), await readFile(join(folder, file)))),
  );
};
