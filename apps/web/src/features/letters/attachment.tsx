import { attachmentMark, figureCaption, reportFigureNames } from '@kaohe/wording';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { Table } from '../../ui/table/table.tsx';
import css from './letters.module.css';

const opened = z.object({ cycleId: z.string(), figure: z.enum(reportFigureNames), key: z.string() });
const figure = z.object({
  title: z.string(),
  head: z.array(z.string()),
  rows: z.array(
    z.object({
      name: z.string(),
      cells: z.array(z.object({ text: z.string(), opens: opened.nullable() })),
    }),
  ),
  note: z.string().nullable(),
});
/** What stands behind a letter, as it was written. */
export const attachmentSchema = z.object({
  title: z.string(),
  parts: z.array(z.union([z.object({ figure }), z.object({ text: z.string(), level: z.int().optional() })])),
});
type Attachment = z.infer<typeof attachmentSchema>;

/** The numbers of a figure, each opening its rows; its chart is in the Word file. */
const Figure = ({ of, no }: { of: z.infer<typeof figure>; no: number }): ReactNode => {
  const [first = '', ...others] = of.head;
  return (
    <>
      <h4>{figureCaption(no, of.title)}</h4>
      <Table
        caption={of.title}
        rows={of.rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', title: first, cell: (row) => row.name },
          ...others.map((title, at) => ({
            key: title,
            title,
            figure: true,
            cell: (row: (typeof of.rows)[number]): ReactNode => {
              const cell = row.cells[at];
              if (!cell?.opens) return cell?.text ?? '';
              const { cycleId, figure: name, key } = cell.opens;
              return (
                <Link
                  to="/report/$cycleId"
                  params={{ cycleId }}
                  search={{ figure: name, key }}
                  hash={`figure-${name}`}
                >
                  {cell.text}
                </Link>
              );
            },
          })),
        ]}
      />
      {of.note === null ? null : <p>{of.note}</p>}
    </>
  );
};

/** An attachment of a letter below its text. */
export const AttachmentText = (props: { of: Attachment; no: number; all: number }): ReactNode => {
  const { of } = props;
  const mark = attachmentMark(props.no, props.all);
  let no = 0;
  return (
    <section className={css.letter} lang="zh-CN" aria-label={`${mark} ${of.title}`}>
      <h3>{`${mark}　${of.title}`}</h3>
      {of.parts.map((part, index) => {
        if ('figure' in part) {
          no += 1;
          return <Figure key={part.figure.title} of={part.figure} no={no} />;
        }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text of a letter never changes
          <p key={index} className={part.level === 1 ? css.first : undefined}>
            {part.text}
          </p>
        );
      })}
    </section>
  );
};
