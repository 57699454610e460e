import { conditionValues, type Question } from '@kaohe/domain';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../../workflow/locale.tsx';
import type { Kept } from '../queries.ts';
import css from './builder.module.css';
import { CheckField } from './field.tsx';

type Props = {
  question: Question;
  questions: readonly Question[];
  choices: Kept['choices'];
  onChange: (question: Question) => void;
};

/** What an answer a condition rests on is called. */
export const answerName = (
  question: Question,
  { value, choices, locale }: { value: string; choices: Kept['choices']; locale: string },
): string => {
  if (question.kind === 'grade')
    return choices.find(({ key }) => key === value)?.name[locale === 'en' ? 'en' : 'zh'] ?? value;
  return 'options' in question ? (question.options.find(({ key }) => key === value)?.label ?? value) : value;
};

/** On which answers to which question this one is shown; later questions can be chosen, and the checks say why that is no good. */
export const ConditionField = ({ question, questions, choices, onChange }: Props): ReactNode => {
  const { t, locale } = useWords();
  const said = t.survey;
  const id = useId();
  const grades = choices.map(({ key }) => key);
  const others = questions.filter((one) => one.id !== question.id && conditionValues(one, grades) !== null);
  const on = questions.find((one) => one.id === question.shownWhen?.question);
  const values = on === undefined ? [] : (conditionValues(on, grades) ?? []);
  const { shownWhen } = question;
  const choose = (chosen: string): void => {
    const { shownWhen: _, ...rest } = question;
    onChange(chosen === '' ? rest : { ...question, shownWhen: { question: chosen, is: [] } });
  };
  const tick = (value: string, isOn: boolean): void => {
    if (shownWhen === undefined) return;
    const is = isOn ? [...shownWhen.is, value] : shownWhen.is.filter((one) => one !== value);
    onChange({ ...question, shownWhen: { ...shownWhen, is } });
  };
  return (
    <div className={css.field}>
      <label htmlFor={id}>{said.condition}</label>
      <select id={id} value={shownWhen?.question ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{said.always}</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {said.when(questions.indexOf(one) + 1)}
          </option>
        ))}
      </select>
      {shownWhen === undefined || on === undefined ? null : (
        <div className={css.ticks}>
          {values.map((value) => (
            <CheckField
              key={value}
              label={answerName(on, { value, choices, locale })}
              checked={shownWhen.is.includes(value)}
              onChange={(isOn) => tick(value, isOn)}
            />
          ))}
        </div>
      )}
    </div>
  );
};
