import type { TemplateField, TemplateValues } from '@kaohe/wording';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { scan, type TemplateFault, type TemplateIssue } from './scan.ts';

type Problem = { readonly id?: string; readonly xtag?: string };
type Failed = { readonly properties?: Problem & { readonly errors?: readonly Failed[] } };
const isFailed = (error: unknown): error is Failed =>
  typeof error === 'object' && error !== null && 'properties' in error;

const kinds: Readonly<Record<string, TemplateFault>> = {
  unopened_tag: 'unopened',
  unopened_loop: 'unopened',
  unclosed_tag: 'unclosed',
  unclosed_loop: 'unclosed',
};

/** What the library says of tags, one issue for each. */
const issuesOf = ({ properties }: Failed): readonly TemplateIssue[] =>
  (properties?.errors ?? [{ properties }]).map((one) => ({
    issue: kinds[one.properties?.id ?? ''] ?? 'broken',
    tag: one.properties?.xtag ?? '',
    meant: null,
    place: null,
  }));

type Tell = (issue: TemplateIssue) => void;
const bare = { meant: null, place: null } as const;

/** Fills the tags; those that stand for nothing, or for something else than they are used as, are told. */
const filled = (zip: PizZip, values: TemplateValues, tell: Tell): Docxtemplater => {
  const file = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    parser: (raw) => ({
      get: (scope: Readonly<Record<string, unknown>>, { num, scopePath, meta }) => {
        const tag = raw.trim();
        const value = scope[tag];
        // Looked for in the list's part first, then outside it.
        if (value === undefined && num > 0) return undefined;
        const isLoop = 'module' in meta.part && meta.part.module === 'loop';
        const name = [...scopePath.slice(0, num), tag].join('.');
        if (value === undefined) tell({ ...bare, issue: 'unknownField', tag: [...scopePath, tag].join('.') });
        else if (isLoop && !Array.isArray(value)) tell({ ...bare, issue: 'notAList', tag: name });
        else if (!isLoop && Array.isArray(value)) tell({ ...bare, issue: 'isAList', tag: name });
        return value ?? (isLoop ? [] : '');
      },
    }),
  });
  return file.render(values);
};

const opened = (bytes: Uint8Array): PizZip | null => {
  try {
    const zip = new PizZip(bytes);
    return zip.file('word/document.xml') === null ? null : zip;
  } catch {
    return null;
  }
};

const sample = (fields: readonly TemplateField[]): TemplateValues =>
  Object.fromEntries(
    fields.map(({ name, parts }) => [
      name,
      parts === undefined ? '' : [Object.fromEntries(parts.map((part) => [part, '']))],
    ]),
  );

/** Everything that is wrong with a template for letters of these fields; empty: letters can be written from it. */
export const checkTemplate = (
  bytes: Uint8Array,
  fields: readonly TemplateField[],
): readonly TemplateIssue[] => {
  const zip = opened(bytes);
  if (zip === null) return [{ ...bare, issue: 'notWord', tag: '' }];
  const read = scan(zip, fields);
  if (read.length > 0) return read;
  // What the library finds besides, as a list that begins in one cell of a table and ends in another.
  const found: TemplateIssue[] = [];
  try {
    filled(zip, sample(fields), (issue) => {
      if (!found.some((one) => one.tag === issue.tag)) found.push(issue);
    });
  } catch (error) {
    if (!isFailed(error)) throw error;
    return issuesOf(error);
  }
  return found;
};

/** A letter from an organisation's own template, which was checked when it was taken into use. */
export const fromTemplate = (bytes: Uint8Array, values: TemplateValues): Uint8Array =>
  filled(new PizZip(bytes), values, () => undefined)
    .getZip()
    .generate({ type: 'uint8array', compression: 'DEFLATE' });
