import type { ScoreLine } from './line.ts';

/** A line that counts nothing: `by` is about the same happening, in the same direction, and weighs more. */
export type Repeated = { readonly line: string; readonly matter: string; readonly by: string };

/** One spelling of a happening: width, case and blanks don't matter. */
export const matterKey = (matter: string): string =>
  matter.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const groupOf = ({ matter, points }: ScoreLine): string | null =>
  matter == null || points === 0 ? null : `${points > 0 ? '+' : '-'}${matterKey(matter)}`;

/** The weightier first; among equals the one with the lesser id, so that the order of lines does not matter. */
const heavier = (a: ScoreLine, b: ScoreLine): number =>
  Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1);

/**
 * 同一事项不重复计分: of the lines in force about one happening, the weightiest that gives and the weightiest that takes points count, wherever
 * they stand; the others stand with 0 points. A line without a happening is of its own.
 */
export const onceEach = (
  lines: readonly ScoreLine[],
): { readonly lines: readonly ScoreLine[]; readonly repeated: readonly Repeated[] } => {
  const groups = Map.groupBy(lines, groupOf);
  const repeated = [...groups].flatMap(([key, group]): Repeated[] => {
    if (key === null || group.length < 2) return [];
    const [first, ...rest] = group.toSorted(heavier);
    return first ? rest.map(({ id, matter }) => ({ line: id, matter: matter ?? '', by: first.id })) : [];
  });
  if (repeated.length === 0) return { lines, repeated };
  const out = new Set(repeated.map(({ line }) => line));
  return {
    lines: lines.map((line) => (out.has(line.id) ? { ...line, points: 0 } : line)),
    repeated: repeated.toSorted((a, b) => (a.line < b.line ? -1 : 1)),
  };
};
