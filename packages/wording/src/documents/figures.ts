import type { Format } from '../format.ts';
import type { ReportWords } from '../zh-CN/report.ts';

export type ReportFigure = keyof ReportWords['figure'];
export const reportFigureNames = [
  'unit',
  'grade',
  'distribution',
  'score',
  'achievement',
  'indicator',
  'subject',
  'category',
  'appeal',
  'disputed',
  'scorer',
  'team',
  'item',
] as const satisfies readonly ReportFigure[];
/** How many there are of one key, this year and the year before; points in 1/100, null: there are none. */
export type ReportCount = {
  readonly key: string;
  /** Of an indicator, a scorer or a team's lead, as the store has it. */
  readonly name: string | null;
  readonly count: number;
  readonly units: number;
  readonly changed: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly before: number;
  readonly meanBefore: number | null;
};
/** The figures of a report as the store counts them. */
export type ReportFigures = {
  readonly cycle: { readonly id: string; readonly name: string };
  readonly previous: { readonly id: string; readonly name: string } | null;
  readonly figures: { readonly [F in ReportFigure]?: readonly ReportCount[] };
};
/** The figures of the report's first two parts, in their order. */
export const reportParts = {
  strengths: ['grade', 'distribution', 'score', 'achievement'],
  weaknesses: ['indicator', 'subject', 'category', 'appeal', 'disputed', 'scorer', 'team', 'item'],
} as const satisfies { readonly [part: string]: readonly ReportFigure[] };

/** The words that figures are told in; `value` names a choice of a field, such as a grade. */
export type ReportSpeech = {
  readonly words: ReportWords;
  readonly format: Pick<Format, 'points'>;
  readonly value: (field: 'grade' | 'category' | 'subjectKind', key: string) => string;
};

const wordOf = (all: Readonly<Record<string, string>>, key: string): string => all[key] ?? key;

/** A key of a figure as it is read. */
export const reportKey = (
  { words, value }: ReportSpeech,
  figure: ReportFigure,
  { key, name }: Pick<ReportCount, 'key' | 'name'>,
): string => {
  switch (figure) {
    case 'unit':
      return words.figure.unit;
    case 'grade':
      return value('grade', key);
    case 'distribution':
      return words.band(Number(key));
    case 'score':
    case 'category':
      return value('category', key);
    case 'subject':
      return value('subjectKind', key);
    case 'appeal':
      return wordOf(words.appeal, key);
    case 'item':
      return wordOf(words.item, key);
    case 'achievement':
    case 'indicator':
    case 'disputed':
      return name === null ? key : `${key} ${name}`;
    case 'scorer':
      return name ?? key;
    case 'team':
      return words.team(name ?? key);
    default:
      return figure satisfies never;
  }
};

/** Bands of scores from the best; all else by how many there are. */
export const reportCounts = ({ figures }: ReportFigures, figure: ReportFigure): readonly ReportCount[] => {
  const all = figures[figure] ?? [];
  return figure === 'distribution' ? all.toSorted((a, b) => Number(b.key) - Number(a.key)) : all;
};

/** A column of a figure's table beside the name of its key; `opens` says of which year it opens the rows. */
export type ReportColumn = {
  readonly key: 'count' | 'units' | 'changed' | 'mean' | 'median' | 'before';
  readonly title: string;
  readonly said: (count: ReportCount) => string;
  readonly opens: 'now' | 'before' | null;
};
type Column = Omit<ReportColumn, 'opens'> & { readonly opens?: ReportColumn['opens'] };

const withUnits: readonly ReportFigure[] = [
  'achievement',
  'indicator',
  'subject',
  'category',
  'appeal',
  'disputed',
  'scorer',
  'team',
  'item',
];
const isChanged = (figure: ReportFigure): figure is keyof ReportWords['changed'] =>
  figure === 'disputed' || figure === 'item' || figure === 'scorer' || figure === 'team';

/** The columns of a figure, the same on the page and on paper. */
export const reportColumns = (
  { words, format }: ReportSpeech,
  figure: ReportFigure,
  compared: boolean,
): readonly ReportColumn[] => {
  const averages = figure === 'score';
  const points = (value: number | null): string => (value === null ? '—' : format.points(value));
  const all: readonly (Column | null)[] = [
    { key: 'count', title: words.count, said: ({ count }) => String(count), opens: 'now' },
    withUnits.includes(figure)
      ? { key: 'units', title: words.units, said: ({ units }) => String(units) }
      : null,
    isChanged(figure)
      ? { key: 'changed', title: words.changed[figure], said: ({ changed }) => String(changed) }
      : null,
    averages ? { key: 'mean', title: words.mean, said: ({ mean }) => points(mean) } : null,
    averages ? { key: 'median', title: words.median, said: ({ median }) => points(median) } : null,
    compared
      ? {
          key: 'before',
          title: averages ? words.meanBefore : words.before,
          said: (one) => (averages ? points(one.meanBefore) : String(one.before)),
          opens: 'before',
        }
      : null,
  ];
  return all.flatMap((one) => (one === null ? [] : [{ opens: null, ...one }]));
};

/** What the bars of a key stand for: means in points, else how many; `before` null where nothing is compared. */
export const reportBar = (
  figure: ReportFigure,
  { count, before, mean, meanBefore }: ReportCount,
  compared: boolean,
): { readonly now: number; readonly before: number | null } =>
  figure === 'score'
    ? { now: (mean ?? 0) / 100, before: compared ? (meanBefore ?? 0) / 100 : null }
    : { now: count, before: compared ? before : null };

/** The rows behind a number. */
export type Opened = { readonly cycleId: string; readonly figure: ReportFigure; readonly key: string };
/** A figure on paper: a chart and its table. */
export type Figure = {
  readonly title: string;
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Of the first column, then of the others. */
  readonly head: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly { readonly text: string; readonly opens: Opened | null }[];
  }[];
  /** What is said below it of the keys that have no row; null: all have. */
  readonly note: string | null;
};

/** More rows than this nobody reads on paper; the page has all. */
const most = 15;

/** A figure as it is printed; null: nothing is counted. */
export const reportFigure = (
  speech: ReportSpeech,
  figures: ReportFigures,
  figure: ReportFigure,
): Figure | null => {
  const { words } = speech;
  const all = reportCounts(figures, figure);
  const shown = all.slice(0, most);
  if (shown.length === 0) return null;
  const { cycle, previous } = figures;
  const compared = previous !== null;
  const columns = reportColumns(speech, figure, compared);
  const bars = shown.map((one) => reportBar(figure, one, compared));
  const averages = figure === 'score';
  const opened = ({ opens }: ReportColumn, { key, count, before }: ReportCount): Opened | null => {
    if (opens === 'now' && count > 0) return { cycleId: cycle.id, figure, key };
    return opens === 'before' && previous !== null && before > 0
      ? { cycleId: previous.id, figure, key }
      : null;
  };
  return {
    title: words.figure[figure],
    series: [
      { name: averages ? words.mean : words.count, values: bars.map(({ now }) => now) },
      ...(compared
        ? [
            {
              name: averages ? words.meanBefore : words.before,
              values: bars.map(({ before }) => before ?? 0),
            },
          ]
        : []),
    ],
    head: [words.key, ...columns.map(({ title }) => title)],
    rows: shown.map((one) => ({
      name: reportKey(speech, figure, one),
      cells: columns.map((column) => ({ text: column.said(one), opens: opened(column, one) })),
    })),
    note: all.length > shown.length ? words.paper.more(all.length - shown.length) : null,
  };
};

/** How a figure is called on paper, and an attachment 附件; letters are Chinese in every language. */
export const figureCaption = (no: number, title: string): string => `图${no}　${title}`;
export const attachmentMark = (no: number, of: number): string => (of === 1 ? '附件' : `附件${no}`);
