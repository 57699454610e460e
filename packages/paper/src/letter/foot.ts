import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { block, character, fonts, line, margin, page, size, widthOf } from './measure.ts';
import { even, exact, run } from './part.ts';

/** Page number of 4号 half-width digits between two dashes: odd pages right, even pages left, each one character in. */
export const pageNumber = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: character },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fonts.number, size: size.small }),
        ],
      }),
    ],
  });

type Imprint = {
  /** 抄送机关. */
  readonly copies: readonly string[];
  /** 印发机关 and 印发日期; a letter 信函 has neither. */
  readonly printed: { readonly by: string; readonly on: string } | null;
};

/** 0.35 mm and 0.25 mm. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 0 } as const;
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 0 } as const;

/** One character of 4号 in from each side, and how many stand on a line between. */
const inset = Math.round((character * size.small) / size.body);
const perLine = Math.floor((block - 2 * inset) / (size.small * 10));
const heightOf = (words: string): number => line * Math.ceil(widthOf(words) / perLine);

type Borders = { readonly top?: typeof thick | typeof thin; readonly bottom?: typeof thick };

/** A line that stands at a place of its page, whatever the text does. */
const placed = (words: string, y: number, border: Borders): Paragraph =>
  new Paragraph({
    ...even,
    spacing: exact,
    frame: {
      type: 'absolute',
      position: { x: margin.left, y },
      width: block,
      height: heightOf(words),
      rule: HeightRule.EXACT,
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      wrap: FrameWrap.AROUND,
    },
    indent: { left: inset, right: inset },
    tabStops: [{ type: TabStopType.RIGHT, position: block - inset }],
    border,
    children: [run(words, fonts.body, { size: size.small })],
  });

/** 版记 at the bottom of its page: lines as wide as the block, the first and the last thick. A letter's has no lines. Height in twips. */
export const imprint = ({
  copies,
  printed,
}: Imprint): { readonly parts: readonly Paragraph[]; readonly height: number } => {
  const lines = [
    ...(copies.length === 0 ? [] : [`抄送：${copies.join('，')}。`]),
    ...(printed === null ? [] : [`${printed.by}\t${printed.on}印发`]),
  ];
  const high = lines.reduce((sum, words) => sum + heightOf(words), 0);
  let y = page.height - margin.bottom - high;
  const parts = lines.map((words, index) => {
    const at = y;
    y += heightOf(words);
    if (printed === null) return placed(words, at, {});
    const bottom = index === lines.length - 1 ? { bottom: thick } : {};
    return placed(words, at, { top: index === 0 ? thick : thin, ...bottom });
  });
  return { parts, height: high };
};
