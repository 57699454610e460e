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

type Paper = Awaited<ReturnType<typeof api.public.paper.mutate>>;
type Result = Awaited<ReturnType<typeof api.public.handIn.mutate>>;
type Question = Paper['questions'][number];
type Answer = number | number[] | boolean | string | null;
type QuestionProps = {
  question: Question;
  answer: Answer;
  onAnswer: (answer: Answer) => void;
  language: Language;
};

const toggled = (all: Answer, no: number, chosen: boolean): number[] => {
  const rest = Array.isArray(all) ? all.filter((one) => one !== no) : [];
  return chosen ? [...rest, no] : rest;
};

/** One question of the paper: large targets for a thumb. */
const Asked = ({ question, answer, onAnswer, language: { t } }: QuestionProps): JSX.Element => {
  const { id, kind, text, options } = question;
  if (kind === 'short')
    return (
      <div class={css.question}>
        <label for={id}>{text}</label>
        <textarea
          id={id}
          rows={4}
          maxLength={1000}
          value={typeof answer === 'string' ? answer : ''}
          onInput={(typed) => onAnswer(typed.currentTarget.value)}
        />
      </div>
    );
  const choices =
    kind === 'trueFalse'
      ? [
          { key: 'true', label: t.paper.right, is: answer === true, give: () => onAnswer(true) },
          { key: 'false', label: t.paper.wrong, is: answer === false, give: () => onAnswer(false) },
        ]
      : options.map(({ no, text: label }) => ({
          key: String(no),
          label,
          is: Array.isArray(answer) ? answer.includes(no) : answer === no,
          give: (chosen: boolean) => onAnswer(kind === 'multiple' ? toggled(answer, no, chosen) : no),
        }));
  return (
    <fieldset class={css.question}>
      <legend>
        {text} {kind === 'multiple' ? <span class={css.faint}>{t.paper.several}</span> : null}
      </legend>
      {choices.map(({ key, label, is, give }) => (
        <label key={key} class={css.choice}>
          <input
            type={kind === 'multiple' ? 'checkbox' : 'radio'}
            name={id}
            checked={is}
            onChange={(changed) => give(changed.currentTarget.checked)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
};

const isGiven = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer !== null && answer !== '' && !(Array.isArray(answer) && answer.length === 0);

type SheetProps = { paper: Paper; token: string; language: Language; onResult: (result: Result) => void };

/** The paper; handing in with gaps asks once. */
const Sheet = ({ paper, token, language, onResult }: SheetProps): JSX.Element => {
  const { t } = language;
  const [answers, setAnswers] = useState<{ readonly [question: string]: Answer }>({});
  const [sending, setSending] = useState(false);
  const [warned, setWarned] = useState(false);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  const left = paper.questions.filter(({ id }) => !isGiven(answers[id])).length;
  const send = async (): Promise<void> => {
    if (left > 0 && !warned) {
      setWarned(true);
      return;
    }
    setSending(true);
    setFailure(null);
    try {
      onResult(await api.public.handIn.mutate({ token, answers }));
    } catch (error) {
      setFailure(failureOf(error));
      setSending(false);
    }
  };
  return (
    <form
      class={css.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <h2>{paper.title}</h2>
      <p>{paper.unit}</p>
      <p class={css.faint}>{`${t.paper.of(paper)} · ${t.paper.hint(paper.questions.length)}`}</p>
      {paper.questions.map((question) => (
        <Asked
          key={question.id}
          question={question}
          answer={answers[question.id] ?? null}
          onAnswer={(answer) => setAnswers((old) => ({ ...old, [question.id]: answer }))}
          language={language}
        />
      ))}
      {warned && left > 0 ? <Message kind="note">{t.paper.left(left)}</Message> : null}
      {failure === null ? null : <Message kind="error">{t.failure[failure]}</Message>}
      <button type="submit" class={css.primary} disabled={sending}>
        {sending ? t.paper.sending : t.paper.send}
      </button>
    </form>
  );
};

/** What a test's link leads to. The token stands behind the #, so that no log of addresses ever has it. */
const PaperPage = (): JSX.Element => {
  const language = useLanguage();
  const { t, locale } = language;
  const token = location.hash.slice(1);
  const [paper, setPaper] = useState<Paper | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  // The questions are the server's.
  useEffect(() => {
    if (token === '') return;
    void api.public.paper.mutate({ token }).then(setPaper, (error: unknown) => setFailure(failureOf(error)));
  }, [token]);
  return (
    <Frame language={language} title={t.paper.title}>
      {token === '' ? <Message kind="error">{t.paper.broken}</Message> : null}
      {failure === null ? null : <Message kind="error">{t.failure[failure]}</Message>}
      {paper === null && failure === null && token !== '' ? (
        <Message kind="note">{t.paper.loading}</Message>
      ) : null}
      {result === null ? null : (
        <Message kind={result.passed ? 'done' : 'note'}>
          {t.paper.score(format(locale).points(result.score))}{' '}
          {result.passed ? t.paper.passed : t.paper.failed}
        </Message>
      )}
      {paper === null || result !== null ? null : (
        <Sheet paper={paper} token={token} language={language} onResult={setResult} />
      )}
    </Frame>
  );
};

const root = document.getElementById('root');
if (root !== null) render(<PaperPage />, root);
