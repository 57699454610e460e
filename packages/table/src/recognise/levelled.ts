import type { Indicator, TableField, TableLevel } from '@kaohe/domain';
import type { Table } from '../layout/table.ts';
import { readLevel } from '../meaning/choice.ts';
import { readPoints } from '../meaning/points.ts';
import { around, openAccount } from './account.ts';
import { finding, type Given, givenRows, ownOf, short, textOf } from './given.ts';
import type { Line } from './group.ts';
import { limits, makeIndicator } from './indicator.ts';
import type { Mapping } from './mapping.ts';
import { type Branch, most, type Tree } from './tree.ts';
import type { Read } from './wild.ts';

type Rows = { readonly lines: readonly Line[]; readonly level: TableLevel };

/** The level that a row states; one that states none is an indicator if it has a name, else belongs to the row above. */
const levelOf = ({ given }: Line): TableLevel => {
  const stated = textOf(ownOf(given.of('level')));
  return readLevel(stated) ?? (given.of('indicator').length > 0 ? 'indicator' : 'more');
};

/** Rows with those that continue them. */
const gathered = (lines: readonly Line[]): readonly Rows[] => {
  const all: { lines: Line[]; level: TableLevel }[] = [];
  for (const line of lines) {
    const level = levelOf(line);
    const last = all.at(-1);
    line.account.level = level;
    if (level === 'more' && last !== undefined) last.lines.push(line);
    else all.push({ lines: [line], level: level === 'more' ? 'indicator' : level });
  }
  return all;
};

/** Reads a table of which each row says what it is, as an exported one does: to the letter. */
class Reader {
  readonly #tree: Tree;
  #total: number | null = null;
  #branch: Branch | null = null;
  #indicator: Indicator | null = null;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  take({ lines, level }: Rows): void {
    const [first] = lines;
    if (first === undefined) return;
    const of = (field: TableField): readonly Given[] => lines.flatMap(({ given }) => ownOf(given.of(field)));
    for (const { account } of lines) account.fate = account === first.account ? 'taken' : 'merged';
    const into =
      level === 'standard'
        ? this.#standard(first, of)
        : level === 'dimension'
          ? this.#dimension(first, of)
          : level === 'item'
            ? this.#item(first, of)
            : this.#take(first, of);
    for (const { account } of lines) account.into = into;
  }

  get total(): number | null {
    return this.#total;
  }

  reserve(code: string): void {
    this.#tree.reserve(code);
  }

  #standard(line: Line, of: (field: TableField) => readonly Given[]): null {
    this.#total = points(line, of('points'));
    return null;
  }

  #dimension(line: Line, of: (field: TableField) => readonly Given[]): string | null {
    this.#indicator = null;
    this.#branch = this.#tree.open(this.#name(line, of), points(line, of('points')), textOf(of('code')));
    if (this.#branch === null) return refuse(line, 'tooManyDimensions', most.dimensions);
    return this.#branch.code;
  }

  #take(line: Line, of: (field: TableField) => readonly Given[]): string | null {
    this.#branch ??= this.#tree.open('未分维度', null);
    if (this.#branch === null) return refuse(line, 'tooManyDimensions', most.dimensions);
    const { indicator, findings } = makeIndicator({
      name: this.#name(line, of),
      code: textOf(of('code')).slice(0, most.code),
      of,
      place: line.given.place,
      around: [this.#branch.name],
      exact: true,
    });
    line.account.findings.push(...findings);
    this.#indicator = this.#tree.add(this.#branch, indicator);
    if (this.#indicator === null) return refuse(line, 'tooManyIndicators', most.indicators);
    return `${this.#branch.code} · ${this.#indicator.code}`;
  }

  #item(line: Line, of: (field: TableField) => readonly Given[]): string | null {
    if (this.#indicator === null || this.#branch === null) return this.#take(line, of);
    const rule = textOf(of('rule'));
    if (rule.length > limits.text)
      line.account.findings.push(finding('textTooLong', line.given.place('rule'), { limit: limits.text }));
    const item = this.#tree.addItem(this.#indicator, {
      code: textOf(of('code')).slice(0, most.code),
      name: this.#name(line, of).slice(0, limits.name).trim(),
      points: points(line, of('points')),
      rule: rule.slice(0, limits.text).trim(),
    });
    if (item === null) return refuse(line, 'tooManyItems', most.items);
    return `${this.#branch.code} · ${this.#indicator.code} · ${item.code}`;
  }

  #name(line: Line, of: (field: TableField) => readonly Given[]): string {
    const name = textOf(of('indicator'));
    if (name !== '') return name;
    const standIn = (textOf(of('rule')) || textOf(of('code')) || '—').slice(0, 40).trim();
    line.account.findings.push(finding('nameMissing', line.given.place('indicator'), { name: standIn }));
    return standIn;
  }
}

const refuse = (
  line: Line,
  issue: 'tooManyDimensions' | 'tooManyIndicators' | 'tooManyItems',
  limit: number,
): null => {
  line.account.fate = 'refused';
  line.account.findings.push(finding(issue, line.account.at, { limit }));
  return null;
};

/** The points of a dimension, an item or the whole; null where there are none. */
const points = ({ account }: Line, [cell]: readonly Given[]): number | null => {
  if (cell === undefined) return null;
  const read = readPoints(cell.text);
  const [value] = read?.form === 'one' ? read.values : [];
  if (value !== undefined && value <= limits.points) return value;
  account.findings.push(
    finding(value === undefined ? 'pointsUnreadable' : 'pointsTooHigh', cell.at, { text: short(cell.text) }),
  );
  return null;
};

/** Reads a table with a column of levels into the tree. */
export const readLevelled = (table: Table, mapping: Mapping, tree: Tree): Read => {
  const reader = new Reader(tree);
  const before = tree.sum;
  const lines = givenRows(table, mapping).map((given) => ({
    given,
    account: openAccount(given.row, table, mapping),
  }));
  for (const { given } of lines) for (const { text } of ownOf(given.of('code'))) reader.reserve(text);
  for (const rows of gathered(lines)) reader.take(rows);
  return {
    rows: around(
      table,
      lines.map(({ account }) => account),
    ),
    stated: reader.total,
    sum: tree.sum - before,
    compare: () => undefined,
  };
};
