import { plain } from '../layout/heading.ts';
import { type Table, texts } from '../layout/table.ts';
import { type DimensionName, readDimension } from '../meaning/dimension.ts';
import { readPoints } from '../meaning/points.ts';
import { around, openAccount, type RowAccount } from './account.ts';
import { finding, type Given, type GivenRow, givenRows, ownOf, textOf } from './given.ts';
import { closeGroup, type Group, type Line } from './group.ts';
import type { Mapping } from './mapping.ts';
import { type Section, sectionsOf } from './section.ts';
import { type Branch, scored, type Tree } from './tree.ts';

/** A table that was read into the tree. */
export type Read = {
  readonly rows: readonly RowAccount[];
  /** What it says that its points come to, and what its own indicators come to; in 1/100. */
  readonly stated: number | null;
  readonly sum: number;
  /** Says where what is stated differs from what was read; once all tables are. */
  readonly compare: () => void;
};

/** A dimension as it was met: its branch, and the row that opened it. */
type Met = {
  readonly named: DimensionName;
  readonly branch: Branch | null;
  readonly account: RowAccount;
  readonly at: string;
  /** What the dimension's indicators came to before this table. */
  readonly before: number;
};

const sumOf = (branch: Branch | null): number =>
  branch === null ? 0 : scored(branch).reduce((all, one) => all + one.form + one.effect, 0);

const totalSign = /^(合计|总计|总分|共计|小计)/;

/** Where a dimension is named, with points beside the name. */
type Opening = { readonly at: string; readonly account: RowAccount; readonly points?: number | null };

/** Reads a table as somebody drew it up, row after row. */
class Reader {
  readonly #table: Table;
  readonly #mapping: Mapping;
  readonly #tree: Tree;
  readonly #met = new Map<string, Met>();
  readonly #titles: readonly string[];
  #sectionOf: (given: GivenRow) => Section | null = () => null;
  #current: Met | null = null;
  #outer = '';
  #group: Group | null = null;
  #stated: { total: number; account: RowAccount; at: string } | null = null;

  constructor(table: Table, mapping: Mapping, tree: Tree) {
    this.#tree = tree;
    this.#table = table;
    this.#mapping = mapping;
    this.#titles = [
      ...table.before.flatMap((row) => texts(row).map(({ text }) => text)).slice(-1),
      table.sheet,
    ];
  }

  read(): Read {
    const before = this.#tree.sum;
    const given = givenRows(this.#table, this.#mapping);
    for (const row of given) for (const { text } of ownOf(row.of('code'))) this.#tree.reserve(text);
    this.#sectionOf = sectionsOf(this.#table, given);
    const accounts = given.map((row) => {
      const account = openAccount(row.row, this.#table, this.#mapping);
      this.#take({ given: row, account });
      return account;
    });
    this.#close();
    const own = new Map([...this.#met.values()].map((met) => [met, sumOf(met.branch) - met.before]));
    const sum = this.#tree.sum - before;
    return {
      rows: around(this.#table, accounts),
      stated: this.#stated?.total ?? this.#titled(),
      sum,
      compare: () => this.#compare(own, sum),
    };
  }

  /** 总分100分 in a title. */
  #titled(): number | null {
    const words = this.#table.before.flatMap((row) => texts(row).map(({ text }) => text)).join('\n');
    const [, number] = /(?:总分|满分|合计|共计?)[^\d\n]{0,6}(\d+(?:\.\d+)?)\s*分/.exec(words) ?? [];
    return number === undefined ? null : (readPoints(number)?.values[0] ?? null);
  }

  #take(line: Line): void {
    if (this.#isHeader(line)) line.account.fate = 'header';
    else if (this.#isTotal(line)) this.#takeTotal(line);
    else {
      const section = this.#sectionOf(line.given);
      if (section === null) this.#takeContent(line);
      else this.#takeSection(line, section);
    }
  }

  #isHeader({ given }: Line): boolean {
    const said = (row: GivenRow['row']): string =>
      texts(row)
        .map(({ text }) => plain(text))
        .join('|');
    return this.#table.header.some((row) => said(row) === said(given.row));
  }

  #isTotal({ given }: Line): boolean {
    const own = texts(given.row);
    return totalSign.test(own[0]?.text ?? '') && own.length <= 4;
  }

  #takeTotal({ given, account }: Line): void {
    this.#close();
    const cell = [...given.of('points'), ...given.of('form')].at(0);
    const points = cell === undefined ? null : readPoints(cell.text);
    const isWhole = !texts(given.row)[0]?.text.startsWith('小计');
    if (isWhole && cell !== undefined && points?.form === 'one')
      this.#stated = { total: points.values[0] ?? 0, account, at: cell.at };
  }

  #takeSection({ account }: Line, { text, at, points }: Section): void {
    this.#close();
    const met = this.#dimension(text, { at, account, points });
    this.#current = met;
    account.level = 'dimension';
    account.fate = met.branch === null ? 'refused' : 'taken';
    account.into = met.branch?.code ?? null;
  }

  /** The dimension of that name: met before, or opened. */
  #dimension(text: string, { at, account, points = null }: Opening): Met {
    const read = readDimension(text);
    const named = { ...read, points: read.points ?? points };
    const key = `${plain(named.name)}`;
    const known = this.#met.get(key);
    if (known !== undefined) {
      if (known.branch !== null && known.branch.points === null) known.branch.points = named.points;
      return known;
    }
    this.#close();
    const stood = sumOf(this.#tree.earlier(named.name) ?? null);
    const met = { named, branch: this.#tree.open(named.name, named.points), account, at, before: stood };
    this.#met.set(key, met);
    return met;
  }

  /** What the cells of both levels say; a blank one is as above. */
  #dimensionOf({ given, account }: Line): Met {
    const [outer, inner] = [given.of('dimension')[0], given.of('subdimension')[0]];
    if (outer !== undefined) this.#outer = outer.text;
    const cell = inner ?? outer;
    if (cell !== undefined)
      return this.#dimension(inner === undefined ? cell.text : joined(this.#outer, cell.text), {
        at: cell.at,
        account,
      });
    return (
      this.#current ?? this.#dimension(this.#titles[0] ?? this.#table.sheet, { at: account.at, account })
    );
  }

  #takeContent(line: Line): void {
    const { given } = line;
    const met = this.#dimensionOf(line);
    const isElsewhere = met !== this.#current;
    this.#current = met;
    const [named] = given.of('indicator');
    const group = isElsewhere ? null : this.#group;
    if (group !== null && this.#goesOn(group, given, named)) {
      group.lines.push(line);
      return;
    }
    this.#close();
    const name = named === undefined ? this.#standIn(line) : this.#named(line, { named, met });
    const dimension = `${met.named.outer?.name ?? ''}${met.named.name}`;
    this.#group = { name, branch: met.branch, dimension, lines: [line] };
  }

  /** Whether a row speaks of the same indicator as the one before: merged with it, without a name, or an item under the same name. */
  #goesOn(group: Group, given: GivenRow, named: Given | undefined): boolean {
    if (named === undefined) return Object.values(this.#mapping).includes('indicator');
    if (named.inherited) return true;
    return named.text === group.name && ownOf(given.of('item')).length > 0;
  }

  /** A name left out is put after that of its dimension: several of them in a table would read as the same indicator. */
  #named({ account }: Line, { named, met }: { readonly named: Given; readonly met: Met }): string {
    if (!leftOut.test(named.text)) return named.text;
    const name = `${met.named.name}${named.text}`;
    account.findings.push(finding('nameMissing', named.at, { name: name.slice(0, 20) }));
    return name;
  }

  /** A row that has no name is called by the first words that it has. */
  #standIn({ given, account }: Line): string {
    const words = [textOf(given.of('item')), textOf(given.of('rule')), texts(given.row)[0]?.text ?? '—'];
    const name = (words.find((text) => text !== '') ?? '—').slice(0, 500).trim();
    if (Object.values(this.#mapping).includes('indicator'))
      account.findings.push(finding('nameMissing', given.place('indicator'), { name: name.slice(0, 20) }));
    return name;
  }

  #close(): void {
    const group = this.#group;
    this.#group = null;
    if (group !== null) closeGroup(this.#tree, group, this.#titles);
  }

  /** What is stated of dimensions, of those above them and of the whole, against what the indicators come to. */
  #compare(own: ReadonlyMap<Met, number>, whole: number): void {
    const outers = new Map<string, { met: Met; stated: number; sum: number }>();
    for (const [met, sum] of own) {
      const { points, outer } = met.named;
      if (met.branch !== null && points !== null) this.#compareDimension(met, { points, sum });
      if (outer?.points === null || outer === null) continue;
      const above = outers.get(outer.name) ?? { met, stated: outer.points, sum: 0 };
      outers.set(outer.name, { ...above, sum: above.sum + (points ?? sum) });
    }
    for (const { met, stated, sum } of outers.values())
      if (stated !== sum) met.account.findings.push(finding('dimensionDiffers', met.at, { stated, sum }));
    const { total, account, at } = this.#stated ?? {};
    if (total !== undefined && account !== undefined && at !== undefined && total !== whole)
      account.findings.push(finding('totalDiffers', at, { stated: total, sum: whole }));
  }

  /** A dimension may go on in another table: then either this table's part or the whole is what it states. */
  #compareDimension(
    { branch, account, at, before }: Met,
    { points, sum }: { readonly points: number; readonly sum: number },
  ): void {
    const whole = sumOf(branch);
    if (branch === null || scored(branch).length === 0 || whole === points) return;
    if (sum !== points) account.findings.push(finding('dimensionDiffers', at, { stated: points, sum }));
    else if (before > 0) branch.points = (branch.points ?? 0) + points;
  }
}

/** What is written where a name was left out. */
const leftOut = /^[（(\s]*(?:略|省略|[-—－/]+)[)）\s]*$/;

/** Two levels in two columns as one name. */
const joined = (outer: string, inner: string): string => (outer === '' ? inner : `${outer}／${inner}`);

/** Reads a table as somebody drew it up into the tree. */
export const readWild = (table: Table, mapping: Mapping, tree: Tree): Read =>
  new Reader(table, mapping, tree).read();
