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
  SectionType,
  type Table,
} from 'docx';
import type { LinkOf } from '../figure/figure.ts';
import { attachmentNote, attachmentPages, figuresOf } from './attachment.ts';
import { type Block, endOf, lines, linesOf, pagesToImprint } from './block.ts';
import { finish } from './finish.ts';
import { imprint, pageNumber } from './foot.ts';
import { headerHeight, letterFoot, letterMark, letterNumber, redHeader } from './head.ts';
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
  /** Where the rows behind the numbers of a figure are read; absent: the numbers open nothing. */
  readonly linkOf?: LinkOf;
};

const title = (letter: Letter): Block => {
  const broken = titleLines(letter.title, letter.whole);
  return {
    parts: broken.map((words) =>
      paragraph(run(words, fonts.title, { size: size.title }), {
        alignment: AlignmentType.CENTER,
        keepNext: true,
      }),
    ),
    heights: lines(broken.length),
    withNext: true,
  };
};

const empty = (count: number, options: IParagraphOptions = {}): Block => ({
  parts: Array.from({ length: count }, () => blank(options)),
  heights: lines(count),
  ...(options.keepNext === true ? { withNext: true } : {}),
});

/**
 * Signature and date, kept with the end of the text so that no page has them alone. Two empty lines leave the seal's top within a line
 * of the text, and room for its 42 mm.
 */
const closing = ({ letter, head }: Written, floating: readonly Paragraph[]): readonly Block[] => {
  const { signature, date } = letter;
  const { sealed } = head;
  const indents = closingIndents(signature, date, sealed);
  const right = (characters: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(characters * character) },
    keepLines: true,
  });
  return [
    empty(sealed ? 2 : 1, { keepNext: true }),
    {
      // What floats belongs to the paragraph that follows it: so it stands on the page of the signature.
      parts: [
        ...floating,
        paragraph(run(signature, fonts.body), { ...right(indents.signature), keepNext: true }),
      ],
      heights: lines(1),
      withNext: true,
    },
    { parts: [paragraph(run(date, fonts.body), right(indents.date))], heights: lines(1) },
  ];
};

const body = (written: Written, floating: readonly Paragraph[]): readonly Block[] => {
  const { letter, linkOf } = written;
  const { attachments = [], paragraphs, to } = letter;
  const lastText = paragraphs.length - 1;
  const isLast = (index: number): boolean => index === lastText;
  return [
    empty(2),
    title(letter),
    empty(1),
    ...(to === undefined
      ? []
      : [{ parts: [paragraph(run(`${to}：`, fonts.body))], heights: lines(linesOf(`${to}：`)) }]),
    ...paragraphs.map((part, index) => ({
      parts: [text(part, isLast(index) ? { keepNext: true } : {})],
      heights: lines(linesOf(part.text, 2)),
      ...(isLast(index) || part.level === 1 || part.level === 2 ? { withNext: true } : {}),
    })),
    ...attachmentNote(attachments),
    ...closing(written, attachments.length === 0 ? floating : []),
    ...attachmentPages(attachments, linkOf ?? null),
    ...(attachments.length === 0 || floating.length === 0
      ? []
      : [{ parts: [...floating, blank()], heights: lines(1) }]),
  ];
};

const properties: NonNullable<ISectionOptions['properties']> = {
  page: { size: page, margin },
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: grid, charSpace: characterSpace },
};
const partsOf = (blocks: readonly Block[]): (Paragraph | Table)[] =>
  blocks.flatMap(({ parts }) => [...parts]);

const numbered = () => ({ default: pageNumber('right'), even: pageNumber('left') });
const unnumbered = () => ({
  default: new Footer({ children: [new Paragraph({})] }),
  even: new Footer({ children: [new Paragraph({})] }),
});

/** 公文格式: red header; the imprint at the foot of the last page, which is an even one. A blank page before it has no number, nor has it. */
const asDocument = (written: Written): readonly ISectionOptions[] => {
  const { head, letter, number } = written;
  const foot = imprint({
    copies: head.copies,
    printed: head.printer === '' ? null : { by: head.printer, on: letter.date },
  });
  const header: Block = { parts: redHeader(head.mark, number), heights: [headerHeight(head.mark)] };
  const away = foot.height === 0 ? 0 : pagesToImprint(endOf([header, ...body(written, [])]), foot.height);
  const main: ISectionOptions = {
    properties,
    footers: numbered(),
    children: partsOf([header, ...body(written, away === 0 ? foot.parts : [])]),
  };
  if (away === 0) return [main];
  return [
    main,
    {
      // Of the word processor's own: even where it breaks the text elsewhere.
      properties: { ...properties, type: SectionType.EVEN_PAGE },
      footers: away === 1 ? numbered() : unnumbered(),
      children: [...foot.parts, blank()],
    },
  ];
};

/** 信函格式: mark and double lines on the first page, which has no number. */
const asLetter = (written: Written): readonly ISectionOptions[] => [
  {
    properties: { ...properties, titlePage: true },
    headers: {
      default: new Header({ children: [new Paragraph({})] }),
      first: new Header({ children: [...letterMark(written.head.mark), new Paragraph({})] }),
    },
    footers: {
      ...numbered(),
      first: new Footer({ children: [...letterFoot(), new Paragraph({})] }),
    },
    children: [
      letterNumber(written.head.mark, written.number),
      ...partsOf(body(written, imprint({ copies: written.head.copies, printed: null }).parts)),
    ],
  },
];

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
    sections: [...(written.form === 'letter' ? asLetter(written) : asDocument(written))],
  });
  return finish(await Packer.toBuffer(file), figuresOf(written.letter.attachments ?? []));
};

/** Characters of the text; a document is to have no more than 5,000. */
export const lengthOf = ({ title: heading, to = '', paragraphs }: Letter): number =>
  [heading, to, ...paragraphs.map((one) => one.text)].join('').replaceAll(/\s/g, '').length;
