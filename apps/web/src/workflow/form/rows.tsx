import { Button } from 'antd';
import type { ClipboardEvent, ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { fieldName, useWords, valueName } from '../locale.tsx';
import type { FieldProps } from './control/control.tsx';
import css from './form.module.css';
import type { FieldErrors } from './issue.ts';
import { pasted } from './paste.ts';
import type { Field } from './shape.ts';
import { cleaned, newRow, rowKey, rowsOf } from './value.ts';

type RowsField = Field & { kind: 'rows' };
type Props = {
  field: RowsField;
  path: string;
  value: unknown;
  label: string;
  errors: FieldErrors;
  error: string | undefined;
  onChange: (value: unknown) => void;
  /** Draws one field; handed in, for a field may hold rows again. */
  view: (props: FieldProps) => ReactNode;
};
type RowProps = Props & { row: Record<string, unknown>; index: number };

/** A group of one is shown as the one field it holds. */
const single = (field: Field): Field => {
  const [only, ...others] = field.kind === 'group' ? field.fields : [];
  return only !== undefined && others.length === 0 ? single(only) : field;
};
const fitsCell = (field: Field): boolean => !['rows', 'group', 'raw'].includes(single(field).kind);

/** A row stands in a table when each of its fields fits a cell. */
const isFlat = (field: RowsField): boolean => field.fields.length <= 7 && field.fields.every(fitsCell);

const optional = (field: Field): Field => ({ ...field, required: false });
const keyOf = (row: Record<string, unknown>): string => String(row[rowKey]);
const changed = ({ value, row, onChange }: RowProps, name: string, next: unknown): void =>
  onChange(rowsOf(value).map((one) => (keyOf(one) === keyOf(row) ? { ...one, [name]: next } : one)));

const Remove = (props: RowProps): ReactNode => {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={css.bare}
      aria-label={t.form.removeNamed(t.form.rowNo(props.index + 1))}
      onClick={() => props.onChange(rowsOf(props.value).filter((one) => keyOf(one) !== keyOf(props.row)))}
    >
      <Icon name="cross" size={1} />
    </button>
  );
};

const Cells = (props: RowProps & { bare: boolean }): ReactNode => {
  const spoken = useWords();
  return props.field.fields.map((field) => {
    const View = props.view;
    const view = (
      <View
        key={field.name}
        field={field}
        path={`${props.path}.${props.index}.${field.name}`}
        value={props.row[field.name]}
        errors={props.errors}
        bare={props.bare}
        onChange={(next) => changed(props, field.name, next)}
      />
    );
    return props.bare ? (
      <td key={field.name} data-label={fieldName(spoken, single(field))}>
        {view}
      </td>
    ) : (
      view
    );
  });
};

const Sheet = (props: Props): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const rows = rowsOf(props.value);
  const { fields } = props.field;
  const paste = (event: ClipboardEvent): void => {
    const made = pasted(event.clipboardData.getData('text/plain'), fields, (field, value) =>
      valueName(spoken, field, value),
    );
    if (made === null) return;
    event.preventDefault();
    const filled = rows.filter((row) => Object.keys(cleaned(fields.map(optional), row)).length > 0);
    props.onChange([...filled, ...made]);
  };
  return (
    <div className={css.scroll} onPaste={paste}>
      <table className={css.rows}>
        <thead>
          <tr>
            {props.field.fields.map((field) => (
              <th key={field.name} scope="col">
                {fieldName(spoken, single(field))}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t.form.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row)}>
              <Cells {...props} row={row} index={index} bare />
              <td>
                <Remove {...props} row={row} index={index} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Cards = (props: Props): ReactNode => {
  const { t } = useWords();
  return rowsOf(props.value).map((row, index) => (
    <fieldset key={keyOf(row)} className={css.card}>
      <legend>{t.form.rowNo(index + 1)}</legend>
      <Cells {...props} row={row} index={index} bare={false} />
      <Remove {...props} row={row} index={index} />
    </fieldset>
  ));
};

/** An array of objects: rows of a table that take what is copied from a spreadsheet, or cards when they hold more. */
export const Rows = (props: Props): ReactNode => {
  const { t } = useWords();
  const rows = rowsOf(props.value);
  const flat = isFlat(props.field);
  return (
    <fieldset className={css.group}>
      <legend>
        {props.label}
        {rows.length > 0 ? <span className={css.optional}>{t.form.rowCount(rows.length)}</span> : null}
      </legend>
      {flat && rows.length > 0 ? <Sheet {...props} /> : null}
      {flat ? null : <Cards {...props} />}
      {props.error === undefined ? null : <p className={css.error}>{props.error}</p>}
      <Button
        size="small"
        icon={<Icon name="plus" size={0.875} />}
        onClick={() => props.onChange([...rows, newRow(props.field.fields)])}
      >
        {t.form.addRow}
      </Button>
      {flat ? <span className={css.hint}>{t.form.pasteHint}</span> : null}
    </fieldset>
  );
};
