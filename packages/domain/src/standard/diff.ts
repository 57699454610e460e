import type { CheckItem, Dimension, Indicator, StandardContent } from './content.ts';

export type DiffChange = 'added' | 'removed' | 'moved' | 'renamed' | 'changed';

/** Where a thing stands: the codes above it, and its place among its like from 0. */
export type DiffPlace = {
  readonly dimension: string | null;
  readonly indicator: string | null;
  readonly index: number;
};
export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };
export type DiffLevel = 'dimension' | 'indicator' | 'item';
/** Without what stands under it: that has entries of its own. */
export type DiffValue = Omit<Dimension, 'indicators'> | Omit<Indicator, 'items'> | CheckItem;

/** What became of one dimension, indicator or check item, known by its code; `nth` tells apart those of one code, from 0. */
export type DiffEntry = {
  readonly level: DiffLevel;
  readonly code: string;
  readonly nth: number;
  /** As it is called now; of what was removed, as it was called. */
  readonly name: string;
  readonly changes: readonly DiffChange[];
  /** Null: added. */
  readonly from: DiffPlace | null;
  /** Null: removed. */
  readonly to: DiffPlace | null;
  readonly before: DiffValue | null;
  readonly after: DiffValue | null;
  /** Of what was there before and still is. */
  readonly fields: readonly FieldChange[];
};

/** What makes one content the other. */
export type StandardDiff = {
  readonly total: { readonly before: number; readonly after: number } | null;
  readonly entries: readonly DiffEntry[];
};

type Row = {
  readonly key: string;
  /** Key of what it stands under. */
  readonly parent: string;
  readonly code: string;
  readonly nth: number;
  readonly place: DiffPlace;
  readonly value: DiffValue;
};

/** Numbers things of one code in the order in which they come. */
const counter = (): ((key: string) => number) => {
  const seen = new Map<string, number>();
  return (key) => {
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return nth;
  };
};

const keyOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

const rowsOf = ({ dimensions }: StandardContent): Readonly<Record<DiffLevel, readonly Row[]>> => {
  const rows: Record<DiffLevel, Row[]> = { dimension: [], indicator: [], item: [] };
  const turn = counter();
  for (const [d, { indicators, ...dimension }] of dimensions.entries()) {
    const nth = turn(keyOf('d', dimension.code));
    const key = keyOf(dimension.code, nth);
    const top = { dimension: null, indicator: null, index: d };
    rows.dimension.push({ key, parent: '', code: dimension.code, nth, place: top, value: dimension });
    for (const [i, { items, ...indicator }] of indicators.entries()) {
      const place = { dimension: dimension.code, indicator: null, index: i };
      const turnOf = turn(keyOf('i', indicator.code));
      const own = keyOf(indicator.code, turnOf);
      rows.indicator.push({
        key: own,
        parent: key,
        code: indicator.code,
        nth: turnOf,
        place,
        value: indicator,
      });
      for (const [c, item] of items.entries()) {
        const n = turn(keyOf('c', own, item.code));
        const at = { dimension: dimension.code, indicator: indicator.code, index: c };
        rows.item.push({
          key: keyOf(own, item.code, n),
          parent: own,
          code: item.code,
          nth: n,
          place: at,
          value: item,
        });
      }
    }
  }
  return rows;
};

/** The longest run of numbers that rise: what need not be called moved. */
const rising = (numbers: readonly number[]): ReadonlySet<number> => {
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [i, n] of numbers.entries()) {
    let at = tails.findIndex((t) => (numbers[t] ?? 0) >= n);
    if (at < 0) at = tails.length;
    before[i] = at === 0 ? undefined : tails[at - 1];
    tails[at] = i;
  }
  const kept = new Set<number>();
  for (let i = tails.at(-1); i !== undefined; i = before[i]) kept.add(numbers[i] ?? 0);
  return kept;
};

/** Keys of what has another parent, or has changed places with its like. */
const movedOf = (before: ReadonlyMap<string, Row>, after: readonly Row[]): ReadonlySet<string> => {
  const kept = after.filter((row) => before.has(row.key));
  const stayed = kept.filter((row) => before.get(row.key)?.parent === row.parent);
  const moved = new Set(
    kept.filter((row) => before.get(row.key)?.parent !== row.parent).map((row) => row.key),
  );
  for (const siblings of Map.groupBy(stayed, (row) => row.parent).values()) {
    const places = siblings.map((row) => before.get(row.key)?.place.index ?? 0);
    const still = rising(places);
    for (const [i, row] of siblings.entries()) if (!still.has(places[i] ?? 0)) moved.add(row.key);
  }
  return moved;
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Whatever the order of the keys. */
const sorted = (_: string, value: unknown): unknown =>
  isPlain(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, value[key]]),
      )
    : value;
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, sorted) === JSON.stringify(b, sorted);

const fieldsOf = (before: Row['value'], after: Row['value']): readonly FieldChange[] => {
  const [old, own]: Readonly<Record<string, unknown>>[] = [before, after];
  return Object.keys(after).flatMap((field) =>
    isSame(old?.[field], own?.[field]) ? [] : [{ field, before: old?.[field], after: own?.[field] }],
  );
};

const changesOf = (fields: readonly FieldChange[], moved: boolean): readonly DiffChange[] => [
  ...(moved ? (['moved'] as const) : []),
  ...(fields.some(({ field }) => field === 'name') ? (['renamed'] as const) : []),
  ...(fields.some(({ field }) => field !== 'name') ? (['changed'] as const) : []),
];

const entriesOf = (level: DiffLevel, before: readonly Row[], after: readonly Row[]): readonly DiffEntry[] => {
  const old = new Map(before.map((row) => [row.key, row]));
  const own = new Set(after.map((row) => row.key));
  const moved = movedOf(old, after);
  const entry = (was: Row | undefined, is: Row | undefined): readonly DiffEntry[] => {
    const one = is ?? was;
    if (!one) return [];
    const fields = was && is ? fieldsOf(was.value, is.value) : [];
    const kept = changesOf(fields, moved.has(one.key));
    const changes = !was ? (['added'] as const) : !is ? (['removed'] as const) : kept;
    if (changes.length === 0) return [];
    const { code, nth } = one;
    const [from, to] = [was?.place ?? null, is?.place ?? null];
    const values = { before: was?.value ?? null, after: is?.value ?? null };
    return [{ level, code, nth, name: one.value.name, changes, from, to, ...values, fields }];
  };
  return [
    ...before.filter((row) => !own.has(row.key)).flatMap((row) => entry(row, undefined)),
    ...after.flatMap((row) => entry(old.get(row.key), row)),
  ];
};

/**
 * What makes `before` into `after`, by code: an indicator that keeps its code is the same wherever it stands. Complete: taking away, changing
 * and putting in place what is listed gives `after` (held by a property test); empty for equal contents.
 */
export const diff = (before: StandardContent, after: StandardContent): StandardDiff => {
  const [old, own] = [rowsOf(before), rowsOf(after)];
  return {
    total: before.total === after.total ? null : { before: before.total, after: after.total },
    entries: (['dimension', 'indicator', 'item'] as const).flatMap((level) =>
      entriesOf(level, old[level], own[level]),
    ),
  };
};
