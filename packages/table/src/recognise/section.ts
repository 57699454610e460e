import { type Table, texts } from '../layout/table.ts';
import { readPoints } from '../meaning/points.ts';
import type { Given, GivenRow } from './given.ts';

/** A row that names a dimension, with the points that stand beside the name. */
export type Section = { readonly text: string; readonly at: string; readonly points: number | null };

const numbered = /^(第?[一二三四五六七八九十]+[、.．\s]|[IVX]+[、.．])/;
const sign = new RegExp(
  `${numbered.source}|^[（(][一二三四五六七八九十]+[)）]|^(加分|扣分|减分|奖励|一票否决)(项目?|指标|事项)?\\s*[（(]?`,
);

/** Its texts beside the cell of points. */
const named = ({ row, of }: GivenRow): ReturnType<typeof texts> => {
  const points = new Set(of('points').map(({ at }) => at));
  return texts(row).filter(({ at }) => !points.has(at));
};

const isNumbered = (given: GivenRow): boolean => {
  const own = named(given);
  return own.length === 1 && numbered.test(own[0]?.text ?? '');
};

/**
 * How a table's rows name dimensions: in a row of one text — over several columns, numbered like a heading, or in the column of dimensions
 * alone — and, where other rows are the more, in a numbered name with nothing but points beside it.
 */
export const sectionsOf = (
  table: Table,
  rows: readonly GivenRow[],
): ((given: GivenRow) => Section | null) => {
  const count = rows.filter((given) => isNumbered(given) && given.of('points').length > 0).length;
  const pointed = count * 2 <= rows.length;
  return (given) => {
    const { row, of } = given;
    const own = named(given);
    const [cell] = own;
    const reaches = row.cells.some(({ from }) => from !== null && !row.cells.some(({ at }) => at === from));
    if (cell === undefined || own.length !== 1 || reaches) return null;
    const [points]: readonly (Given | undefined)[] = of('points');
    const read = points === undefined ? null : readPoints(points.text);
    const value = read?.form === 'one' && read.sign === 0 ? (read.values[0] ?? null) : null;
    const section = { text: cell.text, at: cell.at, points: value };
    if (points !== undefined) return pointed && value !== null && numbered.test(cell.text) ? section : null;
    const wide = row.cells.length > 1 && row.cells.length * 2 >= table.columns.length;
    const alone = of('dimension').length === 1;
    return alone || wide || (sign.test(cell.text) && of('item').length === 0) ? section : null;
  };
};
