import { z } from 'zod';

/** A value that the test knows better than the schema, by the name of its field; undefined: the schema's own. */
export type Hint = (field: string) => unknown;

const bounds = (schema: z.core.$ZodType): { least: number; most: number } => {
  const { minimum, maximum, minLength, maxLength } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    io: 'input',
  });
  return { least: minimum ?? minLength ?? 0, most: maximum ?? maxLength ?? Number.MAX_SAFE_INTEGER };
};

const text = (schema: z.core.$ZodString, { field, words }: Place): string => {
  const { format } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  if (format === 'uuid') return crypto.randomUUID();
  if (format === 'date') return '2026-03-02';
  if (schema instanceof z.core.$ZodISOTime) return field === 'ends' ? '10:00' : '09:00';
  if (format === 'date-time') return '2026-03-02T16:00:00.000Z';
  const { least, most } = bounds(schema);
  return (words ?? `${field} of a test`).slice(0, Math.min(most, words?.length ?? 12)).padEnd(least, '.');
};

const fieldsOf = (shape: z.core.$ZodShape, place: Place): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([name, inner]) => {
      const known = place.hint(name);
      if (known !== undefined) return [[name, known]];
      return inner instanceof z.core.$ZodOptional ? [] : [[name, sample(inner, { ...place, field: name })]];
    }),
  );

type Place = {
  readonly field: string;
  readonly hint: Hint;
  /** What stands in every free text. */
  readonly words?: string;
};

/** A value that the schema takes; optional fields are left out unless hinted at. */
export const sample = (
  schema: z.core.$ZodType,
  place: Place = { field: 'data', hint: () => undefined },
): unknown => {
  if (schema instanceof z.core.$ZodObject) return fieldsOf(schema._zod.def.shape, place);
  if (schema instanceof z.core.$ZodArray) {
    const { minItems = 0 } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
    const inner = schema._zod.def.element;
    return Array.from({ length: Math.max(minItems, 1) }, () => sample(inner, place));
  }
  if (schema instanceof z.core.$ZodString) return text(schema, place);
  if (schema instanceof z.core.$ZodNumber)
    return Math.min(Math.max(1, bounds(schema).least), bounds(schema).most);
  if (schema instanceof z.core.$ZodEnum) return Object.values(schema._zod.def.entries)[0];
  if (schema instanceof z.core.$ZodBoolean) return true;
  if (schema instanceof z.core.$ZodLiteral) return schema._zod.def.values[0];
  if (schema instanceof z.core.$ZodRecord) return {};
  if (schema instanceof z.core.$ZodUnion) {
    const [option] = schema._zod.def.options;
    if (option !== undefined) return sample(option, place);
  }
  if (schema instanceof z.core.$ZodDefault || schema instanceof z.core.$ZodNullable)
    return sample(schema._zod.def.innerType, place);
  // What it takes only its own code says.
  if (schema instanceof z.core.$ZodCustom || schema instanceof z.core.$ZodUnknown) return {};
  if (schema instanceof z.core.$ZodOptional) return sample(schema._zod.def.innerType, place);
  throw new Error(`no sample of ${schema._zod.def.type} for ${place.field}`);
};
