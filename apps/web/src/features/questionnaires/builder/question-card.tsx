import type { Question, QuestionFinding } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../../workflow/locale.tsx';
import type { Kept } from '../queries.ts';
import css from './builder.module.css';
import { ConditionField } from './condition.tsx';
import { optionsFrom } from './draft.ts';
import { CheckField, NumberField, TextField } from './field.tsx';
import { Findings } from './findings.tsx';

const sign = { up: '↑', down: '↓', remove: '✕' } as const;

type Lines = { label: string; options: readonly { key: string; label: string }[] };
/** Options as lines of text: typed, pasted and reordered like any text. */
const OptionLines = ({
  label,
  options,
  onChange,
}: Lines & { onChange: (options: { key: string; label: string }[]) => void }): ReactNode => {
  const [text, setText] = useState(options.map((one) => one.label).join('\n'));
  return (
    <TextField
      label={label}
      rows={4}
      most={4000}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(
          optionsFrom(typed, options).map((one) => ({ ...one, label: one.label.trim().slice(0, 200) })),
        );
      }}
    />
  );
};

type OwnProps = { question: Question; onChange: (question: Question) => void };
/** What only this kind of question has. */
const Own = ({ question, onChange }: OwnProps): ReactNode => {
  const said = useWords().t.survey;
  if (question.kind === 'rating')
    return (
      <div className={css.line}>
        <NumberField
          label={said.steps}
          value={question.most}
          from={3}
          to={10}
          onChange={(most) => onChange({ ...question, most: most ?? 5 })}
        />
        <TextField
          label={said.low}
          value={question.low}
          most={200}
          onChange={(low) => onChange({ ...question, low })}
        />
        <TextField
          label={said.high}
          value={question.high}
          most={200}
          onChange={(high) => onChange({ ...question, high })}
        />
      </div>
    );
  if (!('options' in question)) return null;
  return (
    <>
      {question.kind === 'matrix' ? (
        <OptionLines
          label={said.rows}
          options={question.rows}
          onChange={(rows) => onChange({ ...question, rows })}
        />
      ) : null}
      <OptionLines
        label={said.options}
        options={question.options}
        onChange={(options) => onChange({ ...question, options })}
      />
      {question.kind === 'multiple' ? (
        <NumberField
          label={said.most}
          value={question.most ?? null}
          from={1}
          to={20}
          onChange={(most) => {
            const { most: _, ...rest } = question;
            onChange(most === null ? rest : { ...question, most });
          }}
        />
      ) : null}
      {question.kind === 'single' ? (
        <CheckField
          label={said.groups}
          checked={question.groups}
          onChange={(groups) => onChange({ ...question, groups })}
        />
      ) : null}
    </>
  );
};

type Props = OwnProps & {
  at: number;
  questions: readonly Question[];
  choices: Kept['choices'];
  findings: readonly QuestionFinding[];
  onMove: (to: number) => void;
  onDuplicate: () => void;
  onRemove: () => void;
};

/** One question with its tools; what the checks say of it stands below. */
export const QuestionCard = (props: Props): ReactNode => {
  const { question, at, questions, findings, onChange } = props;
  const { t } = useWords();
  const said = t.survey;
  return (
    <li className={css.card} id={`question-${question.id}`}>
      <div className={css.bar}>
        <h3>{`${said.number(at + 1)} · ${said.kind[question.kind]}`}</h3>
        <div className={css.tools}>
          <Button
            size="small"
            disabled={at === 0}
            aria-label={said.up(at + 1)}
            onClick={() => props.onMove(at - 1)}
          >
            {sign.up}
          </Button>
          <Button
            size="small"
            disabled={at === questions.length - 1}
            aria-label={said.down(at + 1)}
            onClick={() => props.onMove(at + 1)}
          >
            {sign.down}
          </Button>
          <Button size="small" aria-label={said.duplicate(at + 1)} onClick={props.onDuplicate}>
            {said.copyShort}
          </Button>
          <Button size="small" aria-label={said.remove(at + 1)} onClick={props.onRemove}>
            {sign.remove}
          </Button>
        </div>
      </div>
      <TextField
        label={said.text}
        rows={2}
        value={question.text}
        onChange={(text) => onChange({ ...question, text })}
      />
      <Own question={question} onChange={onChange} />
      <div className={css.line}>
        <CheckField
          label={said.required}
          checked={question.required}
          onChange={(required) => onChange({ ...question, required })}
        />
        <ConditionField
          question={question}
          questions={questions}
          choices={props.choices}
          onChange={onChange}
        />
      </div>
      <Findings findings={findings} />
    </li>
  );
};
