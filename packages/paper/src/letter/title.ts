import { widthOf } from './measure.ts';

/** Characters of 2号 that fit on a line of the block. */
const longest = 19;
/** What a line doesn't begin with, and what it doesn't end with. */
const notFirst = /^[的和与及、，：》”）]/;
const notLast = /[《“（、]$/;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** The title's pieces that stay together: names as given, words as the language has them. */
const pieces = (title: string, whole: readonly string[]): readonly string[] => {
  const name = whole.find((one) => one !== '' && widthOf(one) <= longest && title.includes(one));
  if (name === undefined) return [...words.segment(title)].map(({ segment }) => segment);
  const at = title.indexOf(name);
  return [...pieces(title.slice(0, at), whole), name, ...pieces(title.slice(at + name.length), whole)].filter(
    (one) => one !== '',
  );
};

/** Every way to break the pieces into so many lines that fit. */
const broken = (all: readonly string[], lines: number): readonly (readonly string[])[] => {
  if (lines === 1) return widthOf(all.join('')) <= longest ? [[all.join('')]] : [];
  const found: (readonly string[])[] = [];
  for (let count = 1; count < all.length; count += 1) {
    const first = all.slice(0, count).join('');
    if (widthOf(first) > longest) break;
    const next = all[count] ?? '';
    if (notFirst.test(next) || notLast.test(first)) continue;
    for (const rest of broken(all.slice(count), lines - 1)) found.push([first, ...rest]);
  }
  return found;
};

/** The less the better: a trapezium 梯形 or a lozenge 菱形, its lines near each other in length and never all the same. */
const ugliness = (lines: readonly string[]): number => {
  const widths = lines.map(widthOf);
  const mean = widths.reduce((sum, one) => sum + one, 0) / widths.length;
  const spread = widths.reduce((sum, one) => sum + Math.abs(one - mean), 0);
  const steps = widths.slice(1).map((one, index) => Math.sign(one - (widths[index] ?? 0)));
  const turns = steps.slice(1).filter((one, index) => one !== steps[index]).length;
  const hollow = widths.length === 3 && (widths[1] ?? 0) < Math.min(widths[0] ?? 0, widths[2] ?? 0) ? 40 : 0;
  return spread + hollow + (steps.includes(0) ? 6 : 0) + (widths.length > 3 ? turns * 10 : 0);
};

/**
 * A title in lines that fit: few, in the shape of a trapezium or a lozenge, no word and no name of `whole` broken. One that can't be
 * broken so is left to the word processor.
 */
export const titleLines = (title: string, whole: readonly string[] = []): readonly string[] => {
  const all = pieces(title, whole);
  for (let lines = 1; lines <= 4; lines += 1) {
    const [best] = broken(all, lines).toSorted((a, b) => ugliness(a) - ugliness(b));
    if (best !== undefined) return best;
  }
  return [title];
};
