import { type Attachment, type AttachmentPart, attachmentMark } from '@kaohe/wording';
import { AlignmentType } from 'docx';
import { figureHeight, figureParts, type LinkOf } from '../figure/figure.ts';
import { type Block, lines, linesOf } from './block.ts';
import { character, fonts, line, size, widthOf } from './measure.ts';
import { blank, paragraph, run, text } from './part.ts';

/** 附件说明: a line below the text, two characters in, names without a full stop and turned lines in line with them. */
export const attachmentNote = (all: readonly Attachment[]): readonly Block[] => {
  if (all.length === 0) return [];
  const [only] = all;
  const said = all.length === 1 ? [only?.title ?? ''] : all.map(({ title }, at) => `${at + 1}. ${title}`);
  return [
    { parts: [blank({ keepNext: true })], heights: lines(1), withNext: true },
    ...said.map((words, at) => ({
      parts: [
        paragraph(run(at === 0 ? `附件：${words}` : words, fonts.body), {
          // Two characters, and three of 附件：
          indent: { left: 5 * character, ...(at === 0 ? { hanging: 3 * character } : {}) },
          keepNext: true,
        }),
      ],
      heights: lines(Math.ceil((widthOf(words) + 5) / 28)),
      withNext: true,
    })),
  ];
};

/** The figures of all attachments in their order, numbered through. */
export const figuresOf = (all: readonly Attachment[]) =>
  all.flatMap(({ parts }) => parts.flatMap((part) => ('figure' in part ? [part.figure] : [])));

/** 附件: on a page of its own, marked on its first line, its title on the third. */
export const attachmentPages = (all: readonly Attachment[], linkOf: LinkOf | null): readonly Block[] => {
  let no = 0;
  const blockOf = (part: AttachmentPart): Block => {
    if ('figure' in part) {
      no += 1;
      return { parts: figureParts(part.figure, no, linkOf), heights: [figureHeight(part.figure)] };
    }
    return {
      parts: [text(part)],
      heights: lines(linesOf(part.text, 2)),
      ...(part.level === undefined ? {} : { withNext: true }),
    };
  };
  return all.flatMap(({ title, parts }, at) => [
    {
      parts: [
        paragraph(run(attachmentMark(at + 1, all.length), fonts.first), { pageBreakBefore: true }),
        blank(),
        paragraph(run(title, fonts.title, { size: size.title }), { alignment: AlignmentType.CENTER }),
        blank(),
      ],
      heights: [4 * line],
      fresh: true,
    },
    ...parts.map(blockOf),
  ]);
};
