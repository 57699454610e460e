import type { Dimension, Indicator, StandardContent } from '../content.ts';

/** What a one-click remedy does; the words of its button. */
export const fixNames = [
  'setTotal',
  'setDimension',
  'fitItems',
  'fillPoints',
  'dropPoints',
  'bindNamed',
  'bindOrganisation',
  'nameUsual',
  'setFrequency',
  'addNamed',
  'addMethod',
  'chooseComponent',
  'mixMethods',
  'moveToEffect',
  'setCap',
  'renameCode',
  'removeTwin',
  'restoreCode',
  'dropDrill',
  'dropRule',
  'convertRule',
  'clampRule',
  'raiseRule',
  'freeFloor',
  'dropRemark',
] as const;
export type FixName = (typeof fixNames)[number];

/** Where an indicator stands in the content: positions from 0. */
export type Spot = { readonly dimension: number; readonly indicator: number };

/** One change of a content; `code` is what stands there when the fix is offered, and nothing is done where another stands by now. */
export type FixChange =
  | { readonly set: 'total'; readonly total: number }
  | {
      readonly set: 'dimension';
      readonly dimension: number;
      readonly code: string;
      readonly change: Partial<Pick<Dimension, 'code' | 'points'>>;
    }
  | ({ readonly set: 'indicator'; readonly code: string; readonly change: Partial<Indicator> } & Spot)
  | ({ readonly set: 'removed'; readonly code: string } & Spot);

/** A remedy as data: shown before it is applied, applied by `applyFix`. */
export type Fix = { readonly name: FixName; readonly changes: readonly FixChange[] };

/** Remedies of which each touches its own indicator only: any number of one name may be applied together. */
export const joinable: ReadonlySet<FixName> = new Set<FixName>([
  'nameUsual',
  'setFrequency',
  'chooseComponent',
  'addNamed',
  'addMethod',
  'bindNamed',
  'dropPoints',
  'setCap',
]);

/** One remedy that does what several of its name do. */
export const joined = (first: Fix, others: readonly Fix[]): Fix => ({
  name: first.name,
  changes: [first, ...others].flatMap(({ changes }) => changes),
});

const inDimension = (
  content: StandardContent,
  at: number,
  change: (dimension: Dimension) => Dimension,
): StandardContent => ({
  ...content,
  dimensions: content.dimensions.map((one, i) => (i === at ? change(one) : one)),
});

const applied = (content: StandardContent, change: FixChange): StandardContent => {
  if (change.set === 'total') return { ...content, total: change.total };
  const dimension = content.dimensions[change.dimension];
  if (change.set === 'dimension')
    return dimension?.code === change.code
      ? inDimension(content, change.dimension, (one) => ({ ...one, ...change.change }))
      : content;
  if (dimension?.indicators[change.indicator]?.code !== change.code) return content;
  const { indicators } = dimension;
  const next =
    change.set === 'removed'
      ? indicators.toSpliced(change.indicator, 1)
      : indicators.map((one, i) => (i === change.indicator ? { ...one, ...change.change } : one));
  return inDimension(content, change.dimension, (one) => ({ ...one, indicators: next }));
};

/** The content after a remedy: the finding that offered it is gone from its lint. */
export const applyFix = (content: StandardContent, fix: Fix): StandardContent =>
  fix.changes.reduce(applied, content);
