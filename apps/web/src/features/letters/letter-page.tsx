import { letterBanner } from '@kaohe/wording';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { z } from 'zod';
import { Alert } from '../../ui/alert.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords, wordOf } from '../../workflow/locale.tsx';
import { AttachmentText, attachmentSchema } from './attachment.tsx';
import css from './letters.module.css';
import { type Letter, useLetter, useVoid } from './queries.ts';

const content = z.object({
  title: z.string(),
  to: z.string().optional(),
  paragraphs: z.array(z.object({ text: z.string(), level: z.int().optional() })),
  signature: z.string(),
  date: z.string(),
  attachments: z.array(attachmentSchema).default([]),
});

/** The letter as text; its look is the Word file's. */
const Text = ({ letter }: { letter: Letter }): ReactNode => {
  const { t } = useWords();
  const read = content.safeParse(letter.content);
  if (!read.success) return <p>{t.letters.noText}</p>;
  const { title, to, paragraphs, signature, date, attachments } = read.data;
  return (
    <>
      <article className={css.letter} lang="zh-CN">
        <p className={css.number}>{letter.number}</p>
        <h2>{title}</h2>
        {to === undefined ? null : <p className={css.to}>{`${to}：`}</p>}
        {paragraphs.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text of a letter never changes
          <p key={index} className={one.level === 1 ? css.first : undefined}>
            {one.text}
          </p>
        ))}
        <p className={css.closing}>{signature}</p>
        <p className={css.closing}>{date}</p>
      </article>
      {attachments.map((one, at) => (
        <AttachmentText key={one.title} of={one} no={at + 1} all={attachments.length} />
      ))}
    </>
  );
};

/** Declares the letter void, with a reason, once. */
const Void = ({ id }: { id: string }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.letters.void;
  const [reason, setReason] = useState<string | null>(null);
  const give = useVoid();
  const field = useId();
  if (reason === null)
    return (
      <p>
        <Button onClick={() => setReason('')}>{said.open}</Button>
      </p>
    );
  return (
    <Panel title={said.title}>
      <p>{said.hint}</p>
      <label htmlFor={field}>{said.reason}</label>
      <Input.TextArea id={field} rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
      {give.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(give.error))} />}
      <p className={`${css.row} ${css.order}`}>
        <Button
          type="primary"
          disabled={reason.trim() === ''}
          loading={give.isPending}
          onClick={() => give.mutate({ id, reason })}
        >
          {said.confirm}
        </Button>
        <Button onClick={() => setReason(null)}>{said.cancel}</Button>
      </p>
    </Panel>
  );
};

const Downloads = ({ letter }: { letter: Letter }): ReactNode => {
  const said = useWords().t.letters;
  const { id, because } = letter;
  return (
    <p className={css.row}>
      <a href={`/letters/${id}`}>{because === null ? said.download : said.downloadMarked}</a>
      {because === null ? null : <a href={`/letters/${id}?original=true`}>{said.original}</a>}
    </p>
  );
};

/** One letter: what became of it, its text, its file. */
export const LetterPage = ({ id }: { id: string }): ReactNode => {
  const { t, words } = useWords();
  const found = useLetter(id);
  const said = t.letters;
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const letter = found.data;
  const { because, by, reason, number, characters } = letter;
  const kind = wordOf(words.documents, letter.kind);
  const told = { number: number ?? '', by: by ?? '', reason: reason ?? '' };
  return (
    <Page
      title={t.documentTitle(kind, words.product.name)}
      heading={kind}
      above={
        <Link
          to="/cases/$machine/$id"
          params={{ machine: letter.machine, id: letter.instanceId }}
          search={{}}
        >
          {said.toCase}
        </Link>
      }
    >
      {because === null ? null : <Alert kind="risk" title={letterBanner(because, told)} />}
      <Downloads letter={letter} />
      <Text letter={letter} />
      {characters === null ? null : (
        <p className={css.small}>{characters > 5000 ? said.long(characters) : said.length(characters)}</p>
      )}
      {letter.mayVoid ? <Void id={id} /> : null}
    </Page>
  );
};
