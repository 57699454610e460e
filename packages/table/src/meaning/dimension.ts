import { hundredths, narrow, numberPattern } from './number.ts';

export type Named = { readonly name: string /** In 1/100. */; readonly points: number | null };

const tail = new RegExp(
  String.raw`\s*[（(【[]?\s*(?:满分|共计?|计|合计|分值|权重)?[:：]?\s*(${numberPattern})\s*分\s*[)）】\]]?\s*$`,
);

/** A name with its points in brackets behind it, apart: `组织领导（14分）`. */
export const readNamed = (text: string): Named => {
  const found = text.length > 600 ? null : tail.exec(narrow(text));
  const points = found === null ? null : hundredths(found[1] ?? '');
  const name = found === null ? text : text.slice(0, found.index).trim();
  return points === null || name === '' ? { name: text, points: null } : { name, points };
};

export type DimensionName = Named & {
  /** The dimension above it, where one cell names two: `落实责任制（34分）/组织领导（14分）`. */
  readonly outer: Named | null;
};

/** The dimension that a cell names. Two levels are told from a name with a stroke by the points that each level bears. */
export const readDimension = (text: string): DimensionName => {
  const parts = text.split(/\s*[/／\n>→]\s*/).filter((part) => part !== '');
  const named = parts.map(readNamed);
  const last = named.at(-1);
  if (parts.length < 2 || last === undefined || named.every(({ points }) => points === null))
    return { ...readNamed(text), outer: null };
  const outer = parts.slice(0, -1).join('／');
  return { name: `${outer}／${last.name}`, points: last.points, outer: readNamed(outer) };
};

const cutOff = /原文截断|[（(](截断|未完|缺页)[)）]|(…|\.{3,})\s*[）)]?$/;
/** A text that its source has cut off. */
export const isCutOff = (text: string): boolean => cutOff.test(text);
