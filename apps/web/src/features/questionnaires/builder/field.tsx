import { type ReactNode, useId } from 'react';
import css from './builder.module.css';

/** A labelled line or text. */
export const TextField = (props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  most?: number;
}): ReactNode => {
  const id = useId();
  const shared = {
    id,
    value: props.value,
    maxLength: props.most ?? 1000,
    onChange: (typed: { target: { value: string } }) => props.onChange(typed.target.value),
  };
  return (
    <div className={css.field}>
      <label htmlFor={id}>{props.label}</label>
      {props.rows === undefined ? (
        <input type="text" {...shared} />
      ) : (
        <textarea rows={props.rows} {...shared} />
      )}
    </div>
  );
};

/** A labelled whole number within its limits; nothing typed is null. */
export const NumberField = (props: {
  label: string;
  value: number | null;
  from: number;
  to: number;
  onChange: (value: number | null) => void;
}): ReactNode => {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={props.from}
        max={props.to}
        value={props.value ?? ''}
        onChange={({ target }) => {
          const typed = target.valueAsNumber;
          props.onChange(
            Number.isNaN(typed) ? null : Math.min(props.to, Math.max(props.from, Math.trunc(typed))),
          );
        }}
      />
    </div>
  );
};

export const CheckField = (props: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): ReactNode => (
  <label className={css.check}>
    <input
      type="checkbox"
      checked={props.checked}
      onChange={({ target }) => props.onChange(target.checked)}
    />
    {props.label}
  </label>
);
