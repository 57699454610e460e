import type { Values } from './draft.ts';
import type { Field } from './shape.ts';

/** Rows carry a key of their own while they are edited, so that React keeps each with its inputs. */
export const rowKey = '$key';
let made = 0;
/** A key that no other row has, be it of an earlier visit to the page. */
export const nextKey = (): string => {
  made += 1;
  return `${Date.now().toString(36)}-${made}`;
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const rowsOf = (value: unknown): readonly Record<string, unknown>[] => listOf(value).filter(isRecord);

/** The value a field starts with: what was given, what its schema says, or empty. */
const startOf = (field: Field, given: unknown): unknown => {
  const value = given ?? field.start;
  switch (field.kind) {
    case 'flag':
      return value === true;
    case 'group':
      return startValues(field.fields, isRecord(value) ? value : {});
    case 'rows': {
      // What may be left out begins without a row.
      const least = field.required ? field.least : 0;
      const rows = value === undefined ? Array.from({ length: least }, () => ({})) : rowsOf(value);
      return rows.map((row) => newRow(field.fields, row));
    }
    case 'texts':
      return listOf(value);
    case 'choice':
    case 'reference':
      return field.many ? listOf(value) : value;
    default:
      return value;
  }
};

export const startValues = (fields: readonly Field[], given: Values = {}): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, startOf(field, given[field.name])]));

export const newRow = (fields: readonly Field[], given: Values = {}): Record<string, unknown> => ({
  [rowKey]: nextKey(),
  ...startValues(fields, given),
});

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === false ||
  (Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.values(value).every(isBlank));

const cleanedOf = (field: Field, value: unknown): unknown => {
  if (field.kind === 'rows') return rowsOf(value).map((row) => cleaned(field.fields, row));
  if (field.kind === 'group') return cleaned(field.fields, isRecord(value) ? value : {});
  if (field.kind === 'reference' && field.wrap !== undefined) {
    const { wrap } = field;
    return listOf(value).map((id) => ({ [wrap]: id }));
  }
  if (field.kind === 'texts')
    return listOf(value).filter((one) => typeof one === 'string' && one.trim() !== '');
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  return value ?? undefined;
};

/** What goes out: without row keys, blank texts and optional things that were not filled in. */
export const cleaned = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .map(
        (field) =>
          [
            field,
            cleanedOf(field, values[field.name]) ?? (field.required ? field.blank : undefined),
          ] as const,
      )
      .filter(([field, value]) => value !== undefined && (field.required || !isBlank(value)))
      .map(([field, value]) => [field.name, value]),
  );
