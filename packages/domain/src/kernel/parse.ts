import type { z } from 'zod';
import { Fault } from './error.ts';

/** The value as the schema has it; throws `invalid` with the path of the first issue and its name (a refinement's is its message). */
export const parsed = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new Fault(
    'invalid',
    {
      path: first?.path.join('.') ?? '',
      issue: first?.code === 'custom' ? first.message : (first?.code ?? 'unknown'),
      paths: result.error.issues.map((issue) => issue.path.join('.')),
    },
    result.error,
  );
};
