import { writeFile } from 'node:fs/promises';

/** One figure, as `--json` writes it. `target`: what it should be; `against`: what it is measured against. */
export type Measure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string | null;
  readonly against: string | null;
};

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '<': (value, bound) => value < bound,
  '≤': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '≥': (value, bound) => value >= bound,
  '=': (value, bound) => value === bound,
};

/** True when the figure is as its target asks (`< 60`, `≥ 0.2`, `= 0`), or has none. */
export const holds = ({ value, target }: Measure): boolean => {
  if (target === null) return true;
  const [sign = '', bound = ''] = target.split(' ');
  const compare = comparisons[sign];
  if (!compare) throw new Error(`a target reads like "< 60", not "${target}"`);
  return compare(value, Number(bound));
};

export const writeMeasures = (file: string, measures: readonly Measure[]): Promise<void> =>
  writeFile(file, `${JSON.stringify(measures, null, 2)}\n`);
