/** @jsxImportSource preact */
import type { Answer, Question } from '@kaohe/domain';
import type { JSX } from 'preact/jsx-runtime';
import type { Language } from '../language.ts';
import css from './questionnaire.module.css';

export type Choice = { readonly key: string; readonly name: { readonly zh: string; readonly en: string } };
export type QuestionProps = {
  question: Question;
  /** The policy's grades. */
  choices: readonly Choice[];
  answer: Answer | undefined;
  onAnswer: (answer: Answer | undefined) => void;
  /** What is wrong, once it was tried to send it. */
  problem: string | null;
  language: Language;
};
type Option = { readonly key: string; readonly label: string };

const Heading = ({ question, language }: Pick<QuestionProps, 'question' | 'language'>): JSX.Element => {
  const { t } = language;
  const most = question.kind === 'multiple' ? question.most : undefined;
  return (
    <>
      {question.text}{' '}
      {question.required ? (
        <span class={css.needed}>{t.questionnaire.required}</span>
      ) : (
        <span class={css.faint}>{t.questionnaire.optional}</span>
      )}
      {question.kind === 'multiple' ? (
        <span class={css.faint}> {t.questionnaire.several(most ?? question.options.length)}</span>
      ) : null}
    </>
  );
};

const Problem = ({ id, problem }: { id: string; problem: string | null }): JSX.Element | null =>
  problem === null ? null : (
    <p id={`${id}-problem`} class={css.problem}>
      {problem}
    </p>
  );

type PickProps = QuestionProps & { options: readonly Option[]; kind: 'radio' | 'checkbox' };
/** Large targets for a thumb. A choice that isn't needed can be taken back by choosing it again. */
const Pick = ({ question, options, kind, answer, onAnswer, problem, language }: PickProps): JSX.Element => {
  const chosen = Array.isArray(answer) ? answer : [String(answer ?? '')];
  const pick = (key: string): void => {
    const next = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
    onAnswer(kind === 'radio' ? key : next.filter((one) => one !== ''));
  };
  return (
    <fieldset class={css.question} aria-describedby={problem === null ? undefined : `${question.id}-problem`}>
      <legend id={question.id} tabIndex={-1}>
        <Heading question={question} language={language} />
      </legend>
      {options.map(({ key, label }) => (
        <label key={key} class={chosen.includes(key) ? `${css.choice} ${css.chosen}` : css.choice}>
          <input
            type={kind}
            name={question.id}
            value={key}
            checked={chosen.includes(key)}
            onChange={() => pick(key)}
          />
          {label}
        </label>
      ))}
      <Problem id={question.id} problem={problem} />
    </fieldset>
  );
};

const Rating = (props: QuestionProps & { question: Extract<Question, { kind: 'rating' }> }): JSX.Element => {
  const { question, answer, onAnswer, problem, language } = props;
  const steps = Array.from({ length: question.most }, (_, at) => at + 1);
  return (
    <fieldset class={css.question} aria-describedby={problem === null ? undefined : `${question.id}-problem`}>
      <legend id={question.id} tabIndex={-1}>
        <Heading question={question} language={language} />
      </legend>
      <div class={css.scale}>
        {steps.map((step) => (
          <label key={step} class={answer === step ? `${css.step} ${css.chosen}` : css.step}>
            <input
              type="radio"
              name={question.id}
              value={step}
              checked={answer === step}
              onChange={() => onAnswer(step)}
            />
            {step}
          </label>
        ))}
      </div>
      {question.low === '' && question.high === '' ? null : (
        <p class={css.ends}>
          <span>{question.low === '' ? '' : `1 ${question.low}`}</span>
          <span>{question.high === '' ? '' : `${question.most} ${question.high}`}</span>
        </p>
      )}
      <Problem id={question.id} problem={problem} />
    </fieldset>
  );
};

/** Each row is a question of its own: a table of radio buttons is too wide for a phone. */
const Matrix = (props: QuestionProps & { question: Extract<Question, { kind: 'matrix' }> }): JSX.Element => {
  const { question, answer, onAnswer, problem, language } = props;
  const given = typeof answer === 'object' && !Array.isArray(answer) ? Object.entries(answer) : [];
  const cell = (row: string): string => given.find(([key]) => key === row)?.[1] ?? '';
  const choose = (row: string, column: string): void =>
    onAnswer({ ...Object.fromEntries(given), [row]: column });
  return (
    <fieldset class={css.question} aria-describedby={problem === null ? undefined : `${question.id}-problem`}>
      <legend id={question.id} tabIndex={-1}>
        <Heading question={question} language={language} />
      </legend>
      {question.rows.map((row) => (
        <fieldset key={row.key} class={css.row}>
          <legend>{row.label}</legend>
          <div class={css.cells}>
            {question.options.map((column) => (
              <label
                key={column.key}
                class={cell(row.key) === column.key ? `${css.cell} ${css.chosen}` : css.cell}
              >
                <input
                  type="radio"
                  name={`${question.id}-${row.key}`}
                  value={column.key}
                  checked={cell(row.key) === column.key}
                  onChange={() => choose(row.key, column.key)}
                />
                {column.label}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <Problem id={question.id} problem={problem} />
    </fieldset>
  );
};

const longest = 500;
const Free = ({ question, answer, onAnswer, problem, language }: QuestionProps): JSX.Element => {
  const text = typeof answer === 'string' ? answer : '';
  return (
    <div class={css.question}>
      <label for={question.id}>
        <Heading question={question} language={language} />
      </label>
      <p id={`${question.id}-hint`} class={css.faint}>
        {language.t.questionnaire.textHint}
      </p>
      <textarea
        id={question.id}
        rows={4}
        maxLength={longest}
        value={text}
        aria-describedby={`${question.id}-hint`}
        onInput={(typed) => onAnswer(typed.currentTarget.value)}
      />
      <Problem id={question.id} problem={problem} />
    </div>
  );
};

/** One question of any kind. */
export const Asked = (props: QuestionProps): JSX.Element => {
  const { question, choices, language } = props;
  switch (question.kind) {
    case 'grade': {
      const name = language.locale === 'en' ? 'en' : 'zh';
      const options = choices.map((one) => ({ key: one.key, label: one.name[name] }));
      return <Pick {...props} options={options} kind="radio" />;
    }
    case 'single':
      return <Pick {...props} options={question.options} kind="radio" />;
    case 'multiple':
      return <Pick {...props} options={question.options} kind="checkbox" />;
    case 'rating':
      return <Rating {...props} question={question} />;
    case 'matrix':
      return <Matrix {...props} question={question} />;
    case 'text':
      return <Free {...props} />;
  }
};
