/** @jsxImportSource preact */
import {
  type Answer,
  type AnswerIssue,
  type Answers,
  answersWrong,
  askedAnswers,
  type Question,
  shownQuestions,
} from '@kaohe/domain';
import { format } from '@kaohe/wording';
import { useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { Message } from '../frame.tsx';
import type { Language } from '../language.ts';
import { Asked, type Choice } from './question.tsx';
import css from './questionnaire.module.css';

export type Sheet = {
  readonly title: string;
  readonly unit: string;
  readonly questions: readonly Question[];
  readonly choices: readonly Choice[];
  readonly until: string | null;
};
type SheetProps = {
  sheet: Sheet;
  language: Language;
  state: 'open' | 'sending' | 'preview';
  /** Why it couldn't be sent. */
  failure: string | null;
  onSend: (answers: Record<string, Answer>) => void;
};

/** Where somebody who pressed the button has to go first. */
const goTo = (id: string): void => {
  const place = document.getElementById(id);
  place?.focus();
  place?.scrollIntoView({ block: 'center' });
};

/** The questions as they are asked: what hangs on an answer appears with it, and what is missing is told at its place. */
export const SheetForm = ({ sheet, language, state, failure, onSend }: SheetProps): JSX.Element => {
  const { t, locale } = language;
  const said = t.questionnaire;
  const [answers, setAnswers] = useState<Answers>({});
  const [tried, setTried] = useState(false);
  const shown = shownQuestions(sheet.questions, answers);
  const given = askedAnswers(sheet.questions, answers);
  const wrong = answersWrong(
    sheet.questions,
    given,
    sheet.choices.map(({ key }) => key),
  );
  const issues: Readonly<Partial<Record<AnswerIssue, string>>> = said.issue;
  const problemOf = (id: string): string | null => {
    const found = tried ? wrong.find((one) => one.question === id) : undefined;
    return found === undefined ? null : (issues[found.issue] ?? said.issue.optionUnknown);
  };
  const submit = (submitted: Event): void => {
    submitted.preventDefault();
    setTried(true);
    const [first] = wrong;
    if (first === undefined) onSend(given);
    else goTo(first.question);
  };
  return (
    <form class={css.form} onSubmit={submit} noValidate>
      <h2>{sheet.title}</h2>
      <p>{sheet.unit}</p>
      <p class={css.faint}>{said.anonymous}</p>
      {sheet.until === null ? null : <p class={css.faint}>{said.until(format(locale).due(sheet.until))}</p>}
      {shown.map((question) => (
        <Asked
          key={question.id}
          question={question}
          choices={sheet.choices}
          answer={answers[question.id]}
          onAnswer={(answer) => setAnswers((old) => ({ ...old, [question.id]: answer }))}
          problem={problemOf(question.id)}
          language={language}
        />
      ))}
      <div role="status">
        {tried && wrong.length > 0 ? <p class={css.problem}>{said.missing(wrong.length)}</p> : null}
      </div>
      {failure === null ? null : <Message kind="error">{failure}</Message>}
      <button type="submit" class={css.primary} disabled={state === 'sending'}>
        {state === 'sending' ? said.sending : said.send}
      </button>
      {state === 'preview' ? <p class={css.faint}>{said.preview}</p> : null}
    </form>
  );
};
