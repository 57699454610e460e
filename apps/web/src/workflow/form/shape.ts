import { z } from 'zod';
import { type Reference, referenceOf } from './control/reference.ts';

/** One field of a form, derived from the schema of an event's data. */
export type Field = {
  readonly name: string;
  readonly required: boolean;
  readonly start?: unknown;
  /** What goes out for a required field that is left empty, where the schema has a value for that. */
  readonly blank?: '' | null;
  /** Of a draft, not of an event: its words are the draft's. */
  readonly draft?: boolean;
} & (
  | { readonly kind: 'text'; readonly long: boolean; readonly max?: number | undefined }
  | {
      readonly kind: 'points' | 'number';
      readonly min?: number | undefined;
      readonly max?: number | undefined;
    }
  | { readonly kind: 'date' }
  | { readonly kind: 'flag' | 'raw' }
  /** `hour`: when on the day chosen; without one it is its end, 24:00. */
  | { readonly kind: 'instant'; readonly hour?: number }
  /** A day and a time of it. */
  | { readonly kind: 'moment' }
  /** The number of one of the cycle's periods. */
  | { readonly kind: 'period' }
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly many: boolean }
  /** `wrap`: each id goes out as an object with this one key. */
  | { readonly kind: 'reference'; readonly to: Reference; readonly many: boolean; readonly wrap?: string }
  | { readonly kind: 'texts'; readonly max?: number | undefined }
  | { readonly kind: 'rows'; readonly fields: readonly Field[]; readonly least: number }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
);

type Json = z.core.JSONSchema.BaseSchema;
type Named = { readonly name: string; readonly event: string };

/** Amounts of points are integers of 1/100 everywhere (house rule); these fields hold them. */
const points = /(^|[a-z])[pP]oints$|^(form|effect|cap|total)$/;
const longText = 200;
/** Dates on which something begins, in the morning; all others are due at the end of the day. */
const begins = /^visitDate$/;
/** When something began or ended, to the minute. */
const timed = /^(starts|ends)At$/;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const property = (schema: Json, key: string): Json => {
  const found = schema.properties?.[key];
  return isJson(found) ? found : {};
};

const ofText = (schema: Json, at: Named): FieldKind => {
  const to = referenceOf(at.event, at.name, schema.format === 'uuid');
  if (to !== null) return { kind: 'reference', to, many: false };
  if (schema.format === 'date') return { kind: 'date' };
  if (schema.format === 'date-time' && timed.test(at.name)) return { kind: 'moment' };
  if (schema.format === 'date-time')
    return begins.test(at.name) ? { kind: 'instant', hour: 9 } : { kind: 'instant' };
  return { kind: 'text', long: (schema.maxLength ?? longText + 1) > longText, max: schema.maxLength };
};

const ofArray = (schema: Json, at: Named): FieldKind => {
  const item = isJson(schema.items) ? schema.items : {};
  const least = schema.minItems ?? 0;
  const inner = kindOf(item, at);
  if (inner.kind === 'group') {
    const [only, ...others] = inner.fields;
    if (only?.kind === 'reference' && others.length === 0)
      return { kind: 'reference', to: only.to, many: true, wrap: only.name };
    return { kind: 'rows', fields: inner.fields, least };
  }
  if (inner.kind === 'reference' || inner.kind === 'choice') return { ...inner, many: true };
  if (inner.kind === 'text') return { kind: 'texts', max: inner.max };
  return { kind: 'raw' };
};

/** `Omit` that keeps the members of a union apart. */
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
type FieldKind = Without<Field, 'name' | 'required' | 'start' | 'blank' | 'draft'>;

const kindOf = (schema: Json, at: Named): FieldKind => {
  const options = schema.enum?.filter((one): one is string => typeof one === 'string');
  if (options !== undefined && options.length > 0) return { kind: 'choice', options, many: false };
  const variants = schema.anyOf?.filter((one): one is Json => isJson(one) && one.type !== 'null');
  if (variants?.length === 1 && variants[0] !== undefined) return kindOf(variants[0], at);
  switch (schema.type) {
    case 'string':
      return ofText(schema, at);
    case 'integer':
    case 'number':
      if (at.name === 'period') return { kind: 'period' };
      return {
        kind: points.test(at.name) ? 'points' : 'number',
        min: bound(schema.minimum),
        max: bound(schema.maximum),
      };
    case 'boolean':
      return { kind: 'flag' };
    case 'array':
      return ofArray(schema, at);
    case 'object':
      return schema.properties === undefined
        ? { kind: 'raw' }
        : { kind: 'group', fields: fieldsIn(schema, at.event) };
    default:
      return { kind: 'raw' };
  }
};

/** JSON Schema tells the bounds of a safe integer for an integer without bounds. */
const bound = (limit: number | undefined): number | undefined =>
  limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit;

/** Forms of drafts are named like events that no process has. */
const isDraft = (event: string): boolean => event.startsWith('draft.');

const blankOf = (schema: Json): { blank?: '' | null } => {
  if (schema.anyOf?.some((one) => isJson(one) && one.type === 'null')) return { blank: null };
  return schema.type === 'string' && schema.format === undefined && !schema.minLength && !schema.enum
    ? { blank: '' }
    : {};
};

const fieldsIn = (schema: Json, event: string): readonly Field[] =>
  Object.keys(schema.properties ?? {}).map((name): Field => {
    const inner = property(schema, name);
    return {
      name,
      required: schema.required?.includes(name) === true,
      ...(inner.default === undefined ? {} : { start: inner.default }),
      ...blankOf(inner),
      ...(isDraft(event) ? { draft: true } : {}),
      ...kindOf(inner, { name, event }),
    };
  });

/** The fields of a form for `schema`; `event` tells what its references are to. */
export const fieldsOf = (schema: z.ZodObject, event: string): readonly Field[] =>
  fieldsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), event);
