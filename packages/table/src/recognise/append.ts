import { type Indicator, parseContent, type StandardContent } from '@kaohe/domain';
import { plain } from '../layout/heading.ts';
import { Tree } from './tree.ts';

/** All codes of a standard. */
const codesOf = ({ dimensions }: StandardContent): readonly string[] =>
  dimensions.flatMap(({ code, indicators }) => [
    code,
    ...indicators.flatMap((one) => [one.code, ...one.items.map((item) => item.code)]),
  ]);

/**
 * A standard with another's indicators behind its own: dimensions of the same name are joined, and codes that are taken are given anew. The
 * total stays. Throws `invalid` when it becomes larger than a standard may be.
 */
export const appendContent = (before: StandardContent, added: StandardContent): StandardContent => {
  const tree = new Tree();
  const taken = new Set(codesOf(before));
  for (const code of [...taken, ...codesOf(added)]) tree.reserve(code);
  const free = (code: string): string => (taken.has(code) ? '' : code);
  const dimensions = before.dimensions.map((dimension) => ({
    ...dimension,
    indicators: [...dimension.indicators],
  }));
  for (const { code, name, points, indicators } of added.dimensions) {
    const known = dimensions.find((dimension) => plain(dimension.name) === plain(name));
    const branch = known ?? {
      code: tree.codeOf(free(code), dimensions.length + 1),
      name,
      points,
      indicators: [],
    };
    if (known === undefined) dimensions.push(branch);
    for (const one of indicators) {
      const own = tree.codeOf(free(one.code), branch.indicators.length + 1, branch.code);
      const items = one.items.map((item, i): Indicator['items'][number] => ({
        ...item,
        code: tree.codeOf(free(item.code), i + 1, `${own}.`),
      }));
      branch.indicators.push({ ...one, code: own, items });
    }
  }
  return parseContent({ total: before.total, dimensions });
};
