import type { Paragraph as Part } from '@kaohe/wording';
import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import { character, fonts, line, size, squeeze } from './measure.ts';

/** Exactly the pitch of the grid. */
export const exact = { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
/** Word's own space between Chinese and Latin would break the arithmetic of the characters; `finish` turns off its twin. */
export const even = { autoSpaceEastAsianText: false } as const;

export const run = (text: string, font: string, more: { size?: number; color?: string } = {}): TextRun =>
  new TextRun({
    text,
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: font },
    size: size.body,
    ...(more.size === undefined ? { characterSpacing: squeeze } : {}),
    ...more,
  });

export const paragraph = (child: TextRun, options: IParagraphOptions = {}): Paragraph =>
  // A page has its 22 lines, whatever they belong to.
  new Paragraph({ ...even, widowControl: false, spacing: exact, ...options, children: [child] });

export const blank = (options: IParagraphOptions = {}): Paragraph => paragraph(run('', fonts.body), options);

const levelFonts = { 1: fonts.first, 2: fonts.second, 3: fonts.body } as const;

/** A paragraph of the text: 3号, its first line two characters in, its level told by its font. */
export const text = (part: Part, more: IParagraphOptions = {}): Paragraph =>
  paragraph(run(part.text, part.level === undefined ? fonts.body : levelFonts[part.level]), {
    alignment: AlignmentType.BOTH,
    indent: { firstLineChars: 200, firstLine: 2 * character },
    // A heading never stands alone at the end of a page.
    ...(part.level === 1 || part.level === 2 ? { keepNext: true } : {}),
    ...more,
  });
