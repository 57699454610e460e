import { applyFix, type Fix, type Indicator, type StandardContent } from '@kaohe/domain';
import { contentOf, indicatorValues, type Row, type RowValues, type Sheet } from './row.ts';

type Dimension = StandardContent['dimensions'][number];
type Pair<T> = readonly [before: T, after: T];

/** What stood in one and stands changed in the other, in order; what is the same object is the same thing. */
const pairs = <T>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] => {
  const old = before.filter((one) => !after.includes(one));
  const fresh = after.filter((one) => !before.includes(one));
  return fresh.flatMap((one, at): Pair<T>[] => {
    const was = old[at];
    return was === undefined ? [] : [[was, one]];
  });
};

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The values in which two rows' data differ. */
const changesOf = <T extends object>([before, after]: Pair<T>): Partial<T> => {
  const changes: Partial<T> = {};
  for (const field in after) if (!isSame(before[field], after[field])) changes[field] = after[field];
  return changes;
};

type Changes = Map<string, Partial<RowValues>>;

const inIndicator = (changes: Changes, key: string, [before, after]: Pair<Indicator>): void => {
  const all: Partial<RowValues> = indicatorValues(after);
  const names = Object.keys(changesOf([before, after]));
  changes.set(key, Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))));
};

/** The sheet after a one-click remedy. Only what the remedy changes is changed: what isn't read or finished elsewhere stays. */
export const fixed = (sheet: Sheet, fix: Fix): Sheet => {
  const { content: before, keys } = contentOf(sheet);
  const after = applyFix(before, fix);
  const changes: Changes = new Map();
  const gone = new Set<string>();
  const keyAt = (path: string): string => keys.get(path) ?? '';
  for (const [d, was] of before.dimensions.entries()) {
    const is: Dimension | undefined = after.dimensions[d];
    if (is === undefined || is === was) continue;
    const { indicators: _old, ...old } = was;
    const { indicators: _own, ...own } = is;
    changes.set(keyAt(`dimensions.${d}`), changesOf([old, own]));
    const changed = pairs(was.indicators, is.indicators);
    for (const [i, indicator] of was.indicators.entries()) {
      const path = `dimensions.${d}.indicators.${i}`;
      const pair = changed.find(([one]) => one === indicator);
      if (pair === undefined && !is.indicators.includes(indicator)) {
        gone.add(keyAt(path));
        for (const c of indicator.items.keys()) gone.add(keyAt(`${path}.items.${c}`));
      }
      if (pair === undefined) continue;
      inIndicator(changes, keyAt(path), pair);
      for (const [c, item] of indicator.items.entries()) {
        const next = pair[1].items[c];
        if (next !== undefined && next !== item)
          changes.set(keyAt(`${path}.items.${c}`), changesOf([item, next]));
      }
    }
  }
  const idle = [...changes.values()].every((change) => Object.keys(change).length === 0);
  // Pressed once more before the text is checked anew: no step that undo would have to take back.
  if (idle && gone.size === 0 && after.total === before.total) return sheet;
  const rows = sheet.rows
    .filter(({ key }) => !gone.has(key))
    .map((row): Row => {
      const change = changes.get(row.key);
      return change === undefined ? row : { ...row, values: { ...row.values, ...change } };
    });
  return { total: after.total, rows };
};
