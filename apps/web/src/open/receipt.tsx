/** @jsxImportSource preact */
import { format } from '@kaohe/wording';
import { useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { api, failureOf, type OpenFailure } from './api.ts';
import { Text } from './form.tsx';
import { Message } from './frame.tsx';
import type { Language } from './language.ts';
import css from './open.module.css';

type Found = Awaited<ReturnType<typeof api.public.receipt.mutate>>;

const Answer = ({ found, language }: { found: Found; language: Language }): JSX.Element => {
  const { t, locale } = language;
  const stages: Readonly<Record<string, string>> = t.receipt.stage;
  return (
    <Message kind="note">
      <p>
        <strong>{stages[found.stage] ?? found.stage}</strong>
      </p>
      {found.unit === null ? null : <p>{`${t.notice.about}${t.colon}${found.unit}`}</p>}
      <ol class={css.steps}>
        {found.steps.map((step) => (
          <li
            key={step.at + step.stage}
          >{`${format(locale).day(step.at)}　${stages[step.stage] ?? step.stage}`}</li>
        ))}
      </ol>
      {found.dueAt === null ? null : <p>{t.receipt.due(format(locale).due(found.dueAt))}</p>}
      {found.reasons === null ? null : <p>{`${t.receipt.reasons}${t.colon}${found.reasons}`}</p>}
    </Message>
  );
};

/** What became of an objection, by its number. */
export const Receipt = ({ language }: { language: Language }): JSX.Element => {
  const { t } = language;
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  const ask = async (): Promise<void> => {
    setFailure(null);
    setFound(null);
    try {
      setFound(await api.public.receipt.mutate({ number: number.trim() }));
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return (
    <form
      class={css.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void ask();
      }}
    >
      <h2>{t.receipt.title}</h2>
      <Text label={t.receipt.number} value={number} onText={setNumber} required />
      {failure === null ? null : (
        <Message kind="error">{t.failure[failure === 'invalid' ? 'notFound' : failure]}</Message>
      )}
      {found === null ? null : <Answer found={found} language={language} />}
      <button type="submit" class={css.primary}>
        {t.receipt.ask}
      </button>
    </form>
  );
};
