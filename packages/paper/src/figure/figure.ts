import { type Figure, figureCaption, type Opened } from '@kaohe/wording';
import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { block, character, fonts, line, widthOf } from '../letter/measure.ts';
import { even, exact, paragraph, run } from '../letter/part.ts';

/** The address under which the rows behind a number are read; null: they are nowhere. */
export type LinkOf = (opened: Opened) => string;

/** Twips: a row of the table, a bar with its gap, and what the chart has besides. */
const row = 400;
const bar = { one: 320, two: 460, besides: 460 } as const;
/** Bars for no more keys than these; the table has the others. */
const mostBars = 10;
/** 小四 of the table. */
const small = 24;

/** How high the chart of a figure stands, in twips. */
export const chartHeight = ({ rows, series }: Figure): number =>
  bar.besides + rows.length * (series.length > 1 ? bar.two : bar.one);

/** A figure as far as its chart shows it. */
export const charted = (figure: Figure): Figure => ({
  ...figure,
  rows: figure.rows.slice(0, mostBars),
  series: figure.series.map(({ name, values }) => ({ name, values: values.slice(0, mostBars) })),
});

/** What a chart stands for until `finish` puts it in. */
export const placeOfChart = (no: number): string => `[[chart ${no}]]`;

const tight = { line: row - 40, lineRule: LineRuleType.EXACT, before: 20, after: 20 } as const;
const height = { value: row, rule: HeightRule.EXACT } as const;
const words = (text: string, font: string = fonts.body): TextRun => run(text, font, { size: small });
const cell = (child: ParagraphChild, width: number, options: IParagraphOptions = {}): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80 },
    children: [new Paragraph({ ...even, spacing: tight, ...options, children: [child] })],
  });

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const borders = {
  top: rule,
  bottom: rule,
  left: rule,
  right: rule,
  insideHorizontal: rule,
  insideVertical: rule,
} as const;

/** The same figures in numbers, each opening its rows. */
const tableOf = ({ head, rows }: Figure, linkOf: LinkOf | null): Table => {
  const narrow = head.slice(1).map((title) => Math.max(1000, Math.round(widthOf(title) * small * 10) + 220));
  const widths = [block - narrow.reduce((sum, one) => sum + one, 0), ...narrow];
  const right = { alignment: AlignmentType.RIGHT } as const;
  return new Table({
    width: { size: block, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: [
      new TableRow({
        height,
        tableHeader: true,
        cantSplit: true,
        children: head.map((title, at) =>
          cell(words(title, fonts.first), widths[at] ?? 0, {
            keepNext: true,
            ...(at === 0 ? {} : right),
          }),
        ),
      }),
      ...rows.map(
        ({ name, cells }, index) =>
          new TableRow({
            height,
            cantSplit: true,
            children: [
              // A figure is on one page: each row stands with the next, and the last with nothing.
              cell(words(name), widths[0] ?? 0, { keepNext: index < rows.length - 1 }),
              ...cells.map(({ text, opens }, at) =>
                cell(
                  opens === null || linkOf === null
                    ? words(text)
                    : new ExternalHyperlink({ link: linkOf(opens), children: [words(text)] }),
                  narrow[at] ?? 0,
                  right,
                ),
              ),
            ],
          }),
      ),
    ],
  });
};

/** A figure under its title: the chart, which `finish` puts in, and its table. */
export const figureParts = (
  figure: Figure,
  no: number,
  linkOf: LinkOf | null,
): readonly (Paragraph | Table)[] => [
  paragraph(run(figureCaption(no, figure.title), fonts.first, { size: 28 }), {
    alignment: AlignmentType.CENTER,
    keepNext: true,
  }),
  new Paragraph({
    ...even,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 60 },
    keepNext: true,
    children: [run(placeOfChart(no), fonts.body)],
  }),
  tableOf(figure, linkOf),
  new Paragraph({
    ...even,
    spacing: exact,
    indent: { left: 2 * character },
    children: figure.note === null ? [] : [words(figure.note)],
  }),
];

/** Its height on the page in twips: it is not broken. */
export const figureHeight = (figure: Figure): number =>
  line + chartHeight(charted(figure)) + 120 + row * (figure.rows.length + 1) + line;
