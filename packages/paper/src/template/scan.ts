import type { TemplateField } from '@kaohe/wording';
import type PizZip from 'pizzip';

/** What is wrong with a template: an unknown field, a list used as text or the reverse, a tag that is broken, no Word document. */
export const templateFaults = [
  'notWord',
  'unknownField',
  'notAList',
  'isAList',
  'unopened',
  'unclosed',
  'crossed',
  'broken',
] as const;
export type TemplateFault = (typeof templateFaults)[number];
/** Where in the file: which text, its how manyeth paragraph with words in it, and how that begins. */
export type TemplatePlace = {
  readonly part: 'body' | 'header' | 'footer' | 'notes';
  readonly paragraph: number;
  readonly text: string;
};
export type TemplateIssue = {
  readonly issue: TemplateFault;
  /** The field or tag as it stands in the template. */
  readonly tag: string;
  /** What it should be: the likest field, or the list that is open; null: nothing is near. */
  readonly meant: string | null;
  /** Null: the file as a whole. */
  readonly place: TemplatePlace | null;
};

const parts = /^word\/(?:(document)|(header)\d*|(footer)\d*|(?:foot|end)notes)\.xml$/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const textOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)\b/g)]
    .map(([, text]) => text ?? ' ')
    .join('')
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => entities[name] ?? '');

type Read = { readonly part: TemplatePlace['part']; readonly paragraphs: readonly string[] };
const partOf = (name: string): TemplatePlace['part'] | null => {
  const found = parts.exec(name);
  if (found === null) return null;
  if (found[1] !== undefined) return 'body';
  return found[2] === undefined ? (found[3] === undefined ? 'notes' : 'footer') : 'header';
};

/** The texts of a Word file, each with its paragraphs that say anything. */
const readTexts = (zip: PizZip): readonly Read[] =>
  Object.keys(zip.files).flatMap((name) => {
    const part = partOf(name);
    if (part === null) return [];
    const xml = zip.file(name)?.asText() ?? '';
    const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([one]) => textOf(one));
    return [{ part, paragraphs: paragraphs.filter((one) => one.trim() !== '') }];
  });

/** The likest of the names; null: fewer than half of the characters are the same. */
const likest = (tag: string, names: readonly string[]): string | null => {
  const alike = (name: string): number => {
    const common = [...new Set(name)].filter((one) => tag.includes(one)).length;
    return (2 * common) / (new Set(name).size + new Set(tag).size);
  };
  const [best] = names.map((name) => ({ name, share: alike(name) })).toSorted((a, b) => b.share - a.share);
  return best !== undefined && best.share >= 0.5 ? best.name : null;
};

type Found = Omit<TemplateIssue, 'place'>;

/** Reads the tags of one text in their order, knowing which lists are open. */
const reader = (fields: readonly TemplateField[]) => {
  const open: string[] = [];
  const partsOf = (list: string | undefined): readonly string[] =>
    fields.find(({ name }) => name === list)?.parts ?? [];
  const field = (name: string): TemplateField | undefined => fields.find((one) => one.name === name);
  const told = (issue: TemplateFault, tag: string, meant: string | null = null): Found => ({
    issue,
    tag,
    meant,
  });
  const unknown = (name: string): Found => {
    const near = likest(name, [...open.flatMap((one) => partsOf(one)), ...fields.map((one) => one.name)]);
    return told('unknownField', [...open, name].join('.'), near);
  };
  const begins = (name: string): readonly Found[] => {
    const found = field(name);
    open.push(name);
    if (found !== undefined) return found.parts === undefined ? [told('notAList', name)] : [];
    open.pop();
    const issue = unknown(name);
    open.push(name);
    return [issue];
  };
  const ends = (name: string): readonly Found[] => {
    const last = open.at(-1);
    if (last === undefined) return [told('unopened', name)];
    open.pop();
    if (name === '' || name === last) return [];
    // The list that is meant is open further out: those within were never closed.
    if (!open.includes(name)) return [told('crossed', name, last)];
    const within = [last, ...open.splice(open.lastIndexOf(name)).slice(1)];
    return within.map((one) => told('unclosed', one));
  };
  const tag = (raw: string): readonly Found[] => {
    const words = raw.trim();
    const [sign = ''] = words;
    const name = words.slice(1).trim();
    if (sign === '#' || sign === '^') return begins(name);
    if (sign === '/') return ends(name);
    if (words === '' || '@=*$%'.includes(sign)) return [told('broken', words)];
    const known = open.some((one) => partsOf(one).includes(words));
    if (known) return [];
    const found = field(words);
    if (found === undefined) return [unknown(words)];
    return found.parts === undefined ? [] : [told('isAList', words)];
  };
  return {
    paragraph: (text: string): readonly Found[] =>
      [...text.matchAll(/\{([^{}]*)(\}?)|\}/g)].flatMap(([whole, words, closed]) => {
        if (words === undefined) return [told('unopened', whole)];
        return closed === '' ? [told('unclosed', words.trim().slice(0, 30))] : tag(words);
      }),
    rest: (): readonly Found[] => open.splice(0).map((one) => told('unclosed', one)),
  };
};

/** Everything that is wrong with the tags, in the order of the text, each with its place: what is broken hides nothing that comes after. */
export const scan = (zip: PizZip, fields: readonly TemplateField[]): readonly TemplateIssue[] =>
  readTexts(zip).flatMap(({ part, paragraphs }) => {
    const { paragraph, rest } = reader(fields);
    const found = paragraphs.flatMap((text, index) => {
      const place = { part, paragraph: index + 1, text: text.trim().slice(0, 40) };
      return paragraph(text).map((one) => ({ ...one, place }));
    });
    const last = { part, paragraph: paragraphs.length, text: paragraphs.at(-1)?.trim().slice(0, 40) ?? '' };
    return [...found, ...rest().map((one) => ({ ...one, place: last }))];
  });
