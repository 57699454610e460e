import { type Calendar, dayOf, endOf } from '@kaohe/domain';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useCalendar } from '../../due.tsx';
import { useWords, valueName } from '../../locale.tsx';
import { Upload } from '../../upload/upload.tsx';
import css from '../form.module.css';
import type { FieldErrors } from '../issue.ts';
import type { Field } from '../shape.ts';
import { listOf } from '../value.ts';
import { useOptions, usePeriods } from './options.tsx';

// The calendar weighs as much as all other controls together; most forms have no date.
const DateControl = lazy(() => import('./date.tsx').then((loaded) => ({ default: loaded.DateControl })));

export type FieldProps = {
  readonly field: Field;
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly errors: FieldErrors;
  /** In a row of a table the heading of the column is the label. */
  readonly bare?: boolean;
};
export type ControlProps = FieldProps & { id: string; label: string; describedBy: string; invalid: boolean };

const dayText = (calendar: Calendar, value: unknown): string =>
  typeof value === 'string' ? dayOf(calendar, new Date(value)) : '';
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const ids = (value: unknown): readonly string[] => listOf(value).filter((one) => typeof one === 'string');
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const TextControl = (props: ControlProps & { field: Field & { kind: 'text' } }): ReactNode => {
  const shared = {
    id: props.id,
    value: textOf(props.value),
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid,
    ...(props.invalid ? { status: 'error' as const } : {}),
  };
  if (!props.field.long)
    return <Input {...shared} onChange={(change) => props.onChange(change.target.value)} />;
  return (
    <Input.TextArea
      {...shared}
      autoSize={{ minRows: props.bare ? 1 : 3, maxRows: 14 }}
      onChange={(change) => props.onChange(change.target.value)}
    />
  );
};

const NumberControl = (props: ControlProps & { field: Field & { kind: 'points' | 'number' } }): ReactNode => {
  const factor = props.field.kind === 'points' ? 100 : 1;
  const shown = numberOf(props.value);
  return (
    <InputNumber
      id={props.id}
      className={css.number ?? ''}
      value={shown === null ? null : shown / factor}
      precision={props.field.kind === 'points' ? 2 : 0}
      controls={false}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      {...(props.invalid ? { status: 'error' as const } : {})}
      onChange={(next) => props.onChange(next === null ? undefined : Math.round(Number(next) * factor))}
    />
  );
};

const hourLength = 3_600_000;

/** A day; where an instant is asked for, 24:00 of the day chosen, or the hour at which what is dated begins. */
const DayControl = (props: ControlProps & { field: Field & { kind: 'date' | 'instant' } }): ReactNode => {
  const { field } = props;
  const calendar = useCalendar();
  const instant = field.kind === 'instant';
  const before = field.kind === 'instant' && field.hour !== undefined ? (24 - field.hour) * hourLength : 0;
  const take = (day: string): void => {
    if (day === '') props.onChange(undefined);
    else props.onChange(instant ? new Date(endOf(calendar, day).getTime() - before).toISOString() : day);
  };
  return (
    <Suspense fallback={<span className={css.date} />}>
      <DateControl
        id={props.id}
        label={props.label}
        describedBy={props.describedBy}
        invalid={props.invalid}
        day={instant ? dayText(calendar, props.value) : textOf(props.value)}
        onDay={take}
      />
    </Suspense>
  );
};

/** A day and a time, by the browser's own control; in the organisation's time, wherever the browser is. */
const MomentControl = (props: ControlProps): ReactNode => {
  const shift = useCalendar().offset * 60_000;
  const shown =
    typeof props.value === 'string'
      ? new Date(Date.parse(props.value) + shift).toISOString().slice(0, 16)
      : '';
  return (
    <input
      id={props.id}
      type="datetime-local"
      className={css.moment}
      value={shown}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      onChange={({ target }) =>
        props.onChange(
          target.value === '' ? undefined : new Date(Date.parse(`${target.value}Z`) - shift).toISOString(),
        )
      }
    />
  );
};

type Choice = { value: string; label: string; disabled?: boolean };
const SelectControl = (
  props: ControlProps & { many: boolean; options: readonly Choice[]; loading: boolean },
): ReactNode => {
  const { t } = useWords();
  const shared = {
    id: props.id,
    className: css.select ?? '',
    options: [...props.options],
    loading: props.loading,
    showSearch: { optionFilterProp: 'label' },
    allowClear: !props.field.required,
    placeholder: t.form.choose,
    notFoundContent: t.form.nothingToChoose,
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid,
    ...(props.invalid ? { status: 'error' as const } : {}),
  };
  const free = props.options.filter((option) => !option.disabled).map((option) => option.value);
  if (props.many)
    return (
      <div className={css.many}>
        <Select
          {...shared}
          mode="multiple"
          maxTagCount={30}
          value={[...ids(props.value)]}
          onChange={(all) => props.onChange(all)}
        />
        {free.length > 3 ? (
          <Button size="small" onClick={() => props.onChange(free)}>
            {t.form.chooseAll(free.length)}
          </Button>
        ) : null}
      </div>
    );
  const one = typeof props.value === 'string' ? props.value : null;
  return <Select {...shared} value={one} onChange={(next) => props.onChange(next ?? undefined)} />;
};

const ChoiceControl = (props: ControlProps & { field: Field & { kind: 'choice' } }): ReactNode => {
  const spoken = useWords();
  const { name, options: values } = props.field;
  const options = values.map((value) => ({ value, label: valueName(spoken, name, value) }));
  return <SelectControl {...props} many={props.field.many} options={options} loading={false} />;
};

const ReferenceControl = (props: ControlProps & { field: Field & { kind: 'reference' } }): ReactNode => {
  const { t } = useWords();
  const { options, loading } = useOptions(props.field.to);
  const { to, many } = props.field;
  if (to.kind === 'file')
    return (
      <Upload
        ids={many ? ids(props.value) : ids([props.value])}
        label={props.label}
        describedBy={props.describedBy}
        onChange={(all) => props.onChange(many ? all : all.at(-1))}
      />
    );
  // Codes of indicators and ids of things nobody lists can be typed.
  if (options.length === 0 && !loading && (to.kind === 'indicator' || to.kind === 'unknown'))
    return <TextControl {...props} field={{ ...props.field, kind: 'text', long: false }} />;
  const choices = options.map((one) => ({
    value: one.id,
    label: one.barred ? t.form.barred(one.label) : one.label,
    disabled: one.barred === true,
  }));
  return <SelectControl {...props} many={many} options={choices} loading={loading} />;
};

/** A period by its name; its number goes out. */
const PeriodControl = (props: ControlProps): ReactNode => {
  const { options, loading } = usePeriods();
  const choices = options.map(({ id, label }) => ({ value: id, label }));
  return (
    <SelectControl
      {...props}
      many={false}
      options={choices}
      loading={loading}
      value={typeof props.value === 'number' ? String(props.value) : undefined}
      onChange={(next) => props.onChange(typeof next === 'string' ? Number(next) : undefined)}
    />
  );
};

const TextsControl = (props: ControlProps): ReactNode => (
  <Input.TextArea
    id={props.id}
    value={ids(props.value).join('\n')}
    autoSize={{ minRows: 3, maxRows: 14 }}
    aria-label={props.label}
    aria-describedby={props.describedBy}
    aria-invalid={props.invalid}
    onChange={(change) => props.onChange(change.target.value.split('\n'))}
  />
);

/** Data of a shape that has no control of its own is edited as JSON, so that every event can be sent. */
const RawControl = (props: ControlProps): ReactNode => {
  const shown = typeof props.value === 'string' ? props.value : JSON.stringify(props.value ?? {}, null, 2);
  const read = (typed: string): unknown => {
    try {
      return JSON.parse(typed);
    } catch {
      return typed;
    }
  };
  return (
    <Input.TextArea
      id={props.id}
      className={css.raw ?? ''}
      defaultValue={shown}
      autoSize={{ minRows: 4, maxRows: 20 }}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      onChange={(change) => props.onChange(read(change.target.value))}
    />
  );
};

/** The control of one field that holds a single value. */
export const Control = (props: ControlProps): ReactNode => {
  const { field } = props;
  switch (field.kind) {
    case 'text':
      return <TextControl {...props} field={field} />;
    case 'points':
    case 'number':
      return <NumberControl {...props} field={field} />;
    case 'date':
    case 'instant':
      return <DayControl {...props} field={field} />;
    case 'moment':
      return <MomentControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} field={field} />;
    case 'reference':
      return <ReferenceControl {...props} field={field} />;
    case 'period':
      return <PeriodControl {...props} />;
    case 'texts':
      return <TextsControl {...props} />;
    default:
      return <RawControl {...props} />;
  }
};

export const Flag = (props: ControlProps): ReactNode => (
  <Checkbox
    id={props.id}
    checked={props.value === true}
    aria-describedby={props.describedBy}
    onChange={(change) => props.onChange(change.target.checked)}
  >
    {props.bare ? <span className="sr-only">{props.label}</span> : props.label}
  </Checkbox>
);
