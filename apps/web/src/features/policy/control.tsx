import { limitsOf } from '@kaohe/domain';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { isRecord, listOf } from '../../workflow/form/value.ts';
import css from './policy.module.css';
import { Rows } from './rows.tsx';
import { type ControlProps, factorOf, optionName, suffixOf } from './value.tsx';

const aria = ({ label, describedBy, invalid }: ControlProps) => ({
  'aria-label': label,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  ...(invalid ? { status: 'error' as const } : {}),
});

const WindowControl = (props: ControlProps): ReactNode => {
  const { say, value, onChange } = props;
  const { count, unit } = isRecord(value) ? value : {};
  const units = Object.entries(say.p.units).map(([key, label]) => ({ value: key, label }));
  return (
    <span className={css.pair}>
      <InputNumber
        {...aria(props)}
        className={css.count ?? ''}
        value={typeof count === 'number' ? count : null}
        precision={0}
        controls={false}
        onChange={(next) => onChange({ count: next, unit })}
      />
      <Select
        className={css.unit ?? ''}
        value={typeof unit === 'string' ? unit : null}
        options={units}
        aria-label={`${props.label} · ${say.p.says.unit}`}
        onChange={(next) => onChange({ count, unit: next })}
      />
    </span>
  );
};

const NumberControl = (props: ControlProps): ReactNode => {
  const factor = factorOf(props.path);
  const shown = typeof props.value === 'number' ? props.value / factor : null;
  const suffix = suffixOf(props.say, props.path);
  return (
    <InputNumber
      {...aria(props)}
      className={css.number ?? ''}
      value={shown}
      precision={factor === 1 ? 0 : 2}
      controls={false}
      {...(suffix === '' ? {} : { suffix })}
      onChange={(next) => props.onChange(next === null ? null : Math.round(Number(next) * factor))}
    />
  );
};

const ChoiceControl = (props: ControlProps & { options: readonly string[]; many: boolean }): ReactNode => {
  const { say, path, many } = props;
  const shared = {
    ...aria(props),
    className: (many ? css.many : css.select) ?? '',
    options: props.options.map((option) => ({ value: option, label: optionName(say, path, option) })),
  };
  if (many)
    return (
      <Select
        {...shared}
        mode="multiple"
        value={listOf(props.value).map(String)}
        onChange={(next) => props.onChange(next)}
      />
    );
  return (
    <Select
      {...shared}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={(next) => props.onChange(next)}
    />
  );
};

/** Whole numbers with commas between them; what is not a number stays until it is mended. */
const NumbersControl = (props: ControlProps): ReactNode => {
  const [typed, setTyped] = useState(listOf(props.value).join(', '));
  const read = (text: string): unknown[] =>
    text
      .split(/[,，、\s]+/)
      .filter((one) => one !== '')
      .map((one) => (/^\d+$/.test(one) ? Number(one) : one));
  return (
    <>
      <Input
        {...aria(props)}
        className={css.select ?? ''}
        value={typed}
        onChange={(change) => {
          setTyped(change.target.value);
          props.onChange(read(change.target.value));
        }}
      />
      <span className={css.hint}>{props.say.p.says.numbersHint}</span>
    </>
  );
};

/** The control of a parameter, by what it may be. */
export const Control = (props: ControlProps): ReactNode => {
  const limits = limitsOf(props.path);
  switch (limits.kind) {
    case 'window':
      return <WindowControl {...props} />;
    case 'number':
      return <NumberControl {...props} />;
    case 'flag':
      return (
        <Checkbox
          checked={props.value === true}
          aria-describedby={props.describedBy}
          onChange={(change) => props.onChange(change.target.checked)}
        >
          {props.say.p.says.yes}
          <span className="sr-only">{props.label}</span>
        </Checkbox>
      );
    case 'choice':
      return <ChoiceControl {...props} options={limits.options} many={false} />;
    default:
      if (limits.options !== null) return <ChoiceControl {...props} options={limits.options} many />;
      return props.path === 'reminders.before' ? <NumbersControl {...props} /> : <Rows {...props} />;
  }
};
