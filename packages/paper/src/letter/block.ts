import type { Paragraph, Table } from 'docx';
import { line, margin, page, widthOf } from './measure.ts';

/** A piece of a document with the heights, in twips, of what in it can't be broken: its lines, its rows. */
export type Block = {
  readonly parts: readonly (Paragraph | Table)[];
  readonly heights: readonly number[];
  /** It stands on the page where the next one begins. */
  readonly withNext?: boolean;
  /** It begins a page. */
  readonly fresh?: boolean;
};

/** Characters of the body on a line. */
const perLine = 28;
/** What begins no line but may hang over its end, and what ends none. */
const closes = /^[，。、；：？！）》”’」』】…％]/;
const opens = /^[（《“‘「『【]/;

/** How many lines a paragraph of the body fills; `indent` in characters, of its first line. */
export const linesOf = (text: string, indent = 0): number => {
  let lines = 1;
  let at = indent;
  let before = '';
  for (const [token] of text.matchAll(/[!-~]+|./gu)) {
    const width = widthOf(token);
    const hangs = closes.test(token) && at <= perLine;
    if (at + width > perLine && !hangs) {
      lines += 1;
      at = opens.test(before) ? 1 + width : width;
    } else at += width;
    before = token;
  }
  return lines;
};

export const lines = (count: number): readonly number[] => Array.from({ length: count }, () => line);

/** Height of the block 版心, in twips. */
const room = page.height - margin.top - margin.bottom;

/** Where a text ends: its page, and how far down on it. */
export type End = { readonly page: number; readonly y: number };

/** Lays the pieces out as a word processor does that keeps to the lines of the grid. */
export const endOf = (blocks: readonly Block[]): End => {
  let [pageNo, y] = [1, 0];
  const put = (height: number): void => {
    if (y + height > room && y > 0) {
      pageNo += 1;
      y = 0;
    }
    y += height;
  };
  for (const [index, { heights, withNext, fresh }] of blocks.entries()) {
    if (fresh && y > 0) {
      pageNo += 1;
      y = 0;
    }
    if (withNext) {
      // As far as the chain goes, and the first line of what it stands with.
      const chain = blocks.slice(index).findIndex((one) => !one.withNext);
      const whole = blocks.slice(index, index + Math.max(chain, 0)).flatMap((one) => one.heights);
      const high = [...whole, blocks[index + chain]?.heights[0] ?? 0].reduce((sum, one) => sum + one, 0);
      if (y + high > room && high <= room && y > 0) {
        pageNo += 1;
        y = 0;
      }
    }
    for (const height of heights) put(height);
  }
  return { page: pageNo, y };
};

/** How many pages after the end the imprint stands, on an even page of its own where it doesn't fit: 0, 1, or 2 with a blank one before. */
export const pagesToImprint = ({ page: last, y }: End, high: number): 0 | 1 | 2 => {
  if (last % 2 === 1) return 1;
  return y + high <= room ? 0 : 2;
};
