import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import css from './methods.module.css';

type Props = {
  label: string;
  value: string;
  onText: (text: string) => void;
  hint?: string;
  rows?: number;
  kind?: 'text' | 'date' | 'number';
  most?: number;
};

/** A labelled text, figure or day. */
export const Field = ({ label, value, onText, hint, rows, kind = 'text', most }: Props): ReactNode => {
  const id = useId();
  const shared = {
    id,
    value,
    autoComplete: 'off',
    ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }),
    ...(most === undefined ? {} : { maxLength: most }),
  };
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <Input
          {...shared}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'number' ? 'numeric' : 'text'}
          onChange={({ target }) => onText(target.value)}
        />
      ) : (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: rows, maxRows: 14 }}
          onChange={({ target }) => onText(target.value)}
        />
      )}
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className={css.faint}>
          {hint}
        </span>
      )}
    </div>
  );
};

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onChoice: (value: string) => void;
};

/** A labelled choice of one. */
export const Choice = ({ label, value, options, onChoice }: ChoiceProps): ReactNode => {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoice(target.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
};

/** Lines of a text, without empty ones. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A whole number as typed; 0: none. */
export const wholeOf = (text: string): number => {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,5}$/.test(plain) ? Number(plain) : 0;
};
