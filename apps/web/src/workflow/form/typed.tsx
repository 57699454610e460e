import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { useWords } from '../locale.tsx';
import { dropDraft, keepDraft, readDraft, type Values } from './draft.ts';
import { FieldView } from './field.tsx';
import { errorsOf, type FieldErrors } from './issue.ts';
import { type Field, fieldsOf } from './shape.ts';
import { cleaned, startValues } from './value.ts';

export type Typed = {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly errors: FieldErrors;
  readonly type: (name: string, value: unknown) => void;
  /** The data as the schema has them, or null: then the errors stand at their fields. */
  readonly check: () => Record<string, unknown> | null;
  /** Drops the draft and starts over. */
  readonly forget: () => void;
  readonly restored: boolean;
};

/** What is being typed into a form of `schema`: kept in this browser under `id` and `event`, checked by the schema. */
export const useTyped = (of: {
  schema: z.ZodObject;
  id: string;
  event: string;
  start?: Values | undefined;
}): Typed => {
  const { t } = useWords();
  const { schema, id, event, start } = of;
  const fields = useMemo(() => fieldsOf(schema, event), [schema, event]);
  const [draft] = useState(() => readDraft(id, event));
  const [restored, setRestored] = useState(draft !== null);
  const [values, setValues] = useState<Values>(() => startValues(fields, draft ?? start ?? {}));
  const [errors, setErrors] = useState<FieldErrors>({});
  return {
    fields,
    values,
    errors,
    restored,
    type: (name, value) => {
      const next = { ...values, [name]: value };
      setValues(next);
      keepDraft(id, event, next);
    },
    check: () => {
      const read = schema.safeParse(cleaned(fields, values), { reportInput: true });
      setErrors(read.success ? {} : errorsOf(read.error.issues, t.issue));
      return read.success ? read.data : null;
    },
    forget: () => {
      dropDraft(id, event);
      setValues(startValues(fields, start ?? {}));
      setErrors({});
      setRestored(false);
    },
  };
};

/** The fields of a form; `refused` are errors that the server found. After a check the first wrong one has focus. */
export const Fields = ({ typed, refused = {} }: { typed: Typed; refused?: FieldErrors }): ReactNode => {
  const frame = useRef<HTMLDivElement>(null);
  // Focus is the browser's.
  useEffect(() => {
    if (Object.keys(typed.errors).length > 0)
      frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [typed.errors]);
  return (
    <div ref={frame} style={{ display: 'contents' }}>
      {typed.fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          path={field.name}
          value={typed.values[field.name]}
          errors={{ ...refused, ...typed.errors }}
          onChange={(next) => typed.type(field.name, next)}
        />
      ))}
    </div>
  );
};
