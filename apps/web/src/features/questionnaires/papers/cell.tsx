import type { Answer, Question } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { useWords } from '../../../workflow/locale.tsx';
import css from './entry.module.css';

type Props = {
  question: Question;
  keys: readonly string[];
  nameOf: (value: string) => string;
  label: string;
  value: Answer | undefined;
  onChange: (answer: Answer | undefined) => void;
};

const Choose = (
  props: Omit<Props, 'question'> & { onPick: (key: string | undefined) => void; chosen: string },
): ReactNode => {
  const said = useWords().t.survey;
  return (
    <select
      aria-label={props.label}
      value={props.chosen}
      onKeyDown={(pressed) => {
        if (!/^\d$/.test(pressed.key)) return;
        pressed.preventDefault();
        props.onPick(pressed.key === '0' ? undefined : (props.keys[Number(pressed.key) - 1] ?? props.chosen));
      }}
      onChange={({ target }) => props.onPick(target.value === '' ? undefined : target.value)}
    >
      <option value="">{said.blank}</option>
      {props.keys.map((key) => (
        <option key={key} value={key}>
          {props.nameOf(key)}
        </option>
      ))}
    </select>
  );
};

const Several = ({ keys, nameOf, label, value, onChange }: Props): ReactNode => {
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset className={css.several} aria-label={label}>
      {keys.map((key) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={({ target }) => {
              const next = target.checked ? [...chosen, key] : chosen.filter((one) => one !== key);
              onChange(next.length === 0 ? undefined : next);
            }}
          />
          {nameOf(key)}
        </label>
      ))}
    </fieldset>
  );
};

/** One question of one paper; left open where the paper is. */
export const PaperCell = (props: Props): ReactNode => {
  const { question, value, onChange, label } = props;
  if (question.kind === 'text')
    return (
      <input
        type="text"
        aria-label={label}
        maxLength={500}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    );
  if (question.kind === 'multiple') return <Several {...props} />;
  if (question.kind === 'matrix') {
    const given = typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
    return question.rows.map((row) => (
      <div key={row.key} className={css.row}>
        <span>{row.label}</span>
        <Choose
          {...props}
          label={`${label} ${row.label}`}
          chosen={given.find(([key]) => key === row.key)?.[1] ?? ''}
          onPick={(key) => {
            const rest = given.filter(([one]) => one !== row.key);
            const next = key === undefined ? rest : [...rest, [row.key, key] as const];
            onChange(next.length === 0 ? undefined : Object.fromEntries(next));
          }}
        />
      </div>
    ));
  }
  const pick = (key: string | undefined): void => {
    if (key === undefined) onChange(undefined);
    else onChange(question.kind === 'rating' ? Number(key) : key);
  };
  return <Choose {...props} chosen={value === undefined ? '' : String(value)} onPick={pick} />;
};
