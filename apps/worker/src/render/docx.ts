import type { Letter, Paragraph as Part } from '@kaohe/wording';
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { character, characterSpace, closingIndents, fonts, line, margin, page, size } from './measure.ts';

const exact = { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
/** Word's own space between Chinese and Latin would break the arithmetic of the characters. */
const even = { autoSpaceEastAsianText: false } as const;

const run = (text: string, font: string, more: { size?: number; color?: string } = {}): TextRun =>
  new TextRun({
    text,
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: font },
    size: size.body,
    ...more,
  });

const paragraph = (child: TextRun, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...even, spacing: exact, ...options, children: [child] });

const levelFonts = { 1: fonts.first, 2: fonts.second, 3: fonts.body } as const;
const fontOf = (part: Part): string => (part.level === undefined ? fonts.body : levelFonts[part.level]);

/** 发文机关标志, 发文字号 and the red line 4 mm below it. */
const head = (organ: string, number: string): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 1984, after: 2 * line },
    children: [run(organ, fonts.title, { size: size.mark, color: 'FF0000' })],
  }),
  paragraph(run(number, fonts.body), {
    alignment: AlignmentType.CENTER,
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: 'FF0000', space: 11 } },
  }),
];

const text = (part: Part): Paragraph =>
  paragraph(run(part.text, fontOf(part)), {
    alignment: AlignmentType.BOTH,
    indent: { firstLineChars: 200, firstLine: 2 * character },
  });

const closing = ({ signature, date }: Letter): Paragraph[] => {
  const indents = closingIndents(signature, date);
  const right = (characters: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(characters * character) },
    keepLines: true,
  });
  return [
    paragraph(run('', fonts.body), { keepNext: true }),
    paragraph(run('', fonts.body), { keepNext: true }),
    paragraph(run(signature, fonts.body), { ...right(indents.signature), keepNext: true }),
    paragraph(run(date, fonts.body), right(indents.date)),
  ];
};

/** Page number of 4号 half-width digits between two dashes: odd pages right, even pages left, each one character in. */
const footer = (side: 'left' | 'right'): Footer =>
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

/** The letter as a Word file in the format of official documents; `number` is its 发文字号. */
export const docx = async (letter: Letter, number: string): Promise<Uint8Array> => {
  const addressee = letter.to === undefined ? [] : [paragraph(run(`${letter.to}：`, fonts.body))];
  const file = new Document({
    title: letter.title,
    creator: letter.signature,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.body, size: size.body } } } },
    sections: [
      {
        properties: {
          page: { size: page, margin },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: line, charSpace: characterSpace },
        },
        footers: { default: footer('right'), even: footer('left') },
        children: [
          ...head(letter.signature, number),
          paragraph(run('', fonts.body)),
          paragraph(run('', fonts.body)),
          paragraph(run(letter.title, fonts.title, { size: size.title }), {
            alignment: AlignmentType.CENTER,
            spacing: { ...exact, line: 700 },
          }),
          paragraph(run('', fonts.body)),
          ...addressee,
          ...letter.paragraphs.map(text),
          ...closing(letter),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
};
