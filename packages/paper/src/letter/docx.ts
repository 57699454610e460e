import type { Letter, LetterForm } from '@kaohe/wording';
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type IParagraphOptions,
  type ISectionOptions,
  Packer,
  Paragraph,
  type Table,
} from 'docx';
import { finish } from './finish.ts';
import { type Imprint, imprint, pageNumber } from './foot.ts';
import { letterFoot, letterMark, letterNumber, redHeader } from './head.ts';
import { character, characterSpace, closingIndents, fonts, grid, margin, page, size } from './measure.ts';
import { blank, paragraph, run, text } from './part.ts';
import { titleLines } from './title.ts';

/** How an organisation's letters look. */
export type Letterhead = {
  /** 发文机关标志. */
  readonly mark: string;
  /** Room is left for a seal over signature and date. */
  readonly sealed: boolean;
  /** 抄送. */
  readonly copies: readonly string[];
  /** 印发机关; empty: none is named. */
  readonly printer: string;
};

export type Written = {
  readonly letter: Letter;
  readonly form: LetterForm;
  /** 发文字号. */
  readonly number: string;
  readonly head: Letterhead;
  /** Stands after the text, before the signature: tables and charts. */
  readonly figures?: readonly (Paragraph | Table)[];
};

const title = (letter: Letter): readonly Paragraph[] =>
  titleLines(letter.title, letter.whole).map((words) =>
    paragraph(run(words, fonts.title, { size: size.title }), {
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
  );

/**
 * Signature and date, kept with the end of the text so that no page has them alone. Two empty lines leave the seal's top within a line
 * of the text, and room for its 42 mm.
 */
const closing = ({ letter, head }: Written, foot: Imprint): readonly (Paragraph | Table)[] => {
  const { signature, date } = letter;
  const { sealed } = head;
  const indents = closingIndents(signature, date, sealed);
  const right = (characters: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(characters * character) },
    keepLines: true,
  });
  return [
    ...Array.from({ length: sealed ? 2 : 1 }, () => blank({ keepNext: true })),
    // It floats, and belongs to the paragraph that follows it: so it stands on the page of the signature, which is the last.
    ...imprint(foot),
    paragraph(run(signature, fonts.body), { ...right(indents.signature), keepNext: true }),
    paragraph(run(date, fonts.body), right(indents.date)),
  ];
};

const body = (written: Written, foot: Imprint): readonly (Paragraph | Table)[] => {
  const { letter, figures = [] } = written;
  const lastText = letter.paragraphs.length - 1;
  return [
    blank(),
    blank(),
    ...title(letter),
    blank(),
    ...(letter.to === undefined ? [] : [paragraph(run(`${letter.to}：`, fonts.body))]),
    ...letter.paragraphs.map((part, index) =>
      text(part, index === lastText && figures.length === 0 ? { keepNext: true } : {}),
    ),
    ...figures,
    ...closing(written, foot),
  ];
};

const properties: NonNullable<ISectionOptions['properties']> = {
  page: { size: page, margin },
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: grid, charSpace: characterSpace },
};

/** 公文格式: red header, imprint at the end. */
const asDocument = (written: Written): ISectionOptions => ({
  properties,
  footers: { default: pageNumber('right'), even: pageNumber('left') },
  children: [
    ...redHeader(written.head.mark, written.number),
    ...body(written, {
      copies: written.head.copies,
      printed: written.head.printer === '' ? null : { by: written.head.printer, on: written.letter.date },
    }),
  ],
});

/** 信函格式: mark and double lines on the first page, which has no number. */
const asLetter = (written: Written): ISectionOptions => ({
  properties: { ...properties, titlePage: true },
  headers: {
    default: new Header({ children: [new Paragraph({})] }),
    first: new Header({ children: [...letterMark(written.head.mark), new Paragraph({})] }),
  },
  footers: {
    default: pageNumber('right'),
    even: pageNumber('left'),
    first: new Footer({ children: [...letterFoot(), new Paragraph({})] }),
  },
  children: [letterNumber(written.number), ...body(written, { copies: written.head.copies, printed: null })],
});

/** A letter as a Word file in the format of official documents. */
export const docx = async (written: Written): Promise<Uint8Array> => {
  const file = new Document({
    title: written.letter.title,
    creator: written.letter.signature,
    evenAndOddHeaderAndFooters: true,
    // The grid counts from the size of the style Normal.
    styles: {
      default: { document: { run: { font: fonts.body, size: size.body } } },
      paragraphStyles: [{ id: 'Normal', name: 'Normal', run: { font: fonts.body, size: size.body } }],
    },
    sections: [written.form === 'letter' ? asLetter(written) : asDocument(written)],
  });
  return finish(await Packer.toBuffer(file));
};

/** Characters of the text; a document is to have no more than 5,000. */
export const lengthOf = ({ title: heading, to = '', paragraphs }: Letter): number =>
  [heading, to, ...paragraphs.map((one) => one.text)].join('').replaceAll(/\s/g, '').length;
