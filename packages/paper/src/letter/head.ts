import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  LineRuleType,
  Paragraph,
} from 'docx';
import { block, fonts, line, margin, markMeasure, markSize, mm, page, red, size } from './measure.ts';
import { even, exact, paragraph, run } from './part.ts';

/** How far down the red header reaches, in twips. */
export const headerHeight = (mark: string): number =>
  mm(35) + markMeasure(markSize(mark, block)).line + 3 * line + 12 * 20;

/** 发文机关标志 35 mm below the top of the block, 发文字号, and the red line 4 mm below it, as wide as the block. */
export const redHeader = (mark: string, number: string): readonly Paragraph[] => {
  const size = markSize(mark, block);
  const { line: high, lead } = markMeasure(size);
  return [
    new Paragraph({
      ...even,
      alignment: AlignmentType.CENTER,
      spacing: { before: mm(35) - lead, after: 2 * line, line: high, lineRule: LineRuleType.EXACT },
      children: [run(mark, fonts.title, { size, color: red })],
    }),
    paragraph(run(number, fonts.body), {
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
    }),
  ];
};

/** The lines of a letter 信函 are 170 mm wide, in the middle of the page. */
const wide = mm(170);
const left = Math.round((page.width - wide) / 2);

type Line = { readonly y: number; readonly thick: boolean };
/** A red line that lies on the page and pushes nothing aside. */
const ruled = ({ y, thick }: Line): Paragraph =>
  new Paragraph({
    spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    frame: {
      type: 'absolute',
      position: { x: left, y },
      width: wide,
      height: 20,
      rule: HeightRule.EXACT,
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      wrap: FrameWrap.THROUGH,
    },
    border: { top: { style: BorderStyle.SINGLE, size: thick ? 18 : 6, color: red, space: 0 } },
    children: [run('', fonts.number, { size: 2 })],
  });

/** Between the two of a double line, and the thick one's own breadth. */
const gap = 70;
/** Where the double line of a letter with this mark begins: 4 mm below characters that fill nine tenths of their square. */
const firstLine = (mark: string): number =>
  mm(30) + Math.round(markMeasure(markSize(mark, wide)).em * 0.9) + mm(4);

/** The mark of a letter, its top edge 30 mm below the paper's, and 4 mm below it a double line, thick over thin. */
export const letterMark = (mark: string): readonly Paragraph[] => {
  const size = markSize(mark, wide);
  const { line: high, lead } = markMeasure(size);
  return [
    new Paragraph({
      ...even,
      alignment: AlignmentType.CENTER,
      spacing: { line: high, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      frame: {
        type: 'absolute',
        position: { x: left, y: mm(30) - lead },
        width: wide,
        height: high,
        rule: HeightRule.EXACT,
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        wrap: FrameWrap.THROUGH,
      },
      children: [run(mark, fonts.title, { size, color: red })],
    }),
    ruled({ y: firstLine(mark), thick: true }),
    ruled({ y: firstLine(mark) + gap, thick: false }),
  ];
};

/** 20 mm above the paper's edge the other double line, thin over thick. */
export const letterFoot = (): readonly Paragraph[] => [
  ruled({ y: page.height - mm(20) - gap, thick: false }),
  ruled({ y: page.height - mm(20), thick: true }),
];

/** What an exact line has above characters of 3号, which begin below the top of their square. */
const above = line - size.body * 10 - 60;
/** The number of a letter stands at the right, ⅞ of a character below the double line. */
export const letterNumber = (mark: string, number: string): Paragraph =>
  paragraph(run(number, fonts.body), {
    alignment: AlignmentType.RIGHT,
    spacing: {
      ...exact,
      before: firstLine(mark) + gap + (size.body * 10 * 7) / 8 - above - margin.top,
    },
  });
