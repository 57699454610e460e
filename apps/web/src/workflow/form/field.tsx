import { type ReactNode, useId } from 'react';
import { fieldName, useWords } from '../locale.tsx';
import { Control, type FieldProps, Flag } from './control/control.tsx';
import css from './form.module.css';
import { errorAt } from './issue.ts';
import { Rows } from './rows.tsx';
import type { Field } from './shape.ts';
import { isRecord } from './value.ts';

const Group = (props: FieldProps & { field: Field & { kind: 'group' }; label: string }): ReactNode => {
  const inner = isRecord(props.value) ? props.value : {};
  const [only, ...others] = props.field.fields;
  if (only !== undefined && others.length === 0)
    return (
      <FieldView
        {...props}
        field={only}
        path={`${props.path}.${only.name}`}
        value={inner[only.name]}
        onChange={(next) => props.onChange({ [only.name]: next })}
      />
    );
  return (
    <fieldset className={css.group}>
      <legend>{props.label}</legend>
      {props.field.fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          path={`${props.path}.${field.name}`}
          value={inner[field.name]}
          errors={props.errors}
          onChange={(next) => props.onChange({ ...inner, [field.name]: next })}
        />
      ))}
    </fieldset>
  );
};

/** One field with its label, its control and its error. */
export const FieldView = (props: FieldProps): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const id = useId();
  const { field, path, errors, bare } = props;
  const label = fieldName(spoken, field);
  if (field.kind === 'group') return <Group {...props} field={field} label={label} />;
  if (field.kind === 'rows')
    return <Rows {...props} field={field} label={label} error={errors[path]} view={FieldView} />;
  const error = errorAt(errors, path);
  const control = { ...props, id, label, describedBy: `${id}-error`, invalid: error !== undefined };
  const message = (
    <p id={`${id}-error`} className={css.error}>
      {error}
    </p>
  );
  if (field.kind === 'flag')
    return (
      <div className={css.field}>
        <Flag {...control} />
        {message}
      </div>
    );
  return (
    <div className={css.field}>
      {bare ? null : (
        <label htmlFor={id} className={css.label}>
          {label}
          {field.required ? null : <span className={css.optional}>{t.form.optional}</span>}
        </label>
      )}
      <Control {...control} />
      {message}
    </div>
  );
};
