/** @jsxImportSource preact */
import '../ui/base.css';
import { format } from '@kaohe/wording';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { api, failureOf, type OpenFailure } from './api.ts';
import { Frame, Message } from './frame.tsx';
import { type Language, useLanguage } from './language.ts';
import css from './open.module.css';

type Sheet = Awaited<ReturnType<typeof api.public.questionnaire.mutate>>;
type Answers = { readonly [question: string]: string };
type QuestionProps = {
  sheet: Sheet;
  question: Sheet['questions'][number];
  answer: string;
  onAnswer: (answer: string) => void;
  language: Language;
};

/** One question: large targets for a thumb, or a text of one's own. */
const Question = ({ sheet, question, answer, onAnswer, language }: QuestionProps): JSX.Element => {
  const { locale, t } = language;
  if (question.kind === 'text')
    return (
      <div class={css.question}>
        <label for={question.id}>
          {question.text} <span class={css.faint}>{t.questionnaire.optional}</span>
        </label>
        <textarea
          id={question.id}
          rows={4}
          maxLength={2000}
          value={answer}
          onInput={(typed) => onAnswer(typed.currentTarget.value)}
        />
      </div>
    );
  return (
    <fieldset class={css.question}>
      <legend>{question.text}</legend>
      {sheet.choices.map((choice) => (
        <label key={choice.key} class={css.choice}>
          <input
            type="radio"
            name={question.id}
            value={choice.key}
            required
            checked={answer === choice.key}
            onChange={() => onAnswer(choice.key)}
          />
          {locale === 'en' ? choice.name.en : choice.name.zh}
        </label>
      ))}
    </fieldset>
  );
};

/** The questions, answered once. */
const Questions = ({
  sheet,
  token,
  language,
}: {
  sheet: Sheet;
  token: string;
  language: Language;
}): JSX.Element => {
  const { t, locale } = language;
  const [answers, setAnswers] = useState<Answers>({});
  const [state, setState] = useState<'open' | 'sending' | 'sent'>('open');
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  const send = async (): Promise<void> => {
    setState('sending');
    setFailure(null);
    try {
      const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value.trim() !== ''));
      await api.public.answer.mutate({ token, answers: given });
      setState('sent');
    } catch (error) {
      setFailure(failureOf(error));
      setState('open');
    }
  };
  if (state === 'sent') return <Message kind="done">{t.questionnaire.sent}</Message>;
  return (
    <form
      class={css.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <h2>{sheet.title}</h2>
      <p>{sheet.unit}</p>
      <p class={css.faint}>{t.questionnaire.anonymous}</p>
      {sheet.until === null ? null : (
        <p class={css.faint}>{t.questionnaire.until(format(locale).due(sheet.until))}</p>
      )}
      {sheet.questions.map((question) => (
        <Question
          key={question.id}
          sheet={sheet}
          question={question}
          answer={answers[question.id] ?? ''}
          onAnswer={(answer) => setAnswers((old) => ({ ...old, [question.id]: answer }))}
          language={language}
        />
      ))}
      {failure === null ? null : <Message kind="error">{t.failure[failure]}</Message>}
      <button type="submit" class={css.primary} disabled={state === 'sending'}>
        {state === 'sending' ? t.questionnaire.sending : t.questionnaire.send}
      </button>
    </form>
  );
};

/** What the link leads to. The token stands behind the #, so that no log of addresses ever has it. */
const QuestionnairePage = (): JSX.Element => {
  const language = useLanguage();
  const { t } = language;
  const token = location.hash.slice(1);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  // The questions are the server's.
  useEffect(() => {
    if (token === '') return;
    void api.public.questionnaire
      .mutate({ token })
      .then(setSheet, (error: unknown) => setFailure(failureOf(error)));
  }, [token]);
  return (
    <Frame language={language} title={t.questionnaire.title}>
      {token === '' ? <Message kind="error">{t.questionnaire.broken}</Message> : null}
      {failure === null ? null : <Message kind="error">{t.failure[failure]}</Message>}
      {sheet === null && failure === null && token !== '' ? (
        <Message kind="note">{t.questionnaire.loading}</Message>
      ) : null}
      {sheet === null ? null : <Questions sheet={sheet} token={token} language={language} />}
    </Frame>
  );
};

const root = document.getElementById('root');
if (root !== null) render(<QuestionnairePage />, root);
