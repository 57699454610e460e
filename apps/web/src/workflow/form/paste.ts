import type { Field } from './shape.ts';
import { newRow } from './value.ts';

/** The word of a choice's value. */
type Say = (field: string, value: string) => string;

const cellOf = (field: Field, typed: string, say: Say): unknown => {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (field.kind) {
    case 'points':
      return Number.isFinite(Number(text)) ? Math.round(Number(text) * 100) : undefined;
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'choice':
      return field.options.find((option) => option === text || say(field.name, option) === text);
    case 'text':
    case 'date':
      return text;
    default:
      return undefined;
  }
};

/** Rows from cells copied in a spreadsheet (tabs and line ends), or null for ordinary text. */
export const pasted = (
  text: string,
  fields: readonly Field[],
  say: Say,
): readonly Record<string, unknown>[] | null => {
  if (!text.includes('\t')) return null;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const cells = line.split('\t');
    const given = fields.map((field, at) => [field.name, cellOf(field, cells[at] ?? '', say)] as const);
    return newRow(fields, Object.fromEntries(given));
  });
};
