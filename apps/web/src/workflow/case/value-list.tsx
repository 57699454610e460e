import { dataSchema, type MachineName, registry } from '@kaohe/domain';
import { type ReactNode, useMemo } from 'react';
import type { z } from 'zod';
import { type FactRow, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../api.ts';
import { useOptions } from '../form/control/options.tsx';
import { type Field, fieldsOf } from '../form/shape.ts';
import { isRecord, listOf, rowsOf } from '../form/value.ts';
import { fieldName, type Spoken, useWords, valueName } from '../locale.tsx';
import css from './case.module.css';

/** Names of what ids stand for, as far as the page knows them. */
export type Names = { readonly [id: string]: string };

export const namesOf = (people: readonly { readonly id: string; readonly name: string }[]): Names =>
  Object.fromEntries(people.map(({ id, name }) => [id, name]));
type Context = { readonly spoken: Spoken; readonly names: Names };

type ReferredProps = { to: string; name: string | undefined; value: string; field: string };

/** Told by code and name, once the names are here. */
const IndicatorName = ({ code }: { code: string }): ReactNode =>
  useOptions({ kind: 'indicator' }).options.find(({ id }) => id === code)?.label ?? code;

/** What an id or a code stands for, by its name where the page knows it. */
const Referred = ({ to, name, value, field }: ReferredProps): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  if (to === 'file') return <a href={`/files/${value}`}>{name ?? t.file}</a>;
  if (to === 'indicator') return <IndicatorName code={value} />;
  if (to === 'category') return valueName(spoken, field, value);
  return name ?? t.unnamed(value.slice(0, 8));
};

const scalar = (field: Field, value: unknown, { spoken, names }: Context): ReactNode => {
  const { format, t } = spoken;
  switch (field.kind) {
    case 'points':
      return typeof value === 'number' ? format.points(value) : null;
    case 'date':
      return format.civil(String(value));
    case 'instant':
      return format.due(String(value));
    case 'flag':
      return value === true ? t.yes : t.no;
    case 'choice':
      return valueName(spoken, field.name, String(value));
    case 'reference':
      return (
        <Referred to={field.to.kind} name={names[String(value)]} value={String(value)} field={field.name} />
      );
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
};

/** References that go out as objects are shown like any other. */
const unwrapped =
  (field: Field) =>
  (value: unknown): unknown =>
    field.kind === 'reference' && field.wrap !== undefined && isRecord(value) ? value[field.wrap] : value;

const shown = (field: Field, value: unknown, context: Context): ReactNode => {
  if (field.kind === 'group')
    return <Listed fields={field.fields} data={isRecord(value) ? value : {}} names={context.names} />;
  if (field.kind === 'rows')
    return (
      <ol className={css.inner}>
        {rowsOf(value).map((row) => (
          <li key={JSON.stringify(row)}>
            <Listed fields={field.fields} data={row} names={context.names} />
          </li>
        ))}
      </ol>
    );
  if (Array.isArray(value))
    return (
      <span className={css.several}>
        {listOf(value)
          .map(unwrapped(field))
          .map((one) => (
            <span key={String(one)}>{scalar(field, one, context)}</span>
          ))}
      </span>
    );
  return scalar(field, value, context);
};

type Placed = { readonly field: Field; readonly value: unknown };

/** A group of one is shown as the one field it holds. */
const flattened = (field: Field, value: unknown): Placed => {
  const [only, ...others] = field.kind === 'group' ? field.fields : [];
  return only !== undefined && others.length === 0 && isRecord(value)
    ? flattened(only, value[only.name])
    : { field, value };
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const Listed = (props: {
  fields: readonly Field[];
  data: Record<string, unknown>;
  names: Names;
}): ReactNode => {
  const spoken = useWords();
  const flat = props.fields.map((field) => flattened(field, props.data[field.name]));
  const rows = flat
    .filter(({ value }) => !isEmpty(value))
    .map(
      ({ field, value }): FactRow => ({
        key: field.name,
        label: fieldName(spoken, field),
        value: shown(field, value, { spoken, names: props.names }),
      }),
    );
  return rows.length === 0 ? null : <Facts rows={rows} />;
};

type Shown = { schema: z.ZodObject; event: string; data: unknown; names: Names };
/** Data in words, by the schema they obey. */
export const ValueList = ({ schema, event, data, names }: Shown): ReactNode => {
  const fields = useMemo(() => fieldsOf(schema, event), [schema, event]);
  return isRecord(data) ? <Listed fields={fields} data={data} names={names} /> : null;
};

/** Processes whose birth data are looser than what they are opened with. */
const births: { readonly [M in MachineName]?: { event: string; schema: z.ZodObject } } = {
  appeal: { event: 'assessment.appeal', schema: dataSchema(registry.assessment.events['assessment.appeal']) },
};

/** The schema of an event's data, or null for one that is no longer declared. */
export const schemaOfEvent = (machine: MachineName, event: string): z.ZodObject | null => {
  const spec = Object.entries(registry[machine].events).find(([type]) => type === event)?.[1];
  return spec === undefined ? null : dataSchema(spec);
};

/** What a case was born with: by the schema of its process, or of the event that opened it. */
export const Birth = ({ view, names }: { view: CaseView; names: Names }): ReactNode => {
  const { t } = useWords();
  const { event = view.machine, schema } = births[view.machine] ?? { schema: registry[view.machine].data };
  if (Object.keys(view.data).length === 0) return null;
  return (
    <Panel title={t.birth} aside={view.openedBy === null ? null : t.openedBy(view.openedBy.name)}>
      <ValueList schema={schema} event={event} data={view.data} names={names} />
    </Panel>
  );
};
