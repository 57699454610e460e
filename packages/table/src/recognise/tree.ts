import { type Indicator, parseContent, type StandardContent, standardLimits } from '@kaohe/domain';
import { letters } from '../file/cell.ts';
import { plain } from '../layout/heading.ts';
import { limits, type Made } from './indicator.ts';

type Item = Indicator['items'][number];
type Branch = {
  readonly code: string;
  readonly name: string;
  points: number | null;
  readonly indicators: Indicator[];
};
/** Of a standard's schema. */
export const most = { ...standardLimits, code: 40 } as const;

/** A standard while its rows come in: codes are given, and no code twice. */
export class Tree {
  readonly branches: Branch[] = [];
  readonly #used = new Set<string>();
  readonly #given = new Set<string>();
  /** What stood here before the table that is read now. */
  #earlier: { readonly codes: ReadonlySet<string>; readonly branches: readonly Branch[] } = {
    codes: new Set(),
    branches: [],
  };
  #indicators = 0;

  /** Another table follows: what it calls like a dimension of an earlier one is that, and codes that are given are not given again. */
  turn(): void {
    this.#earlier = { codes: new Set(this.#given), branches: [...this.branches] };
  }

  /** The code asked for, or the first that is free. */
  #code(asked: string, make: (no: number) => string, from: number): string {
    const own = asked.slice(0, most.code);
    let code = this.#earlier.codes.has(own) ? '' : own;
    for (let no = from; code === ''; no += 1) if (!this.#used.has(make(no))) code = make(no);
    this.#used.add(code);
    this.#given.add(code);
    return code;
  }

  /** The dimension of that name in an earlier table. */
  earlier(name: string): Branch | undefined {
    return this.#earlier.branches.find((branch) => plain(branch.name) === plain(name));
  }

  get isFull(): boolean {
    return this.#indicators >= most.indicators;
  }

  /** The code asked for, else the first that is free: letters, or numbers behind a beginning. */
  codeOf(asked: string, from: number, beginning: string | null = null): string {
    return this.#code(
      asked,
      (no) => (beginning === null ? letters(no) : `${beginning}${no}`).slice(-most.code),
      from,
    );
  }

  /** Codes that rows ask for are kept free. */
  reserve(code: string): void {
    if (code !== '') this.#used.add(code);
  }

  /** Opens a dimension, or goes on with the one that an earlier table has; null: there are as many as a standard may have. */
  open(name: string, points: number | null, asked = ''): Branch | null {
    const known = this.earlier(name.slice(0, limits.name).trim());
    if (known !== undefined) {
      known.points ??= points;
      return known;
    }
    if (this.branches.length >= most.dimensions) return null;
    const code = this.#code(asked, letters, this.branches.length + 1);
    const branch = { code, name: name.slice(0, limits.name).trim(), points, indicators: [] };
    this.branches.push(branch);
    return branch;
  }

  /** Hangs an indicator in; null: the standard is full. */
  add(branch: Branch, made: Made['indicator']): Indicator | null {
    if (this.isFull) return null;
    this.#indicators += 1;
    const code = this.#code(
      made.code,
      (no) => `${branch.code}${no}`.slice(-most.code),
      branch.indicators.length + 1,
    );
    const indicator = { ...made, code, items: [] };
    branch.indicators.push(indicator);
    return indicator;
  }

  /** Hangs a check item in; null: the indicator is full. */
  addItem(indicator: Indicator, { code: asked, ...item }: Item): Item | null {
    if (indicator.items.length >= most.items) return null;
    const code = this.#code(
      asked,
      (no) => `${indicator.code}.${no}`.slice(-most.code),
      indicator.items.length + 1,
    );
    const added = { code, ...item };
    indicator.items.push(added);
    return added;
  }

  /** Points of the indicators that earn some, in 1/100. */
  get sum(): number {
    return this.branches.flatMap(scored).reduce((sum, one) => sum + one.form + one.effect, 0);
  }

  /** The standard; `total` as stated, else what the indicators come to, else 100 points. */
  content(total: number | null): StandardContent {
    const stated = total === null || total < 1 || total > limits.points ? this.sum || 10_000 : total;
    return parseContent({ total: Math.min(stated, limits.points), dimensions: this.branches });
  }
}

/** The indicators of a dimension that earn points. */
export const scored = ({ indicators }: Branch): readonly Indicator[] =>
  indicators.filter(({ kind }) => kind === 'score');
export type { Branch };
