import type { InterfaceWords } from '@kaohe/wording';
import type { z } from 'zod';

/** Messages by the path of their field, `lines.0.points`. */
export type FieldErrors = { readonly [path: string]: string };

type Issue = z.core.$ZodIssue;
type Says = InterfaceWords['issue'];

const size = (issue: Issue & { code: 'too_small' | 'too_big' }, says: Says): string => {
  const small = issue.code === 'too_small';
  const limit = Number(small ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') return small ? says.required : says.tooLong(limit);
  if (issue.origin === 'array') return small ? says.fewRows(limit) : says.manyRows(limit);
  return small ? says.tooLow(limit) : says.tooHigh(limit);
};

const textOf = (issue: Issue, says: Says): string => {
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return size(issue, says);
    case 'invalid_type':
      return issue.input === undefined ? says.required : says.format;
    case 'invalid_value':
    case 'invalid_union':
      return says.required;
    case 'custom': {
      const named: Readonly<Record<string, string>> = says.named;
      return named[String(issue.path.at(-1))] ?? named[issue.message] ?? says.format;
    }
    default:
      return says.format;
  }
};

/** The first message of each field. */
export const errorsOf = (issues: readonly Issue[], says: Says): FieldErrors => {
  const found: Record<string, string> = {};
  for (const issue of issues) found[issue.path.join('.')] ??= textOf(issue, says);
  return found;
};

/** The message of a field, its own or the first of what it holds. */
export const errorAt = (errors: FieldErrors, path: string): string | undefined =>
  errors[path] ?? Object.entries(errors).find(([place]) => place.startsWith(`${path}.`))?.[1];
