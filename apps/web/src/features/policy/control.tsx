import { limitsOf } from '@kaohe/domain';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
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

type Option = { readonly value: string; readonly label: string };
/** The browser's own: Ant Design's would weigh as much as the page. */
const Choice = (props: {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  describedBy?: string | undefined;
  invalid?: boolean;
}): ReactNode => (
  <select
    className={css.choice}
    aria-label={props.label}
    aria-describedby={props.describedBy}
    aria-invalid={props.invalid}
    value={props.value}
    onChange={({ target }) => props.onChange(target.value)}
  >
    {props.options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
);

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
      <Choice
        label={`${props.label} · ${say.p.says.unit}`}
        value={typeof unit === 'string' ? unit : ''}
        options={units}
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

type Choosing = ControlProps & { readonly options: readonly string[] };
const optionsOf = ({ say, path, options }: Choosing): readonly Option[] =>
  options.map((option) => ({ value: option, label: optionName(say, path, option) }));

const ChoiceControl = (props: Choosing): ReactNode => (
  <Choice
    label={props.label}
    describedBy={props.describedBy}
    invalid={props.invalid}
    value={typeof props.value === 'string' ? props.value : ''}
    options={optionsOf(props)}
    onChange={props.onChange}
  />
);

/** Several in their order: what comes first is first in turn. */
const OrderControl = (props: Choosing): ReactNode => {
  const { p } = props.say;
  const chosen = listOf(props.value).map(String);
  const left = optionsOf(props).filter(({ value }) => !chosen.includes(value));
  const nameOf = (value: string): string => optionName(props.say, props.path, value);
  return (
    <span className={css.order}>
      <ol aria-label={props.label}>
        {chosen.map((one) => (
          <li key={one}>
            {nameOf(one)}
            <Button
              size="small"
              type="text"
              aria-label={p.says.remove(nameOf(one))}
              icon={<Icon name="cross" size={0.875} />}
              onClick={() => props.onChange(chosen.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ol>
      {left.length === 0 ? null : (
        <Choice
          label={`${props.label} · ${p.says.add}`}
          describedBy={props.describedBy}
          invalid={props.invalid}
          value=""
          options={[{ value: '', label: p.says.add }, ...left]}
          onChange={(next) => (next === '' ? undefined : props.onChange([...chosen, next]))}
        />
      )}
    </span>
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
      return <ChoiceControl {...props} options={limits.options} />;
    default:
      if (limits.options !== null) return <OrderControl {...props} options={limits.options} />;
      return props.path === 'reminders.before' ? <NumbersControl {...props} /> : <Rows {...props} />;
  }
};
