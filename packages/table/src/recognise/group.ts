import type { Indicator, TableField } from '@kaohe/domain';
import { decimal } from '../meaning/notation.ts';
import { readPoints } from '../meaning/points.ts';
import type { RowAccount } from './account.ts';
import { finding, type Given, type GivenRow, ownOf, short, textOf } from './given.ts';
import { limits, makeIndicator } from './indicator.ts';
import { type Branch, most, type Tree } from './tree.ts';

/** A row of an indicator. */
export type Line = { readonly given: GivenRow; readonly account: RowAccount };
/** An indicator with the rows that speak of it. */
export type Group = {
  readonly name: string;
  readonly branch: Branch | null;
  readonly dimension: string;
  readonly lines: Line[];
};

const own = ({ given }: Line, field: TableField): readonly Given[] => ownOf(given.of(field));

/** Its rows are check items: they are named so, or each has points of its own. */
const isItemized = ({ lines }: Group): boolean =>
  lines.some((line) => own(line, 'item').length > 0) ||
  (lines.length > 1 && lines.filter((line) => own(line, 'points').length > 0).length > 1);

/** Every text of a column once. */
const distinct = (given: readonly Given[]): readonly Given[] =>
  given.filter(
    (one, i) => given.findIndex(({ text, heading }) => text === one.text && heading === one.heading) === i,
  );

/** The points of the items together, where the indicator has none of its own. */
const sumOf = (cells: readonly Given[]): readonly Given[] => {
  const read = cells.map(({ text }) => readPoints(text));
  const [first] = cells;
  if (first === undefined || read.some((one) => one?.form !== 'one')) return cells.slice(0, 1);
  const sum = read.reduce((all, one) => all + (one?.values[0] ?? 0), 0);
  const sign = read.some((one) => one?.sign === -1) ? '-' : '';
  return [{ ...first, text: `${sign}${decimal(sum)}` }];
};

type Shape = {
  readonly itemized: boolean;
  readonly pointed: boolean;
  readonly ruled: boolean;
  readonly coded: boolean;
};

/** Whose the points, the rules and the codes are: the items' where more than one row has its own. */
const shapeOf = (group: Group): Shape => {
  const itemized = isItemized(group);
  const many = (field: TableField): boolean =>
    group.lines.filter((line) => own(line, field).length > 0).length > 1;
  return {
    itemized,
    pointed: itemized && many('points'),
    ruled: itemized && many('rule'),
    coded: itemized && many('code'),
  };
};

const fieldOf =
  (group: Group, shape: Shape) =>
  (field: TableField): readonly Given[] => {
    const all = group.lines.flatMap((line) => own(line, field));
    if (field === 'points') return shape.pointed ? sumOf(all) : all.slice(0, 1);
    if (field === 'rule' && shape.ruled) return [];
    return field === 'rule' ? all : distinct(all);
  };

const itemPoints = (line: Line, shape: Shape): number | null => {
  const [cell] = own(line, 'points');
  if (!shape.pointed || cell === undefined) return null;
  const read = readPoints(cell.text);
  if (read?.form === 'one') return Math.min(read.values[0] ?? 0, limits.points);
  line.account.findings.push(finding('pointsUnreadable', cell.at, { text: short(cell.text) }));
  return null;
};

const addItem = (tree: Tree, indicator: Indicator, of: { line: Line; shape: Shape }): void => {
  const { line, shape } = of;
  const [named, rule] = [textOf(own(line, 'item')), shape.ruled ? textOf(own(line, 'rule')) : ''];
  const full = named === '' ? rule : named;
  if (full === '') return;
  const name = full.slice(0, limits.name).trim();
  if (full.length > limits.name)
    line.account.findings.push(finding('nameTooLong', line.given.place('item'), { limit: limits.name }));
  const words = [
    full.length > limits.name ? full : '',
    named === '' && full.length <= limits.name ? '' : rule,
  ];
  const text = words.filter((part) => part !== '').join('\n');
  if (text.length > limits.text)
    line.account.findings.push(finding('textTooLong', line.given.place('rule'), { limit: limits.text }));
  const code = shape.coded ? textOf(own(line, 'code')).slice(0, most.code) : '';
  const item = { code, name, points: itemPoints(line, shape), rule: text.slice(0, limits.text).trim() };
  if (tree.addItem(indicator, item) !== null) return;
  line.account.fate = 'refused';
  line.account.findings.push(finding('tooManyItems', line.account.at, { limit: most.items }));
};

const refuse = (group: Group, issue: 'tooManyDimensions' | 'tooManyIndicators', limit: number): void => {
  for (const { account } of group.lines) {
    account.fate = 'refused';
    account.findings.push(finding(issue, account.at, { limit }));
  }
};

/** Hangs an indicator with its items into the tree, and settles the accounts of its rows. */
export const closeGroup = (tree: Tree, group: Group, titles: readonly string[]): void => {
  const [first] = group.lines;
  if (first === undefined) return;
  if (group.branch === null) {
    refuse(group, 'tooManyDimensions', most.dimensions);
    return;
  }
  if (tree.isFull) {
    refuse(group, 'tooManyIndicators', most.indicators);
    return;
  }
  const shape = shapeOf(group);
  const { indicator: made, findings } = makeIndicator({
    name: group.name,
    code: shape.coded ? '' : textOf(own(first, 'code')).slice(0, most.code),
    of: fieldOf(group, shape),
    place: first.given.place,
    around: [group.name, group.dimension, ...titles],
    exact: false,
  });
  const indicator = tree.add(group.branch, made);
  if (indicator === null) return;
  for (const [i, line] of group.lines.entries()) {
    line.account.fate = i === 0 ? 'taken' : 'merged';
    line.account.level = i === 0 ? 'indicator' : 'more';
    line.account.into = `${group.branch.code} · ${indicator.code}`;
    if (!shape.itemized) continue;
    const before = indicator.items.length;
    addItem(tree, indicator, { line, shape });
    const item = indicator.items[before];
    if (item === undefined || i === 0) continue;
    line.account.fate = 'taken';
    line.account.level = 'item';
    line.account.into = `${line.account.into} · ${item.code}`;
  }
  for (const found of findings) accountOf(group, found.at).findings.push(found);
};

/** A finding stands with the row of its cell. */
const accountOf = (group: Group, at: string): RowAccount => {
  const no = Number(at.replace(/^[A-Z]+/, ''));
  const line = group.lines.find(({ account }) => account.no === no) ?? group.lines[0];
  if (line === undefined) throw new Error('a group has a row');
  return line.account;
};
